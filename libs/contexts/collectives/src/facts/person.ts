import { type CommitmentChange, type LegalDate, registerRules, rule, streamType } from '#kernel';
import {
  CorrectionPutIntoUse,
  MembershipTaken,
  PersonCorrected,
  PersonDeathNoted,
  PersonPlaced,
  type RightIdentity,
} from './person-events.js';

/** Where a person is: the last household and membership that were recorded. */
export interface Person {
  readonly divisionCode?: string;
  readonly householdId?: string;
  readonly collectiveId?: string;
  readonly diedOn?: LegalDate;
  /** When the first fact that was recorded of the person became true. */
  readonly recordedOn?: LegalDate;
  /** Ids of all households they came to, and of all collectives whose member they became. */
  readonly households: readonly string[];
  readonly rosters: readonly string[];
  /** The last correction of the identity. */
  readonly correction?: CommitmentChange & { readonly inUse: boolean };
  /** What households and rosters must have of them; nothing, of who was never corrected. */
  readonly right?: RightIdentity;
}

const nobody: Person = { households: [], rosters: [] };

function withId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id];
}

export const personStream = streamType({
  category: 'person',
  title: '人员',
  events: [PersonPlaced, MembershipTaken, PersonDeathNoted, PersonCorrected, CorrectionPutIntoUse],
  initial: nobody,
  evolve: {
    PersonPlaced: (person, { householdId, divisionCode }, { effectiveOn }) => ({
      ...{ ...person, householdId, divisionCode },
      recordedOn: person.recordedOn ?? effectiveOn,
      households: withId(person.households, householdId),
    }),
    MembershipTaken: (person, { collectiveId, divisionCode }, { effectiveOn }) => ({
      ...{ ...person, collectiveId, divisionCode },
      recordedOn: person.recordedOn ?? effectiveOn,
      rosters: withId(person.rosters, collectiveId),
    }),
    PersonDeathNoted: (person, { diedOn }) => ({ ...person, diedOn }),
    PersonCorrected: (person, { before, after: { commitment }, majority }) => ({
      ...person,
      correction: { former: before.commitment, commitment, inUse: false },
      right: { commitment, majority: majority ?? person.right?.majority },
    }),
    CorrectionPutIntoUse: (person) =>
      person.correction ? { ...person, correction: { ...person.correction, inUse: true } } : person,
  },
});

export const personIsRecordedOnce = rule<{ readonly personId: string; readonly alreadyThere: boolean }>({
  id: 'PE1',
  code: 'COLLECTIVES.PERSON_ALREADY_RECORDED',
  sentence: '一人的所在户、成员身份归属和死亡，没有变化的不重复记载。',
  basis: [registerRules('一人一户、一人一个成员身份')],
  severity: 'block',
  breach: ({ personId, alreadyThere }) =>
    alreadyThere ? { detail: `人员 ${personId} 已如此记载。`, wayForward: '不必再记。' } : undefined,
});
