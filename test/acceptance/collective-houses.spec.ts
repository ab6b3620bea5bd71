import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'c5'.repeat(32);
const PLOT = '140722002003JC00014F00010001';
const OPERATOR = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '左权县桐峪民宿有限公司' };

describe('a house of the collective, over the desk', () => {
  let county: TestCounty;
  let village: TestVillage;
  let projectId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.clerk.must('land-rights/register-land-unit', {
      ...{ code: PLOT, divisionCode: VILLAGE, name: '旧校舍', areaDm2: 30_000, kind: 'homestead' },
      house: { areaDm2: 20_000 },
    });
    const ownership = { parcelCode: PLOT, collectiveId: COLLECTIVE, nature: '32' };
    await village.clerk.must('land-rights/record-collective-ownership', ownership);
  });
  afterAll(async () => county.close());

  const send = (name: string, body: object): Promise<Answer> =>
    village.clerk.send(`homesteads/${name}`, body);
  const must = (name: string, body: object): Promise<Answer['body']> =>
    village.clerk.must(`homesteads/${name}`, body);
  const list = async (path: string): Promise<Answer['body'][]> => {
    await county.settled();
    return (await village.clerk.get(`homesteads/${path}`)).body.items;
  };
  const plot = { parcelCode: PLOT, divisionCode: VILLAGE };
  const survey = { ...plot, surveyedOn: '2025-12-01', state: 'idle', since: '2019-09-01' };

  it('is surveyed, and listed among the idle houses of the village', async () => {
    await must('record-collective-idle-survey', { ...survey, condition: 'sound' });
    const older = { surveyedOn: '2024-12-01', state: 'in-use', since: '1998-09-01' };
    await must('record-collective-idle-survey', { ...survey, ...older, condition: 'sound' });
    expect(await list(`idle?divisionCode=140722&provider=collective`)).toMatchObject([
      { parcelCode: PLOT, surveyedOn: '2025-12-01', householdId: null, willingness: null },
    ]);
    expect(await list('idle?provider=household')).toEqual([]);
    const elsewhere = { ...survey, parcelCode: '140722002003JC00099F00010001', condition: 'sound' };
    const refused = await send('record-collective-idle-survey', elsewhere);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'RV38' } });
  });

  it('goes into a project by a resolution', async () => {
    ({ id: projectId } = await must('propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '校舍仓储', kind: 'storage' },
      ...{ catering: false, operator: OPERATOR, plannedFen: 1, proposedOn: '2025-12-06', paperSha256: SHA },
    }));
    await must('record-house-safety', {
      ...{ ...plot, documentNumber: '左房鉴字3号', agency: '鉴定公司', grade: 'a' },
      ...{ appraisedOn: '2025-12-02', validUntil: '2030-12-01', sha256: SHA },
    });
    const agreement = {
      ...{ projectId, parcelCode: PLOT, way: 'cooperation', number: '盘活〔2025〕3号', paperSha256: SHA },
      ...{ signedOn: '2025-12-15', from: '2026-01-01', to: '2035-12-31', yearlyRentFen: 365_000 },
    };
    expect(await send('agree-use', agreement)).toMatchObject({ status: 422, body: { rule: 'RV6' } });
    const { id: resolutionId } = (
      await village.resolve([], {
        ...{ matter: 'homestead-use', subject: '将旧校舍用于仓储项目', parcels: undefined },
      })
    ).body;
    await must('agree-use', { ...agreement, resolutionId });
    expect(await list('idle')).toEqual([]);
    for (const item of ['business-licence', 'fire-safety'])
      await must('meet-checklist-item', {
        ...{ projectId, item, documentNumber: `${item} 3号`, sha256: SHA, metOn: '2025-12-20' },
      });
    const split = [
      { party: 'collective', numerator: 1, denominator: 10 },
      { party: 'operator', numerator: 9, denominator: 10 },
    ];
    await must('start-revitalization', { projectId, startedOn: '2026-01-01', split });
  });

  it('earns what its cashier receives, with a voucher each', async () => {
    const period = { projectId, from: '2026-01-01', to: '2026-01-31' };
    await must('record-revitalization-revenue', { ...period, revenueFen: 200_000, paperSha256: SHA });
    const receive = (of: string, amountFen: number, receiptNumber: string): Promise<Answer> =>
      village.cashier.send('homesteads/record-project-receipt', {
        ...{ projectId, of, amountFen, receivedOn: '2026-02-05', method: 'bank', receiptNumber },
      });
    const above = await receive('rent', 31_001, '晋农收1');
    expect(above).toMatchObject({ status: 422, body: { rule: 'RV36', facts: { openFen: 31_000 } } });
    expect((await receive('rent', 31_000, '晋农收1')).status).toBe(200);
    expect((await receive('share', 20_000, '晋农收1')).body).toMatchObject({ rule: 'RV35' });
    expect((await receive('share', 20_000, '晋农收2')).status).toBe(200);
    expect(await list(`receipts?projectId=${projectId}`)).toHaveLength(2);
    const { body } = await village.accountant.get(`books/journal?entity=${COLLECTIVE}`);
    const credits = (subAccount: string, amountFen: number) => ({
      lines: [
        { account: '102', debitFen: amountFen },
        { account: '501', subAccount, creditFen: amountFen },
      ],
    });
    expect(body.items).toMatchObject([
      { number: 1, period: '2026-02', summary: expect.stringContaining('晋农收1') },
      { number: 2, summary: expect.stringContaining('校舍仓储') },
    ]);
    expect(body.items).toMatchObject([credits('出租收入', 31_000), credits('盘活项目分成收入', 20_000)]);
  });

  it('is dangerous when it comes back, and to be appraised anew', async () => {
    await must('end-revitalization', { projectId, ground: 'agreement', endedOn: '2026-02-20' });
    const back = { projectId, parcelCode: PLOT, returnedOn: '2026-02-21', paperSha256: SHA };
    await must('return-use', { ...back, condition: 'dangerous' });
    expect(await list(`houses?foundUnsafeOnFrom=2026-02-21`)).toMatchObject([
      { parcelCode: PLOT, safety: 'overtaken', foundCondition: 'dangerous', awaitedFrom: [] },
    ]);
    expect(await list('uses?standing=returned')).toMatchObject([{ parcelCode: PLOT }]);
    const { id: next } = await must('propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '第二家', kind: 'storage' },
      ...{ catering: false, operator: OPERATOR, plannedFen: 1, proposedOn: '2026-02-22', paperSha256: SHA },
    });
    const again = await send('agree-use', {
      ...{ projectId: next, parcelCode: PLOT, way: 'cooperation', number: '盘活〔2026〕1号' },
      ...{ signedOn: '2026-02-25', from: '2026-02-26', to: '2035-12-31', paperSha256: SHA },
    });
    expect(again).toMatchObject({ status: 422, body: { rule: 'RV21' } });
    const anew = { ...survey, surveyedOn: '2026-03-01', since: '2026-02-21', condition: 'dangerous' };
    await must('record-collective-idle-survey', anew);
    expect(await list('idle?condition=dangerous')).toMatchObject([{ provider: 'collective' }]);
    expect(await list('houses')).toMatchObject([{ foundUnsafeOn: '2026-03-01' }]);
  });

  it('is no house of the collective any more when a household has the plot', async () => {
    const householdId = await village.household();
    const since = '2026-03-02';
    const taken = { householdId, parcelCode: PLOT, divisionCode: VILLAGE, source: 'granted-before', since };
    await must('record-existing-homestead', taken);
    expect(await list('idle')).toEqual([]);
    const refused = await send('record-collective-idle-survey', { ...survey, condition: 'sound' });
    expect(refused).toMatchObject({ status: 422, body: { rule: 'RV38' } });
  });
});
