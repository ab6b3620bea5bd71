import { describe, expect, it } from '@jest/globals';
import { PersonJoinedHousehold, PersonLeftHousehold, householdStream } from '#collectives/facts';
import { COMPANY, SHA } from '#examples';
import { given, idGiven, known } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import {
  CONSENT,
  HEAD,
  PLACE,
  PLOT,
  PROJECT,
  SHI,
  SPOUSE,
  consented,
  existing,
  stateAfter,
  surveyed,
} from '#made-homesteads';
import { householdRegistered, idOf } from '#people';
import {
  HouseUseEntered,
  HouseUseLeft,
  OwnerConsentRecorded,
  OwnerConsentWithdrawn,
} from '../facts/index.js';
import { recordOwnerConsent } from './record-owner-consent.js';
import { withdrawOwnerConsent } from './withdraw-owner-consent.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const [signedOn, SON] = ['2026-01-05', idOf('石小')];

const registered = householdRegistered('石', '温');
/** With a son who was born in the household, or came to it. */
const withSon = (more: Partial<DataOf<typeof PersonJoinedHousehold>> = {}, ...later: DomainEvent[]) =>
  known(
    householdStream,
    householdId,
    registered,
    PersonJoinedHousehold.of({
      ...{ ...PLACE, personId: SON, commitment: SHA, relation: 'son', ground: 'birth', ...more },
    }),
    ...later,
  );

describe('the consent of its household', () => {
  const { ways, purposes, until } = consented.data;
  const consent = (more: object = {}, household: unknown = SHI, surveys: DomainEvent[] = [surveyed()]) =>
    given(recordOwnerConsent, {
      history: [existing, ...surveys],
      references: { household: household as typeof SHI },
    }).when({
      ...{ householdId, parcelCode: PLOT, ways, purposes, until, signedOn, paperSha256: SHA },
      ...{ consenters: [HEAD, SPOUSE], toldNoNewHomestead: true, ...more },
    });
  const recorded = (more: Partial<DataOf<typeof OwnerConsentRecorded>> = {}) =>
    OwnerConsentRecorded.of({
      ...{ ...consented.data, consentId: idGiven('consent'), authorised: [], operatorId: undefined, ...more },
    });

  it('is in writing, by its head and whoever else lives there (HS9), who were told (P22a)', () => {
    const { events } = consent().then(recorded());
    expect(events).toMatchObject([{ data: { toldNoNewHomestead: true } }]);
    consent({ toldNoNewHomestead: false }).refused('HOMESTEADS.OWNER_NOT_TOLD');
    const strangers = 'HOMESTEADS.CONSENTERS_NOT_OF_HOUSEHOLD';
    consent({ consenters: [SPOUSE], authorised: [] }).refused(strangers, 'HOMESTEADS.CO_USERS_DID_NOT_SIGN');
    consent({ consenters: [HEAD, SPOUSE, idOf('somebody')] }).refused(strangers);
    consent({}, null).refused(strangers);
  });

  it('is by everybody who is of age on that day, or has authorised a signer in writing (HS16)', () => {
    const unsigned = 'HOMESTEADS.CO_USERS_DID_NOT_SIGN';
    expect(consent({ consenters: [HEAD] }).refused(unsigned).facts).toEqual({ missing: [SPOUSE] });
    const authorised = [{ personId: SPOUSE, sha256: SHA }];
    consent({ consenters: [HEAD], authorised }).then(recorded({ consenters: [HEAD], authorised }));
    const minor = { fullCapacityFrom: '2026-01-06' };
    consent({}, withSon(minor)).then(recorded());
    consent({}, withSon({ fullCapacityFrom: signedOn })).refused(unsigned);
    // In these histories everything happened on the first of January.
    consent({ signedOn: '2025-12-31' }, withSon()).then(recorded({ signedOn: '2025-12-31' }));
    const gone = PersonLeftHousehold.of({ ...PLACE, personId: SON, ground: 'moved-away', staying: [] });
    consent({}, withSon({}, gone)).then(recorded());
  });

  it('says for what and up to which day (HS17), and to whom where it is for one operator', () => {
    consent({ operatorCreditCode: COMPANY.id }).then(recorded({ operatorId: COMPANY.id }));
    consent({ until: signedOn }).refused('HOMESTEADS.CONSENT_TERM_OVER');
  });

  it('is for a homestead that is theirs (HS7)', () => {
    consent({ parcelCode: 'elsewhere' }).refused(
      'HOMESTEADS.NOT_THE_HOUSEHOLDS',
      'HOMESTEADS.NOT_FOUND_IDLE',
    );
  });

  it('says when and how a household changed its mind that was unwilling (HS34, HS35)', () => {
    const unwilling = [surveyed({ willingness: 'unwilling' })];
    const warned = (more: Parameters<typeof recorded>[0], surveys: DomainEvent[] = unwilling) =>
      consent({ ...more }, SHI, surveys)
        .then(recorded(more))
        .judgement.warnings.map(({ rule }) => rule);
    expect(warned({})).toEqual(['HS34']);
    const changeOfMind = { changedOn: '2025-12-20', sha256: SHA };
    expect(warned({ changeOfMind })).toEqual([]);
    expect(warned({}, [...unwilling, surveyed({ surveyedOn: '2025-12-20' })])).toEqual([]);
    const dates = 'HOMESTEADS.CHANGE_OF_MIND_DATES';
    for (const changedOn of ['2025-11-30', '2026-01-06'])
      consent({ changeOfMind: { changedOn, sha256: SHA } }, SHI, unwilling).refused(dates);
    consent({ changeOfMind }).refused(dates);
  });

  it('does not count the signature of a minor (HS36)', () => {
    const minor = withSon({ fullCapacityFrom: '2026-01-06' });
    const all = { consenters: [HEAD, SPOUSE, SON] };
    expect(consent(all, minor).then(recorded(all)).judgement.warnings).toMatchObject([{ rule: 'HS36' }]);
    const unsigned = consent({ consenters: [HEAD, SON] }, minor).refused('HOMESTEADS.CO_USERS_DID_NOT_SIGN');
    expect(unsigned.facts).toEqual({ missing: [SPOUSE] });
  });

  it('is for a house that the last survey before it found idle and undisputed (HS21)', () => {
    const busy = 'HOMESTEADS.NOT_FOUND_IDLE';
    const after = (...surveys: DomainEvent[]) => consent({}, SHI, surveys);
    after().refused(busy);
    after(surveyed({ surveyedOn: '2026-01-06' })).refused(busy);
    after(surveyed({ disputed: true })).refused(busy);
    after(surveyed({ state: 'abandoned' })).then(recorded());
    const lived = surveyed({ surveyedOn: '2025-11-01', state: 'in-use' });
    after(lived).refused(busy);
    // Recorded later, but of an earlier day.
    after(surveyed(), lived).then(recorded());
    after(lived, surveyed()).then(recorded());
  });
});

