import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, householdStream } from '#collectives/facts';
import { COMPANY, SHA, VILLAGE } from '#examples';
import { given, idGiven, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  CONSENT,
  HEAD,
  PLACE,
  PLOT,
  PROJECT,
  SHI,
  SPOUSE,
  consented,
  entitlement,
  existing,
  house,
  houseAppraised,
  houseTaken,
  plot,
  proposed,
  stateAfter,
  surveyed,
  useAgreed,
  usedPlot,
} from '#made-homesteads';
import { householdOf, householdRegistered } from '#people';
import { HouseFreed, HouseGivenBack, HouseUseEntered, HouseUseLeft } from '../facts/index.js';
import { agreeUse } from './agree-use.js';
import { recordHouseDisposed } from './record-house-disposed.js';
import { recordHouseInherited } from './record-house-inherited.js';
import { recordIdleSurvey } from './record-idle-survey.js';
import { recordOwnerConsent } from './record-owner-consent.js';
import { surrenderHomestead } from './surrender-homestead.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const { ways, purposes, until } = consented.data;
const of = { householdId, parcelCode: PLOT, paperSha256: SHA };
const neighbours = householdOf('邻居');
const extinct = known(
  householdStream,
  householdId,
  householdRegistered('石', '温'),
  HouseholdExtinctionRecorded.of({ ...PLACE, extinctOn: '2026-03-01' }),
);

/** What a household does with its house, each on a day. */
const ON = {
  sell: (disposedOn: string, history: DomainEvent[], more: object = {}) =>
    given(recordHouseDisposed, { history, references: { recipient: neighbours } }).when({
      ...{ ...of, way: 'sale', recipientHouseholdId: neighbours.id, disposedOn, ...more },
    }),
  surrender: (surrenderedOn: string, history: DomainEvent[]) =>
    given(surrenderHomestead, { history }).when({
      ...{ ...of, ground: 'other', askedBy: 'household', compensationFen: 1, paidBy: 'government' },
      ...{ keepsQualification: true, surrenderedOn },
    }),
  survey: (surveyedOn: string, history: DomainEvent[]) =>
    given(recordIdleSurvey, { history }).when({
      ...{ ...of, surveyedOn, since: '1990-01-01', state: 'idle', condition: 'sound', willingness: 'lease' },
    }),
  inherit: (inheritedOn: string, history: DomainEvent[]) =>
    given(recordHouseInherited, {
      history,
      references: { household: extinct, heirHousehold: neighbours },
    }).when({ ...of, inheritedOn, heirHouseholdId: neighbours.id }),
  consent: (signedOn: string, history: DomainEvent[]) =>
    given(recordOwnerConsent, {
      history: [...history, surveyed({ surveyedOn: '1990-01-01' })],
      references: { household: SHI },
    }).when({
      ...{ ...of, ways, purposes, until, signedOn, consenters: [HEAD, SPOUSE], toldNoNewHomestead: true },
    }),
};

describe('what a household does with its house', () => {
  const early = 'HOMESTEADS.NOT_YET_THE_HOUSEHOLDS';

  it('is of a day on which it had the homestead (HS32)', () => {
    const since = { ...existing, data: { ...existing.data, since: '2026-01-01' } };
    const acts = [ON.sell, ON.surrender, ON.survey, ON.inherit] as const;
    for (const act of acts) {
      expect(act('2025-12-31', [since]).refused(early).facts).toEqual({ since: '2026-01-01' });
      expect(act('2026-01-01', [since]).decided).toMatchObject({ events: [{}] });
    }
    // Nobody is known of the household before it was registered.
    ON.consent('2025-12-31', [since]).refused(early);
  });

  const entered = HouseUseEntered.of({
    ...{ householdId, homesteadId, parcelCode: PLOT, projectId: PROJECT, way: 'lease', number: '盘活1' },
    ...{ operator: { kind: COMPANY.kind, id: COMPANY.id }, signedOn: '2026-01-10' },
    ...{ from: '2026-01-15', to: '2036-01-14', consentId: CONSENT },
  });
  const left = (undone = false) =>
    HouseUseLeft.of({ homesteadId, parcelCode: PLOT, projectId: PROJECT, leftOn: '2026-02-10', undone });

  it('is of a day on which no project had it, nor has had it since (HS33)', () => {
    const was = 'HOMESTEADS.HOUSE_WAS_IN_PROJECT';
    const history = [existing, entered, left()];
    for (const act of [ON.sell, ON.surrender]) {
      for (const day of ['2026-01-10', '2026-02-10', '2026-01-09']) act(day, history).refused(was);
      expect(act('2026-02-11', history).decided).toMatchObject({ events: [{}] });
      expect(act('2026-02-10', [existing, entered, left(true)]).decided).toMatchObject({ events: [{}] });
    }
    const letBefore = { way: 'lease', recipientHouseholdId: undefined };
    ON.sell('2026-01-10', history, letBefore).refused(was);
    expect(ON.sell('2026-01-09', history, letBefore).decided).toMatchObject({ events: [{}] });
    const old = { existingFact: true };
    expect(ON.sell('2008-05-01', history, old).decided).toMatchObject({ events: [{}] });
  });

  it('keeps a consent for the project that had the house on it, though a later use came to nothing', () => {
    const consents = (...uses: DomainEvent[]) =>
      stateAfter(existing, consented, ...uses)?.homesteads[0]?.consents;
    expect(consents(entered, left(true))).toMatchObject([{ usedBy: undefined }]);
    expect(consents(entered, left(), entered, left(true))).toMatchObject([{ usedBy: PROJECT }]);
  });
});

describe('a use that is agreed', () => {
  const project = idGiven('project before');
  const place = { parcelCode: PLOT, divisionCode: VILLAGE, projectId: project };
  const had = (freedOn: string, undone = false) => [
    houseTaken({ projectId: project, from: '2026-01-01' }),
    HouseFreed.of({ ...place, freedOn, undone }),
    ...(undone ? [] : [HouseGivenBack.of({ ...place, returnedOn: freedOn })]),
  ];
  const agree = (...before: DomainEvent[]) => {
    const { number, way, signedOn, from, to } = useAgreed().data;
    return given(agreeUse, {
      history: [proposed],
      references: {
        ...{ parcel: plot(...usedPlot), entitlement: entitlement(existing, surveyed(), consented) },
        house: house(houseAppraised(), ...before),
      },
    }).when({
      ...{ ...of, projectId: PROJECT, way, number, signedOn, from, to, consentId: CONSENT },
    });
  };

  it('begins after the one before it was over (RV31)', () => {
    const was = 'HOMESTEADS.HOUSE_WAS_TAKEN';
    const agreed = useAgreed({ resolutionId: undefined });
    expect(agree(...had('2026-02-01')).refused(was).wayForward).toContain('2026-02-01');
    agree(...had('2026-01-31')).then(agreed);
    agree(...had('2026-02-20', true)).then(agreed);
  });
});
