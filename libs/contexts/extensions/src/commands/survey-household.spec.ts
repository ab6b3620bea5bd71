import { describe, expect, it } from '@jest/globals';
import { PARCEL, SHA, li, ownedParcel, parcel, zhang } from '#examples';
import { HouseholdEstablished, householdStream } from '#collectives/facts';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractRightEstablished,
  ParcelExpropriated,
  ParcelSuperseded,
  RightEnded,
  RightHeld,
} from '#land-rights/facts';
import {
  OLD_LAND,
  OLD_TERM,
  campaign,
  campaignId,
  campaignOpened,
  contractIssued,
  extinctHousehold,
  householdsListed,
  livingHousehold,
  sheetId,
  sheetOpened,
  sheetPlace,
  surveyClosed,
  surveyed,
  untilConfirmed,
  untilIssuing,
  untilPublished,
} from '#made-extensions';
import { HouseholdExtensionRefused, SchemeObjectionAnswered, SchemeObjectionRaised } from '../facts/index.js';
import { SurveyHousehold, surveyHousehold } from './survey-household.js';

const surveying = campaign(campaignOpened, householdsListed);
const held = { contractId: 'old-1', holders: [{ kind: 'household' as const, id: zhang.id }], ...OLD_TERM };
const oldRight: readonly DomainEvent[] = [
  ...ownedParcel(),
  RightHeld.of({ ...held, right: 'contract-right' }),
  ContractRightEstablished.of(held),
];

