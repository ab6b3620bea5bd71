import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

const SHA = 'c3'.repeat(32);
const COMPANY = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '太行农业开发有限公司' };

describe('what the law forbids is refused, with the rule and its article', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let contracted: string;
  let free: string;
  let reserve: string;
  let resolutionId: string;
  let approvalId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    contracted = await village.parcel();
    free = await village.parcel();
    reserve = await village.parcel({ category: '22' });
    const contract = await village.householdContract('承1', household, [contracted]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    resolutionId = (await village.resolve([reserve])).body.id as string;
    approvalId = (await village.approve(resolutionId)).body.id as string;
  });
  afterAll(async () => county.close());

  let number = 0;
  const rent = (line: object) => ({
    firstDueOn: '2026-02-01',
    lines: [{ account: 'household-account', steps: [{ fromYear: 1, amountFen: 100_000 }], ...line }],
  });

  /** A lawful lease of the household's parcel, with one thing changed. */
  const lease = (more: object): Promise<Answer> =>
    village.clerk.send('contracts/conclude-lease?dryRun=true', {
      ...village.terms(`流${++number}`),
      grantors: [{ householdId: household, parcels: [contracted] }],
      grantees: [village.cooperative],
      payments: rent({ payeeHouseholdId: household }),
      ...more,
    });

  /** A lawful lease of the reserve land to an outsider, with one thing changed. */
  const collectiveLease = (more: object): Promise<Answer> =>
    village.clerk.send('contracts/conclude-collective-lease?dryRun=true', {
      ...village.terms(`集${++number}`),
      parcels: [reserve],
      grantees: [village.cooperative],
      payments: rent({ account: 'collective-account' }),
      resolutionId,
      approvalId,
      capabilityReportSha256: SHA,
      ...more,
    });

  const household30 = (more: object): Promise<Answer> =>
    village.clerk.send('contracts/conclude-household-contract?dryRun=true', {
      ...village.terms(`承${++number}`, { signedOn: '2025-01-01', from: '2025-01-01', to: '2054-12-31' }),
      householdId: household,
      parcels: [free],
      ...more,
    });

  it('accepts the lawful ones', async () => {
    for (const answer of [await lease({}), await collectiveLease({}), await household30({})])
      expect(answer).toMatchObject({ status: 200, body: { dryRun: true } });
  });

  const cases: [string, () => Promise<Answer>, string, string, string][] = [
    [
      'T1: 耕地承包期不是三十年',
      () => household30({ to: '2053-12-31' }),
      'T1',
      'LAND_RIGHTS.TERM_NOT_STATUTORY',
      '第二十一条',
    ],
    [
      'T1: 多一天也不行',
      () => household30({ to: '2055-01-01' }),
      'T1',
      'LAND_RIGHTS.TERM_NOT_STATUTORY',
      '第二十一条',
    ],
    [
      'T2: 流转超过承包期剩余期限',
      () => lease({ to: '2055-01-01' }),
      'T2',
      'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT',
      '第三十八条第三项',
    ],
    ['T5: 口头约定', () => lease({ form: 'oral' }), 'T5', 'CONTRACTS.NOT_IN_WRITING', '第二十二条'],
    [
      'P1: 承包给没有登记的农户',
      () => household30({ householdId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }),
      'P1',
      'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
      '第十六条',
    ],
    [
      'P8: 没有决议',
      () => collectiveLease({ resolutionId: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 没有乡镇批准',
      () => collectiveLease({ approvalId: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 先签订后决议',
      () => collectiveLease({ signedOn: '2025-12-11', from: '2026-01-01' }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 没有资信审查',
      () => collectiveLease({ capabilityReportSha256: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P11: 企业没有通过资格审查',
      () => lease({ grantees: [COMPANY] }),
      'P11',
      'CONTRACTS.CAPITAL_NOT_REVIEWED',
      '第四十五条',
    ],
    [
      'P28: 一地两包',
      () => household30({ parcels: [contracted] }),
      'P28',
      'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
      '第十九条',
    ],
    [
      'M5: 集体租金进个人账户',
      () => collectiveLease({ payments: rent({ account: 'personal-account' }) }),
      'M5',
      'CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT',
      '第四十四条',
    ],
    [
      'L7: 集体出租农户已承包的地',
      () => collectiveLease({ parcels: [contracted] }),
      'L7',
      'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
      '第十三条',
    ],
    [
      'L7: 农户出租没有承包的地',
      () => lease({ grantors: [{ householdId: household, parcels: [free] }] }),
      'L7',
      'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
      '第十三条',
    ],
    [
      'K3: 止期早于起期',
      () => lease({ to: '2025-01-01' }),
      'K3',
      'CONTRACTS.DATES_OUT_OF_ORDER',
      '第二十一条',
    ],
    [
      'K4: 同一块地写两次',
      () => lease({ grantors: [{ householdId: household, parcels: [contracted, contracted] }] }),
      'K4',
      'CONTRACTS.PARCEL_NAMED_TWICE',
      '地块不重不漏',
    ],
    [
      'K11: 自己租给自己',
      () => lease({ grantees: [{ kind: 'household', householdId: household }] }),
      'K11',
      'CONTRACTS.PARTY_ON_BOTH_SIDES',
      '第四百六十四条',
    ],
    [
      'K5: 租金付给第三人',
      () => lease({ payments: rent({ payeeHouseholdId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }) }),
      'K5',
      'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
      '第四十条',
    ],
    [
      'V2: 成员代表大会不能决定土地承包',
      () => village.resolve([reserve], { body: 'representatives-assembly' }),
      'V2',
      'DECISIONS.BODY_MAY_NOT_DECIDE',
      '第二十六条',
    ],
    [
      'V3: 通知只有九日',
      () => village.resolve([reserve], { noticedOn: '2025-12-03' }),
      'V3',
      'DECISIONS.NOTICE_TOO_SHORT',
      '第二十七条',
    ],
    [
      'V6: 到会不足三分之二',
      () => village.resolve([reserve], { votes: { present: 199, inFavour: 199, against: 0, abstained: 0 } }),
      'V6',
      'DECISIONS.NO_QUORUM',
      '第二十七条',
    ],
    [
      'V7: 赞成差一票',
      () => village.resolve([reserve], { votes: { present: 240, inFavour: 199, against: 41, abstained: 0 } }),
      'V7',
      'DECISIONS.NOT_ADOPTED',
      '第二十七条',
    ],
  ];

  it.each(cases)('%s', async (_, submit, rule, code, article) => {
    const { status, body } = await submit();
    expect(status).toBe(422);
    const all = [body, ...((body as { others?: object[] }).others ?? [])];
    const named = all.find((problem: { code: string }) => problem.code === code);
    expect(named).toMatchObject({ rule, code, detail: expect.stringMatching(/[一-鿿]/) });
    expect(named.basis.map((each: { article: string }) => each.article)).toContain(article);
  });

  it('lets a resolution speak only for the land it names, and only if it names some', async () => {
    expect(await collectiveLease({ parcels: [free] })).toMatchObject({ status: 422, body: { rule: 'P8' } });
    const silent = await village.resolve([reserve], { parcels: undefined, subject: '出租机动地' });
    expect(silent).toMatchObject({ status: 422, body: { rule: 'V9' } });
  });

  it('does not lease what begins before the contract, nor by a party of another kind than its code', async () => {
    const early = await lease({ from: '2024-12-31', signedOn: '2026-01-10' });
    expect(early).toMatchObject({ status: 422, body: { rule: 'L7' } });
    const disguised = await lease({ grantees: [{ ...COMPANY, kind: 'other-organisation' }] });
    expect(disguised).toMatchObject({ status: 400, body: { code: 'CONTRACTS.GRANTEE' } });
  });

  it('keeps the plan of payment within the contract and within reason, and pays every lessor', async () => {
    const plan = (more: object) => ({ ...rent({ payeeHouseholdId: household }), ...more });
    for (const firstDueOn of ['1900-01-31', '2031-01-01'])
      expect(await lease({ payments: plan({ firstDueOn }) })).toMatchObject({
        status: 422,
        body: { rule: 'K5' },
      });
    const absurd = rent({ payeeHouseholdId: household, steps: [{ fromYear: 1, amountFen: 10_000_000_000 }] });
    absurd.lines = Array(5).fill(absurd.lines[0]) as typeof absurd.lines;
    const many = await lease({ payments: absurd, to: '2030-12-31' });
    expect(many).toMatchObject({ status: 422, body: { rule: 'K5' } });
    const kept = rent({ payeeHouseholdId: household, account: 'collective-account' });
    expect(await lease({ payments: kept })).toMatchObject({ status: 422, body: { rule: 'M5' } });
  });

  it('lets two thirds exactly pass, and reserves the matter to the members only since 2025-05-01', async () => {
    expect(await village.resolve([reserve])).toMatchObject({ status: 422, body: { rule: 'V8' } });
    const exact = await village.resolve([reserve], {
      subject: '将西沟机动地出租给太行种植专业合作社',
      votes: { present: 200, inFavour: 200, against: 0, abstained: 0 },
    });
    expect(exact.status).toBe(200);
    const before = await village.resolve([reserve], {
      body: 'representatives-assembly',
      noticedOn: '2025-04-01',
      heldOn: '2025-04-30',
      roster: { eligible: 30, sha256: SHA },
      votes: { present: 25, inFavour: 20, against: 5, abstained: 0 },
    });
    expect(before.status).toBe(200);
  });

  it('accepts an enterprise that passed its review, and warns when the review took too long', async () => {
    const review = await village.reviewer.must('decisions/record-authorisation', {
      collectiveId: village.terms('x').collectiveId,
      divisionCode: village.terms('x').divisionCode,
      kind: 'capital-review',
      number: '左农审〔2025〕7号',
      authority: '左权县农业农村局',
      acceptedOn: '2025-11-03',
      decidedOn: '2025-12-05',
      granted: true,
      granteeId: COMPANY.creditCode,
    });
    expect(review.warnings).toMatchObject([{ code: 'DECISIONS.REVIEW_LATE' }]);
    const accepted = await lease({ grantees: [COMPANY], capitalReviewId: review.id });
    expect(accepted.status).toBe(200);
    const another = await lease({
      grantees: [{ ...COMPANY, creditCode: '91140722MA0EF56G49' }],
      capitalReviewId: review.id,
    });
    expect(another).toMatchObject({ status: 422, body: { code: 'CONTRACTS.CAPITAL_NOT_REVIEWED' } });
  });

  it('lets one of two contracts over a parcel take effect when both were accepted at once', async () => {
    await county.rest();
    const other = await village.household();
    const first = await village.householdContract('争1', household, [free]);
    const second = await village.householdContract('争2', other, [free]);
    expect([first.status, second.status]).toEqual([200, 200]);
    county.follow();
    expect(await village.standing(first.body.id as string)).toBe('in-effect');
    expect(await village.standing(second.body.id as string)).toBe('fallen-through');
    await county.settled();
    const { body } = await village.clerk.get(`contracts/${second.body.id}`);
    expect(body.cause).toContain('不能再次设立');
    const rights = (await village.clerk.get(`land-rights/rights?parcelCode=${free}`)).body.items;
    expect(rights).toMatchObject([{ contractId: first.body.id, standing: 'established' }]);
  });
});
