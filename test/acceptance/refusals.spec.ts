import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './county.js';
import { COMPANY, LawfulVillage, rent } from './lawful-village.js';

describe('what the law forbids is refused, with the rule and its article', () => {
  let lawful: LawfulVillage;
  beforeAll(async () => {
    lawful = await LawfulVillage.found();
  });
  afterAll(async () => lawful.county.close());

  it('accepts the lawful ones', async () => {
    for (const answer of [
      await lawful.lease({}),
      await lawful.collectiveLease({}),
      await lawful.household30({}),
    ])
      expect(answer).toMatchObject({ status: 200, body: { dryRun: true } });
  });

  const cases: [string, () => Promise<Answer>, string, string, string][] = [
    [
      'T1: 耕地承包期不是三十年',
      () => lawful.household30({ to: '2053-12-31' }),
      'T1',
      'LAND_RIGHTS.TERM_NOT_STATUTORY',
      '第二十一条',
    ],
    [
      'T1: 多一天也不行',
      () => lawful.household30({ to: '2055-01-01' }),
      'T1',
      'LAND_RIGHTS.TERM_NOT_STATUTORY',
      '第二十一条',
    ],
    [
      'T2: 流转超过承包期剩余期限',
      () => lawful.lease({ to: '2055-01-01' }),
      'T2',
      'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT',
      '第三十八条第三项',
    ],
    ['T5: 口头约定', () => lawful.lease({ form: 'oral' }), 'T5', 'CONTRACTS.NOT_IN_WRITING', '第二十二条'],
    [
      'P1: 承包给没有登记的农户',
      () => lawful.household30({ householdId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }),
      'P1',
      'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
      '第十六条',
    ],
    [
      'P8: 没有决议',
      () => lawful.collectiveLease({ resolutionId: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 没有乡镇批准',
      () => lawful.collectiveLease({ approvalId: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 先签订后决议',
      () => lawful.collectiveLease({ signedOn: '2025-12-11', from: '2026-01-01' }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P8: 没有资信审查',
      () => lawful.collectiveLease({ capabilityReportSha256: undefined }),
      'P8',
      'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
      '第五十二条',
    ],
    [
      'P11: 企业没有通过资格审查',
      () => lawful.lease({ grantees: [COMPANY] }),
      'P11',
      'CONTRACTS.CAPITAL_NOT_REVIEWED',
      '第四十五条',
    ],
    [
      'P28: 一地两包',
      () => lawful.household30({ parcels: [lawful.contracted] }),
      'P28',
      'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
      '第十九条',
    ],
    [
      'M5: 集体租金进个人账户',
      () => lawful.collectiveLease({ payments: rent({ account: 'personal-account' }) }),
      'M5',
      'CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT',
      '第四十四条',
    ],
    [
      'P17: 农户的租金进集体账户',
      () =>
        lawful.lease({
          payments: rent({ payeeHouseholdId: lawful.household, account: 'collective-account' }),
        }),
      'P17',
      'CONTRACTS.HOUSEHOLD_RENT_WITHHELD',
      '第三十九条',
    ],
    [
      'L7: 集体出租农户已承包的地',
      () => lawful.collectiveLease({ parcels: [lawful.contracted] }),
      'L7',
      'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
      '第十三条',
    ],
    [
      'L7: 农户出租没有承包的地',
      () => lawful.lease({ grantors: [{ householdId: lawful.household, parcels: [lawful.free] }] }),
      'L7',
      'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
      '第十三条',
    ],
    [
      'K3: 止期早于起期',
      () => lawful.lease({ to: '2025-01-01' }),
      'K3',
      'CONTRACTS.DATES_OUT_OF_ORDER',
      '第二十一条',
    ],
    [
      'K4: 同一块地写两次',
      () =>
        lawful.lease({
          grantors: [{ householdId: lawful.household, parcels: [lawful.contracted, lawful.contracted] }],
        }),
      'K4',
      'CONTRACTS.PARCEL_NAMED_TWICE',
      '地块不重不漏',
    ],
    [
      'K11: 自己租给自己',
      () => lawful.lease({ grantees: [{ kind: 'household', householdId: lawful.household }] }),
      'K11',
      'CONTRACTS.PARTY_ON_BOTH_SIDES',
      '第四百六十四条',
    ],
    [
      'K5: 租金付给第三人',
      () => lawful.lease({ payments: rent({ payeeHouseholdId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }) }),
      'K5',
      'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
      '第四十条',
    ],
    [
      'V2: 成员代表大会不能决定土地承包',
      () => lawful.village.resolve([lawful.reserve], { body: 'representatives-assembly' }),
      'V2',
      'DECISIONS.BODY_MAY_NOT_DECIDE',
      '第二十六条',
    ],
    [
      'V3: 通知只有九日',
      () => lawful.village.resolve([lawful.reserve], { noticedOn: '2025-12-03' }),
      'V3',
      'DECISIONS.NOTICE_TOO_SHORT',
      '第二十七条',
    ],
    [
      'V6: 到会不足三分之二',
      () =>
        lawful.village.resolve([lawful.reserve], {
          votes: { present: 199, inFavour: 199, against: 0, abstained: 0 },
        }),
      'V6',
      'DECISIONS.NO_QUORUM',
      '第二十七条',
    ],
    [
      'V7: 赞成差一票',
      () =>
        lawful.village.resolve([lawful.reserve], {
          votes: { present: 240, inFavour: 199, against: 41, abstained: 0 },
        }),
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
});
