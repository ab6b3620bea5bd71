import {
  HouseholdRegistered,
  InitialMembersEntered,
  RosterOpened,
  SharesQuantified,
  householdStream,
  rosterStream,
} from '#collectives/facts';
import type { DomainEvent, SealedPerson } from '#kernel';
import { COLLECTIVE, RESOLUTION, VILLAGE } from './examples.js';
import { known } from './given.js';

/** Two families of the village that the specs about households, members and shares speak of. */

function personOf(last: string): string {
  return `00000000-0000-5000-8000-00000000000${last}`;
}
export const [FATHER, MOTHER, SON, BRIDE, UNCLE] = ['1', '2', '3', '4', '5'].map(personOf) as [
  string,
  string,
  string,
  string,
  string,
];
/** Synthetic identity numbers: adults of 1880, and a child born on 2008-03-03, of age one day after today. */
export const ADULT = '140722188001010011';
export const CHILD = '140722200803030013';
export const MAJORITY = '2026-03-03';
/** Of 2025-06-01. */
export const BORN_UNDER_THE_LAW = '140722202506010023';

export const WANGS = '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
export const SUNS = '0b1f6a52-7a1d-5d5e-8e0c-3f2d5a9c7b11';
export const place = (householdId: string) => ({
  householdId,
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
});

/** What the vault makes of somebody; known before when their id is told. */
export function sealed(personId: string, more: Partial<SealedPerson> = {}): SealedPerson {
  return { personId, commitment: `commitment of ${personId}`, known: false, differs: [], ...more };
}

type Members = Parameters<typeof HouseholdRegistered.of>[0]['members'];
export function person(personId: string, relation: Members[number]['relation'], fullCapacityFrom?: string) {
  const { commitment } = sealed(personId);
  return { personId, commitment, relation, ...(fullCapacityFrom && { fullCapacityFrom }) };
}
const member = (...given: Parameters<typeof person>) => ({ ...person(...given), collectiveMember: true });

/** Father, mother and a son who is of age tomorrow. */
export const wangsRegistered = HouseholdRegistered.of({
  ...place(WANGS),
  contractorCode: `${VILLAGE}000001`,
  members: [member(FATHER, 'head'), member(MOTHER, 'spouse'), member(SON, 'son', MAJORITY)],
});
/** An uncle who lives alone. */
export const sunsRegistered = HouseholdRegistered.of({
  ...place(SUNS),
  contractorCode: `${VILLAGE}000002`,
  members: [member(UNCLE, 'head')],
});
export const wangs = (...later: DomainEvent[]) => known(householdStream, WANGS, wangsRegistered, ...later);
export const suns = (...later: DomainEvent[]) => known(householdStream, SUNS, sunsRegistered, ...later);

export const ofVillage = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
/** The roster with both families on it. */
export const rosterHistory: DomainEvent[] = [
  RosterOpened.of(ofVillage),
  InitialMembersEntered.of({
    ...ofVillage,
    householdId: WANGS,
    members: [{ personId: FATHER }, { personId: MOTHER }, { personId: SON, fullCapacityFrom: MAJORITY }],
  }),
  InitialMembersEntered.of({ ...ofVillage, householdId: SUNS, members: [{ personId: UNCLE }] }),
];
export const roster = (...later: DomainEvent[]) =>
  known(rosterStream, COLLECTIVE, ...rosterHistory, ...later);

/** The income of the cold store, shared by households and, for the uncle, by himself; a tenth is the collective's. */
export const household = (id: string) => ({ kind: 'household' as const, id });
export const memberHolder = (id: string) => ({ kind: 'member' as const, id });
export const collectiveShare = { kind: 'collective' as const, id: COLLECTIVE };
export const fraction = (numerator: number, denominator: number) => ({ numerator, denominator });
export const quantified = SharesQuantified.of({
  ...ofVillage,
  resolutionId: RESOLUTION,
  baseOn: '2025-12-12',
  assets: '冷库一座',
  amountFen: 100_000_000,
  management: 'static',
  cap: fraction(3, 5),
  outsideHeirs: false,
  holdings: [
    { holder: household(WANGS), shareType: 'basic', share: fraction(1, 2) },
    { holder: household(WANGS), shareType: 'farming-age', share: fraction(1, 10) },
    { holder: memberHolder(UNCLE), shareType: 'basic', share: fraction(3, 10) },
    { holder: collectiveShare, shareType: 'collective', share: fraction(1, 10) },
  ],
  replaced: [],
});
