import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, COOPERATIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

const SHA = 'a1'.repeat(32);
const MENDING_PERIOD = 'contract-clean-up.mending-period';

describe('the clean-up of old contracts', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reserve: string;
  let overLong: string;
  let oral: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reserve = await village.parcel({ category: '22' });
  });
  afterAll(async () => county.close());

  const record = (number: string, more: object = {}): Promise<Answer> =>
    village.clerk.send('contracts/record-old-contract', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, kind: 'collective-lease', number },
      counterparties: [{ creditCode: COOPERATIVE, organisationName: '左权县太行种植专业合作社' }],
      ...{ place: '河滩机动地', areaDm2: 666_667, agreedUse: '种植核桃', priceFen: 50_000 },
      ...{ priceBasis: 'yearly', paymentTerms: '每年 12 月底付清', signedOn: '2008-03-01' },
      ...{ from: '2008-03-01', to: '2027-12-31', written: true, paperSha256: SHA },
      ...{ democraticProcedure: true, inBooks: true, evidenceGrade: 'paper' },
      ...more,
    });
  const send = (name: string, body: object): Promise<Answer> => village.clerk.send(`contracts/${name}`, body);
  const grade = (contractId: string, grade: string, findings?: object[]): Promise<Answer> =>
    send('grade-old-contract', {
      ...{ contractId, grade, findings, gradedBy: 'village', gradedOn: '2026-02-01', paperSha256: SHA },
    });
  const tasks = async (query: string) => {
    await county.settled();
    const { body } = await village.auditor.get(`tasks?divisionCode=${VILLAGE}&limit=200&${query}`);
    return (body.items as { rule: string; dueOn: string | null }[])
      .filter(({ rule }) => rule.startsWith('OC'))
      .map(({ rule, dueOn }) => [rule, dueOn])
      .sort();
  };
  const listed = async (query: string): Promise<string[]> => {
    const { body } = await village.auditor.get(`contracts/old-contracts?limit=200&${query}`);
    return body.items.map(({ number }: { number: string }) => number).sort();
  };
  const mend = (more: object): Promise<Answer> =>
    send('put-contract-right', {
      ...{ contractId: overLong, mends: ['over-long', 'under-priced'], way: 'supplement' },
      ...{ supplementNumber: '补1', putRightOn: '2026-02-20', paperSha256: SHA },
      ...more,
    });

  it('takes them as they are, and tells what would stop a new one', async () => {
    expect((await record('清1')).status).toBe(200);
    const second = await record('清2', {
      ...{ parcels: [reserve], to: '2048-02-29', democraticProcedure: false },
    });
    overLong = second.body.id as string;
    const warned = (second.body.warnings as { rule: string }[]).map(({ rule }) => rule);
    expect(warned).toEqual(expect.arrayContaining(['P8-old', 'T4a']));
    const person = { name: '赵某', identityNumber: identityNumber(900) };
    const third = await record('清3', {
      ...{ kind: 'house-lease', place: '旧村委会北房三间', areaDm2: undefined, written: false },
      ...{ paperSha256: undefined, evidenceGrade: 'oral', counterparties: [{ person }] },
    });
    oral = third.body.id as string;
    const { body } = await village.auditor.get(`contracts/old-contracts/${oral}`);
    expect(body).toMatchObject({ cleanUp: 'to-be-graded', evidenceGrade: 'oral', standing: 'in-effect' });
    expect(JSON.stringify(body)).not.toContain('赵某');
  });

  it('refuses what is no old contract, and whoever may not record one', async () => {
    expect((await record('清1')).body).toMatchObject({ rule: 'K1' });
    expect((await record('清9', { signedOn: '2025-06-01' })).body).toMatchObject({ rule: 'OC1' });
    expect((await record('清9', { evidenceGrade: undefined })).body).toMatchObject({
      code: 'CONTRACTS.EVIDENCE_GRADE_MISSING',
    });
    for (const name of ['record-old-contract', 'grade-old-contract', 'put-contract-right'])
      expect((await village.accountant.send(`contracts/${name}`, {})).status).toBe(403);
  });

  it('grades them; each wrong point is a task, due by the county’s period', async () => {
    await village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: MENDING_PERIOD, value: { count: 6, unit: 'month' } },
      ...{ from: '2026-01-01', basis: { law: '左权县清理合同工作方案', article: '第六条' } },
      documentNumber: '左农发〔2026〕1号',
    });
    const [first] = (await village.auditor.get('contracts/old-contracts?number=清1')).body.items;
    expect((await grade(first.contractId as string, 'sound')).status).toBe(200);
    const long = { wrong: 'over-long', found: '约定四十年', legalEndsOn: '2028-02-29' };
    const cheap = {
      ...{ wrong: 'under-priced', found: '同村公开出租均价', agreedPriceFen: 50_000 },
      marketPriceFen: 500_000,
    };
    expect((await grade(overLong, 'sound', [long])).body).toMatchObject({ rule: 'OC7' });
    expect((await grade(overLong, 'defective', [long, cheap])).status).toBe(200);
    expect((await grade(oral, 'defective', [long])).body).toMatchObject({ rule: 'OC7' });
    const unwritten = { wrong: 'not-written', found: '只有口头约定' };
    expect((await grade(oral, 'oral', [unwritten])).status).toBe(200);
    expect(await tasks('standing=open')).toEqual([
      ['OC10', '2026-08-03'],
      ['OC11', '2026-08-03'],
      ['OC14', '2026-08-03'],
    ]);
  });

  it('finds them by grade, wrong point and what is put right', async () => {
    expect(await listed('grade=sound')).toEqual(['清1']);
    expect(await listed('overLong=open')).toEqual(['清2']);
    expect(await listed('cleanUp=to-be-put-right')).toEqual(['清2', '清3']);
    expect(await listed(`kind=house-lease&divisionCode=${VILLAGE}`)).toEqual(['清3']);
    expect(await listed('cleanUp=put-right')).toEqual([]);
  });

  it('puts one right by a supplement that the members decided', async () => {
    expect((await mend({})).body).toMatchObject({ rule: 'OC18' });
    const supplement = {
      ...{ contractId: overLong, supplementNumber: '补1', signedOn: '2026-02-18', paperSha256: SHA },
      payments: {
        firstDueOn: '2026-12-31',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 500_000 }] }],
      },
    };
    expect((await send('supplement-contract', { ...supplement, to: '2050-12-31' })).body).toMatchObject({
      rule: 'CL18',
    });
    expect((await send('supplement-contract', { ...supplement, to: '2028-02-29' })).status).toBe(200);
    expect((await mend({})).body).toMatchObject({ rule: 'OC20' });
    const resolutionId = (await village.resolve([reserve])).body.id as string;
    const approvalId = (await village.approve(resolutionId)).body.id as string;
    expect((await mend({ resolutionId, approvalId })).status).toBe(200);
    expect((await mend({ resolutionId, approvalId })).body).toMatchObject({ rule: 'OC16' });
    expect(await tasks('standing=open')).toEqual([['OC14', '2026-08-03']]);
    expect(await listed('cleanUp=put-right&overLong=mended')).toEqual(['清2']);
  });

  it('counts them by village, and knows what was known before', async () => {
    const { body } = await village.auditor.get(`contracts/old-contract-counts?divisionCode=${VILLAGE}`);
    expect(body.items).toEqual([
      {
        ...{ divisionCode: VILLAGE, contracts: 3, toBeGraded: 0, sound: 1, defective: 1, oral: 1 },
        ...{ overLong: 1, underPriced: 1, noProcedure: 0, notInBooks: 0, notWritten: 1, notArchived: 0 },
        ...{ toBePutRight: 1, putRight: 1 },
      },
    ]);
    const state = async (query: string) =>
      (await village.auditor.get(`contracts/old-contracts/${overLong}/state?${query}`)).body.state;
    expect(await state('on=2026-02-10')).toMatchObject({ to: '2048-02-29', old: { grading: { round: 1 } } });
    expect(await state('on=2026-03-01')).toMatchObject({ to: '2028-02-29' });
    const { body: row } = await village.auditor.get(`contracts/${overLong}`);
    expect(row).toMatchObject({ old: true, endsOn: '2028-02-29' });
    const rents = await village.auditor.get(`contracts/rents?contractId=${overLong}`);
    expect(rents.body.items.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual([
      '2026-12-31',
      '2027-12-31',
    ]);
  });

  it('ends one, which moved no right on a parcel', async () => {
    const ended = await send('end-contract', {
      ...{ contractId: oral, endedOn: '2026-03-01', ground: 'mutual-agreement', endedBy: 'both' },
      paperSha256: SHA,
    });
    expect(ended.status).toBe(200);
    const right = {
      contractId: oral,
      mends: ['not-written'],
      way: 'terminated',
      supplementNumber: undefined,
    };
    expect((await mend({ ...right, putRightOn: '2026-03-01' })).status).toBe(200);
    expect(await tasks('standing=open')).toEqual([]);
    const { body } = await village.auditor.get(`land-rights/rights?contractId=${overLong}`);
    expect(body.items).toEqual([]);
  });
});