describe('a consent that is taken back', () => {
  const withdrawnOn = '2026-02-01';
  const withdraw = (history: DomainEvent[], more: object = {}) =>
    given(withdrawOwnerConsent, { history: [existing, ...history] }).when({
      ...{ householdId, parcelCode: PLOT, consentId: CONSENT, withdrawnOn, paperSha256: SHA, ...more },
    });
  const withdrawn = OwnerConsentWithdrawn.of({
    ...{ homesteadId, consentId: CONSENT, withdrawnOn, paperSha256: SHA },
  });
  const entered = HouseUseEntered.of({
    ...{ householdId, homesteadId, parcelCode: PLOT, projectId: PROJECT, way: 'lease', number: '盘活1' },
    ...{ operator: { kind: COMPANY.kind, id: COMPANY.id }, signedOn, from: '2026-02-01', to: '2046-01-31' },
    consentId: CONSENT,
  });
  const left = (undone: boolean) =>
    HouseUseLeft.of({ homesteadId, parcelCode: PLOT, projectId: PROJECT, leftOn: withdrawnOn, undone });

  it('is one that there is, once (HS18)', () => {
    const none = 'HOMESTEADS.NO_CONSENT_TO_WITHDRAW';
    withdraw([consented]).then(withdrawn);
    withdraw([]).refused(none);
    withdraw([consented, withdrawn]).refused(none);
    withdraw([consented], { withdrawnOn: '2026-01-04' }).refused(none);
  });

  it('is one on which no use was agreed (HS19)', () => {
    withdraw([consented, entered]).refused('HOMESTEADS.CONSENT_IN_USE');
    withdraw([consented, entered, left(false)]).refused('HOMESTEADS.CONSENT_IN_USE');
    withdraw([consented, entered, left(true)]).then(withdrawn);
    expect(stateAfter(existing, consented, entered)?.homesteads).toMatchObject([
      { consents: [{ usedBy: PROJECT }], use: { projectId: PROJECT } },
    ]);
  });
});