describe('the survey of a household', () => {
  const survey = (more: object = {}, others: object = {}, history: readonly DomainEvent[] = [sheetOpened]) =>
    given(surveyHousehold, {
      history,
      references: {
        ...{ campaign: surveying, household: livingHousehold(), takers: [] },
        ...{ parcels: [parcel(...oldRight)], ...others },
      },
    }).when({ sheetId, surveyedOn: '2026-01-10', kept: [PARCEL], ...more });

  it('finds everything as it was', () => {
    const { judgement } = survey().then(surveyed());
    expect(judgement.held).toEqual(expect.arrayContaining(['EX16', 'EX17', 'EX18', 'EX21', 'EX22']));
    expect(judgement.warnings).toEqual([]);
  });

  it('takes no land from a household in which somebody died or married', () => {
    const changes = ['death', 'married-out'] as const;
    survey({ changes: [...changes] }).then(surveyed({ differences: [...changes] }));
    for (const ground of ['fewer-members', 'marriage', 'settled-in-city', 'debt-offset', 'equal-shares'])
      survey({ kept: [], givenUp: [{ parcelCode: PARCEL, ground }] }).refused(
        'EXTENSIONS.NO_GROUND_TO_REDUCE',
      );
  });

  it('is of every parcel of the old contracts once, and of no other (EX17)', () => {
    const refused = 'EXTENSIONS.LAND_NOT_ACCOUNTED_FOR';
    survey({ kept: [] }).refused(refused);
    survey({ kept: [PARCEL, PARCEL] }).refused(refused);
    survey({ kept: [PARCEL, `${PARCEL.slice(0, 18)}9`] }).refused(refused);
  });

  it('warns of an area that is smaller by measurement (EX22), and tells what differs', () => {
    const smaller = parcel(...ownedParcel({ areaDm2: 300_000 }));
    const { judgement } = survey({}, { parcels: [smaller] }).then(
      surveyed({
        ...{ differences: ['area'], kept: [{ ...OLD_LAND, areaDm2: 300_000 }], newAreaDm2: 300_000 },
      }),
    );
    expect(judgement.warnings).toMatchObject([
      { rule: 'EX22', detail: '继续承包的地块原合同 5.00 亩，登记 4.50 亩。' },
    ]);
  });

  it('gives up what the register or a statement shows to be given up (EX19)', () => {
    const giveUp = (ground: string, others: object = {}, paper: object = {}) =>
      survey({ kept: [], givenUp: [{ parcelCode: PARCEL, ground, ...paper }] }, others);
    const none = { newAreaDm2: 0, outcome: 'not-extended' } as const;
    const found = (ground: 'surrendered' | 'ended' | 'expropriated' | 'extinct', paper: object = {}) =>
      surveyed({
        ...{ kept: [], ...none },
        differences: [...(ground === 'extinct' ? (['extinct'] as const) : []), 'area', 'given-up'],
        givenUp: [{ parcelCode: PARCEL, ground, ...paper }],
      });
    const ended = RightEnded.of({ contractId: 'old-1', endedOn: '2020-01-01' });
    const expropriated = ParcelExpropriated.of({
      ...{ approvalNumber: '晋政地〔2020〕1号', authority: '山西省人民政府', expropriatedOn: '2020-01-01' },
    });
    giveUp('surrendered', {}, { paperSha256: SHA }).then(found('surrendered', { paperSha256: SHA }));
    giveUp('ended', { parcels: [parcel(...oldRight, ended)] }).then(found('ended'));
    giveUp('expropriated', { parcels: [parcel(...oldRight, expropriated)] }).then(found('expropriated'));
    const { judgement } = giveUp('extinct', { household: extinctHousehold }).then(found('extinct'));
    expect(judgement.held).toContain('EX19');
    // What ran out with its term was not given up.
    const expired = RightEnded.of({ contractId: 'old-1', endedOn: OLD_TERM.to });
    giveUp('ended', { parcels: [parcel(...oldRight, expired)] }).refused('EXTENSIONS.REDUCTION_NOT_PROVEN');
    for (const ground of ['surrendered', 'ended', 'expropriated', 'extinct'])
      giveUp(ground).refused('EXTENSIONS.REDUCTION_NOT_PROVEN');
  });

  it('lets an extinct household extend nothing (EX21)', () => {
    survey({}, { household: extinctHousehold }).refused('EXTENSIONS.HOUSEHOLD_STANDS_NO_MORE');
    survey({}, { household: undefined }).refused('EXTENSIONS.HOUSEHOLD_STANDS_NO_MORE');
  });

  it('passes land on to another household of the collective, for good (EX20)', () => {
    const passedOn = [{ householdId: li.id, parcels: [PARCEL], paperSha256: SHA }];
    const taker = livingHousehold(li.id);
    const pass = (takers: object[], history: readonly DomainEvent[] = [sheetOpened], more: object = {}) =>
      survey({ kept: [], passedOn, ...more }, { takers }, history);
    const split = surveyed({
      ...{ differences: ['split', 'area'], kept: [], passedOn, newAreaDm2: 0, outcome: 'not-extended' },
    });
    expect(pass([taker]).then(split).judgement.held).toContain('EX20');
    pass([taker], [sheetOpened, split]).then(split);
    const refused = 'EXTENSIONS.TAKER_DOES_NOT_FIT';
    pass([]).refused(refused);
    pass([livingHousehold(li.id, { collectiveId: 'N2140722MF00000073' })]).refused(refused);
    pass([livingHousehold()], [sheetOpened], {
      passedOn: [{ householdId: zhang.id, parcels: [PARCEL], paperSha256: SHA }],
    }).refused(refused);
    survey({}, {}, [sheetOpened, split]).refused(refused);
  });

  it('passes land on by a split, a merger or an assignment of the register, else by a paper (EX31)', () => {
    const passedOn = [{ householdId: li.id, parcels: [PARCEL] }];
    const split = surveyed({
      ...{ differences: ['split', 'area'], kept: [], passedOn, newAreaDm2: 0, outcome: 'not-extended' },
    });
    const pass = (others: object) =>
      survey({ kept: [], passedOn }, { takers: [livingHousehold(li.id)], ...others });
    const { detail } = pass({}).refused('EXTENSIONS.PASSING_ON_NOT_PROVEN');
    expect(detail).toContain(`转由承包方 ${sheetPlace.divisionCode}000001 承包`);
    const where = { collectiveId: sheetPlace.collectiveId, divisionCode: sheetPlace.divisionCode };
    const son = { personId: `head of ${zhang.id}`, commitment: 'c', relation: 'head' as const };
    const established = HouseholdEstablished.of({
      ...{ householdId: li.id, ...where, contractorCode: `${where.divisionCode}000002` },
      ...{ fromHouseholdId: zhang.id, members: [son], sharePortion: { numerator: 1, denominator: 2 } },
    });
    const { judgement } = pass({ takers: [known(householdStream, li.id, established)] }).then(split);
    expect(judgement.held).toContain('EX31');
    const stranger = { ...established.data, members: [{ ...son, personId: 'a stranger' }] };
    const foreign = known(householdStream, li.id, HouseholdEstablished.of(stranger));
    pass({ takers: [foreign] }).refused('EXTENSIONS.PASSING_ON_NOT_PROVEN');
    const holders = [{ kind: 'household' as const, id: li.id }];
    const taken = { ...held, contractId: 'assigned-1', holders };
    const assigned = [...ownedParcel(), RightHeld.of({ ...taken, right: 'contract-right' })];
    pass({ parcels: [parcel(...assigned, ContractRightEstablished.of(taken))] }).then(split);
  });

  it('is made while households are surveyed; later of what came late, was refused or objected to (EX16)', () => {
    const closed = campaign(campaignOpened, householdsListed, surveyClosed);
    const refused = 'EXTENSIONS.SURVEY_OUT_OF_TIME';
    survey({}, { campaign: closed }, untilConfirmed).refused(refused);
    survey({}, { campaign: closed }).then(surveyed());
    const failed = HouseholdExtensionRefused.of({
      ...sheetPlace,
      number: '延0001',
      code: 'X',
      detail: '未登记。',
    });
    survey({}, { campaign: campaign(...untilIssuing) }, [...untilConfirmed, contractIssued(), failed]).then(
      surveyed(),
    );
    const objection = { campaignId, objectionId: sheetId };
    const raised = SchemeObjectionRaised.of({
      ...objection,
      raisedOn: '2026-02-03',
      content: '少一块地',
      sheetId,
    });
    const upheld = SchemeObjectionAnswered.of({
      ...{ ...objection, answeredOn: '2026-02-05', answer: '属实，更正', upheld: true },
    });
    const right = campaign(...untilPublished, raised, upheld);
    survey({}, { campaign: right }, untilConfirmed).then(surveyed());
    survey({ surveyedOn: '2026-03-03' }).refused(refused);
    given(surveyHousehold)
      .when({ sheetId, surveyedOn: '2026-01-10' })
      .refused('EXTENSION_HOUSEHOLD.NOT_FOUND');
  });

  it('finds the land of a parcel that was split in its parts', () => {
    const part = { code: `${PARCEL.slice(0, 18)}8`, areaDm2: 333_350 };
    const whole = ParcelSuperseded.of({
      reshapingId: sheetId,
      into: [part.code],
      on: '2020-01-01',
      rightIds: ['old-1'],
      encumbranceIds: [],
    });
    const parcels = [
      parcel(...oldRight, whole),
      { ...parcel(...ownedParcel({ code: part.code })), id: part.code },
    ];
    const kept = [{ parcelCode: part.code, areaDm2: part.areaDm2 }];
    survey({ kept: [part.code] }, { parcels }).then(surveyed({ kept }));
    survey({}, { parcels }).refused('EXTENSIONS.LAND_NOT_ACCOUNTED_FOR');
  });

  it('reads every parcel that is named, also a part that was given up or passed on (EX19)', () => {
    const part = (last: number) => `${PARCEL.slice(0, 18)}${last}`;
    const { parcels: read } = surveyHousehold.references ?? {};
    const [kept, taken, lost] = [part(7), part(8), part(9)];
    const command = Object.assign(new SurveyHousehold(), {
      ...{ sheetId, surveyedOn: '2026-01-10', kept: [kept] },
      passedOn: [{ householdId: li.id, parcels: [taken] }],
      givenUp: [{ parcelCode: lost, ground: 'expropriated' as const }],
    });
    expect(read?.ids(command, undefined)).toEqual([kept, taken, lost]);
    const split = ParcelSuperseded.of({
      ...{ reshapingId: sheetId, into: [kept, lost], on: '2020-01-01' },
      ...{ rightIds: ['old-1'], encumbranceIds: [] },
    });
    const expropriated = ParcelExpropriated.of({
      ...{ approvalNumber: '晋政地〔2021〕1号', authority: '山西省人民政府', expropriatedOn: '2021-01-01' },
    });
    const parcels = [
      parcel(...oldRight, split),
      { ...parcel(...ownedParcel({ code: kept, areaDm2: 300_000 })), id: kept },
      { ...parcel(...ownedParcel({ code: lost, areaDm2: 33_350 }), expropriated), id: lost },
    ];
    const givenUp = [{ parcelCode: lost, ground: 'expropriated' as const }];
    survey({ kept: [kept], givenUp }, { parcels }).then(
      surveyed({
        ...{ differences: ['area', 'given-up'], kept: [{ parcelCode: kept, areaDm2: 300_000 }], givenUp },
        newAreaDm2: 300_000,
      }),
    );
  });
});
