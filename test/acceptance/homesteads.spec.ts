import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'e5'.repeat(32);
const [PLOT, OLD_PLOT] = ['140722002003JC00012W00000000', '140722002003JC00013F00010001'];
const OPERATOR = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '左权县桐峪民宿有限公司' };

describe('homesteads of a village, over the desk', () => {
  let county: TestCounty;
  let village: TestVillage;
  let householdId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const basis = { law: '左权县宅基地管理办法', article: '第五条' };
    const rows = {
      'homesteads.area-standard-dm2': 20_000,
      'homesteads.publication-period': { count: 7, unit: 'calendar-day' },
    };
    for (const [key, value] of Object.entries(rows))
      await village.countyReviewer.must('policies/set-policy-row', {
        ...{ divisionCode: '140722', key, value, from: '2020-01-01', basis },
      });
    for (const [code, house] of [[PLOT], [OLD_PLOT, { areaDm2: 12_000 }]] as const) {
      const unit = { house, code, divisionCode: VILLAGE, name: '后街', areaDm2: 16_000, kind: 'homestead' };
      await village.clerk.must('land-rights/register-land-unit', unit);
      const ownership = { parcelCode: code, collectiveId: COLLECTIVE, nature: '32' };
      await village.clerk.must('land-rights/record-collective-ownership', ownership);
    }
    householdId = await village.household();
  });
  afterAll(async () => county.close());

  const send = (name: string, body: object): Promise<Answer> =>
    village.clerk.send(`homesteads/${name}`, body);
  const must = (name: string, body: object): Promise<Answer['body']> =>
    village.clerk.must(`homesteads/${name}`, body);
  const list = async (path: string): Promise<Answer['body'][]> =>
    (await village.clerk.get(`homesteads/${path}`)).body.items;
  const rightsOn = async (code: string): Promise<object[]> =>
    (await village.clerk.get(`land-rights/rights?parcelCode=${code}`)).body.items;

  it('grants one to a household, step by step, and not a second', async () => {
    const application = {
      ...{ householdId, divisionCode: VILLAGE, ground: 'separate-household', areaDm2: 16_000 },
      ...{ appliedOn: '2025-11-20', paperSha256: SHA },
    };
    const large = await send('apply-for-homestead', { ...application, areaDm2: 20_001 });
    expect(large).toMatchObject({ status: 422, body: { rule: 'P21a' } });
    await must('apply-for-homestead', application);
    const grant = { householdId, parcelCode: PLOT, grantedOn: '2026-01-05', paperSha256: SHA };
    expect(await send('grant-homestead', grant)).toMatchObject({ status: 422, body: { rule: 'P23' } });
    const resolution = await village.resolve([], {
      ...{ matter: 'homestead-use', subject: '同意一户的宅基地申请', parcels: undefined },
    });
    const { id: resolutionId } = resolution.body;
    await must('record-application-discussed', { householdId, resolutionId, discussedOn: '2025-12-12' });
    const notice = { householdId, from: '2025-12-12', publishedAt: '村务公开栏', sha256: SHA };
    const short = await send('publish-application', { ...notice, to: '2025-12-18' });
    expect(short).toMatchObject({ status: 422, body: { rule: 'P23b' } });
    await must('publish-application', { ...notice, to: '2025-12-19' });
    const { id: approvalId } = (await village.approve(resolutionId)).body;
    await must('record-application-approved', { householdId, approvalId, approvedOn: '2025-12-20' });
    await must('grant-homestead', grant);
    await county.settled();
    expect(await rightsOn(PLOT)).toMatchObject([
      { kind: 'homestead-use', standing: 'established', holderId: householdId, endsOn: '9999-12-31' },
    ]);
    expect(await list(`?householdId=${householdId}`)).toMatchObject([{ standing: 'held', granted: true }]);
    expect(await list('applications')).toMatchObject([{ stage: 'approved', grantedOn: '2026-01-05' }]);
    const again = await send('apply-for-homestead', { ...application, appliedOn: '2026-01-20' });
    expect(again).toMatchObject({ status: 422, body: { rule: 'P21' } });
  });

  it('makes a guesthouse of an idle house, and gives it back', async () => {
    const owner = await village.household();
    const house = { householdId: owner, parcelCode: OLD_PLOT };
    const since = '1998-05-01';
    await must('record-existing-homestead', { ...house, divisionCode: VILLAGE, source: 'inherited', since });
    const survey = { surveyedOn: '2025-12-01', state: 'idle', since: '2019-02-01' };
    await must('record-idle-survey', { ...house, ...survey, condition: 'sound', willingness: 'lease' });
    expect(await list('idle?willingness=lease')).toMatchObject([{ parcelCode: OLD_PLOT }]);
    const older = { surveyedOn: '2024-12-01', state: 'in-use', since: '1998-05-01' };
    await must('record-idle-survey', { ...house, ...older, condition: 'sound', willingness: 'unwilling' });
    expect(await list('idle?willingness=lease')).toMatchObject([{ surveyedOn: '2025-12-01' }]);
    const members = (await village.clerk.get(`collectives/households/${owner}/members`)).body.items;
    const consent = {
      ...{
        ...house,
        ways: ['lease'],
        purposes: ['homestay'],
        until: '2045-12-31',
        consenters: members.map(({ personId }: { personId: string }) => personId),
      },
      ...{ toldNoNewHomestead: false, signedOn: '2025-12-05', paperSha256: SHA },
    };
    expect(await send('record-owner-consent', consent)).toMatchObject({
      status: 422,
      body: { rule: 'P22a' },
    });
    await must('record-owner-consent', { ...consent, toldNoNewHomestead: true });
    const [{ consentId }] = await list(`?householdId=${owner}&parcelCode=${OLD_PLOT}`);
    const { state: signed } = (await village.clerk.get(`homesteads/entitlements/${owner}/state`)).body;
    expect(signed).toMatchObject({ homesteads: [{ parcelCode: OLD_PLOT, consents: [{ consentId }] }] });
    const { id: projectId } = await must('propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '石板房民宿', kind: 'homestay' },
      ...{ catering: false, operator: OPERATOR, plannedFen: 80_000_000, proposedOn: '2025-12-06' },
      paperSha256: SHA,
    });
    const agreement = {
      ...{ projectId, ...house, way: 'lease', number: '盘活〔2025〕1号', signedOn: '2025-12-10' },
      ...{ from: '2026-01-01', to: '2045-12-31', consentId, paperSha256: SHA },
    };
    expect(await send('agree-use', agreement)).toMatchObject({ status: 422, body: { rule: 'RV21' } });
    const report = {
      ...{ parcelCode: OLD_PLOT, divisionCode: VILLAGE, documentNumber: '左房鉴字1号', agency: '鉴定公司' },
      ...{ grade: 'b', appraisedOn: '2025-12-01', validUntil: '2026-03-20', sha256: SHA },
    };
    await must('record-house-safety', report);
    await must('agree-use', agreement);
    await county.settled();
    const split = [
      { party: 'household', householdId: owner, numerator: 1, denominator: 3 },
      { party: 'operator', numerator: 2, denominator: 3 },
    ];
    const start = { projectId, startedOn: '2026-01-10', split };
    expect(await send('start-revitalization', start)).toMatchObject({ status: 422, body: { rule: 'RV7' } });
    for (const item of ['business-licence', 'fire-safety', 'special-trade'])
      await must('meet-checklist-item', {
        ...{ projectId, item, documentNumber: `${item} 1号`, sha256: SHA, metOn: '2025-12-20' },
      });
    await must('start-revitalization', start);
    expect(await list(`houses?projectId=${projectId}`)).toMatchObject([
      { parcelCode: OLD_PLOT, grade: 'b', safeUntil: '2026-03-20' },
    ]);
    const reportDuties = async (): Promise<object[]> =>
      (await village.clerk.get('tasks?rule=RV22')).body.items;
    await county.settled();
    expect(await reportDuties()).toMatchObject([{ standing: 'open' }]);
    const renewed = { ...report, documentNumber: '左房鉴字2号' };
    await must('record-house-safety', { ...renewed, appraisedOn: '2026-01-20', validUntil: '2031-01-19' });
    await county.settled();
    expect(await reportDuties()).toMatchObject([
      { standing: 'completed' },
      { standing: 'open', dueOn: '2030-12-19' },
    ]);
    const period = { projectId, from: '2026-01-10', to: '2026-02-10' };
    await must('record-revitalization-revenue', { ...period, revenueFen: 100_000, paperSha256: SHA });
    const closed = { projectId, from: '2026-02-11', to: '2026-02-12', revenueFen: 0, paperSha256: SHA };
    await must('record-revitalization-revenue', closed);
    const surrender = {
      ...{ ...house, ground: 'settled-in-city', compensationFen: 5_000_000, paidBy: 'government' },
      ...{ keepsQualification: true, surrenderedOn: '2026-02-15', paperSha256: SHA },
    };
    const forced = await send('surrender-homestead', { ...surrender, askedBy: 'collective' });
    expect(forced).toMatchObject({ status: 422, body: { rule: 'P24a' } });
    const early = await send('end-revitalization', { projectId, ground: 'expiry', endedOn: '2026-02-20' });
    expect(early).toMatchObject({ status: 422, body: { rule: 'RV32' } });
    await must('end-revitalization', { projectId, ground: 'agreement', endedOn: '2026-02-20' });
    await county.settled();
    expect(await list('uses')).toMatchObject([
      { standing: 'ended', endedOn: '2026-02-20', state: 'overdue' },
    ]);
    await must('return-use', {
      ...{ projectId, parcelCode: OLD_PLOT, returnedOn: '2026-02-21', condition: 'sound', paperSha256: SHA },
    });
    expect(await rightsOn(OLD_PLOT)).toMatchObject([
      { kind: 'homestead-use', standing: 'established', holderId: owner },
      { kind: 'lease', standing: 'ended', endsOn: '2026-02-20' },
    ]);
    expect(await list('revitalizations?stage=ended')).toMatchObject([
      { name: '石板房民宿', operatorName: OPERATOR.name, revenueFen: 100_000, houses: 0 },
    ]);
    expect(await list('uses')).toMatchObject([{ standing: 'returned', state: 'returned' }]);
    await county.settled();
    expect(await list('houses')).toMatchObject([{ projectId: null, awaitedFrom: [] }]);
    const { id: next } = await must('propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '第二家民宿', kind: 'homestay' },
      ...{ catering: false, operator: OPERATOR, plannedFen: 1, proposedOn: '2026-02-22', paperSha256: SHA },
    });
    const again = { ...agreement, projectId: next, signedOn: '2026-02-25', from: '2026-02-26' };
    expect(await send('agree-use', again)).toMatchObject({ status: 422, body: { rule: 'HS31' } });
    await must('record-idle-survey', {
      ...{ ...house, surveyedOn: '2026-02-23', state: 'idle', since: '2026-02-21' },
      ...{ condition: 'dangerous', willingness: 'unwilling' },
    });
    const change = { changeOfMind: { changedOn: '2026-02-22', sha256: SHA } };
    const anew = { ...consent, toldNoNewHomestead: true, signedOn: '2026-02-24' };
    const untimely = await send('record-owner-consent', { ...anew, ...change });
    expect(untimely).toMatchObject({ status: 422, body: { rule: 'HS35' } });
    const { warnings } = await must('record-owner-consent', anew);
    expect(warnings).toMatchObject([{ rule: 'HS34' }]);
    await county.settled();
    const [{ consentId: second }] = await list(`?householdId=${owner}&consentUntilTo=2045-12-31`);
    const unsafe = await send('agree-use', { ...again, consentId: second });
    expect(unsafe).toMatchObject({ status: 422, body: { rule: 'RV21' } });
    expect(await list('houses?foundUnsafeOnFrom=2026-02-23')).toMatchObject([{ safety: 'overtaken' }]);
    expect(await list('papers?item=fire-safety')).toMatchObject([{ projectId, validUntil: null }]);
    const [{ parts }] = await list('revenues');
    expect(parts).toMatchObject([{ amountFen: 33_333 }, { amountFen: 66_667 }]);
    const { body } = await village.clerk.get(`homesteads/entitlements/${owner}`);
    expect(body).toMatchObject({ homesteads: 1, qualified: true, disposed: true });
  });

  it('lists what households have in the order of the village, and as it was known', async () => {
    const codes = async (path: string): Promise<string[]> =>
      (await list(path)).map(({ contractorCode }: { contractorCode: string }) => contractorCode);
    const listed = await codes('entitlements');
    expect(listed).toHaveLength(2);
    expect(listed).toEqual([...listed].sort());
    expect(await codes('')).toEqual(listed);
    const [first = ''] = listed;
    expect(await codes(`entitlements?contractorCode=${first}`)).toEqual([first]);
    expect(await codes(`entitlements?collectiveId=${COLLECTIVE}&divisionCode=140722`)).toEqual(listed);
    expect(await codes(`?contractorCode=${first}&standing=held`)).toEqual([first]);
    expect(await codes('?standing=surrendered')).toEqual([]);
    expect(await codes(`?parcelCode=${PLOT}&sinceFrom=2026-01-05&sinceTo=2026-01-05`)).toHaveLength(1);
    expect(await codes('?projectId=none')).toEqual([]);
    expect(await codes('applications?stage=approved&closedFor=withdrawn')).toEqual([]);
    const state = async (query: string): Promise<Answer> =>
      village.clerk.get(`homesteads/entitlements/${householdId}/state${query}`);
    expect((await state('?on=2025-11-30')).body).toMatchObject({ state: { homesteads: [] } });
    expect((await state('?on=2026-01-05')).body).toMatchObject({
      state: { homesteads: [{ parcelCode: PLOT }] },
    });
    expect((await state('?knownAt=2020-01-01T00:00:00.000Z')).body.state ?? null).toBeNull();
  });
});
