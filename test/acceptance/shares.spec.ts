import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE, compareFractions, sumOf } from '#kernel';
import { type Desk, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

const documents = [{ title: '协议', sha256: 'd4'.repeat(32) }];
const fraction = (numerator: number, denominator: number) => ({ numerator, denominator });
const holder = (id: string, kind = 'household') => ({ kind, id });

describe('income shares of a collective', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Desk;
  let zhangs: string;
  let lis: string;
  let resolutionId: string;
  let plan: object;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    ({ clerk } = village);
    [zhangs, lis] = [await village.household(), await village.household()];
    const subject = '将冷库收益权折股量化到户，集体股一成';
    const decision = { matter: 'quantification-plan', subject, parcels: undefined };
    resolutionId = (await village.resolve([], decision)).body.id;
    plan = {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      resolutionId,
      baseOn: '2025-12-12',
      quantifies: 'income-of-operating-assets',
      assets: '冷库一座',
      amountFen: 150_000_000,
      management: 'static',
      cap: fraction(2, 3),
      outsideHeirs: false,
      collectiveShare: fraction(1, 10),
      holdings: [
        { holder: holder(zhangs), shareType: 'basic', share: fraction(4, 10) },
        { holder: holder(zhangs), shareType: 'farming-age', share: fraction(1, 10) },
        { holder: holder(lis), shareType: 'basic', share: fraction(4, 10) },
      ],
    };
  });
  afterAll(async () => county.close());

  async function holdings(): Promise<Record<string, string>> {
    await county.settled();
    const { items } = (await clerk.get(`collectives/shares/holdings?collectiveId=${COLLECTIVE}`)).body;
    const lines = items as { holderId: string; shareType: string; numerator: number; denominator: number }[];
    expect(compareFractions(sumOf(lines), WHOLE)).toBe(0);
    return Object.fromEntries(
      lines.map(({ holderId, shareType, numerator, denominator }) => [
        `${holderId} ${shareType}`,
        `${numerator}/${denominator}`,
      ]),
    );
  }

  async function certificates() {
    await county.settled();
    const { items } = (await clerk.get(`collectives/shares/certificates?collectiveId=${COLLECTIVE}`)).body;
    return (items as { number: number; standing: string }[]).map(({ number, standing }) => [
      number,
      standing,
    ]);
  }

  it('are not quantified unless they add up to the whole, and never as the property itself', async () => {
    const less = { ...plan, collectiveShare: fraction(1, 20) };
    const short = await clerk.send('collectives/quantify-shares', less);
    expect(short).toMatchObject({
      status: 422,
      body: {
        rule: 'SH1',
        facts: { sum: '19/20', gap: '1/20' },
        wayForward: expect.stringContaining('补上 1/20'),
      },
    });
    const land = { ...plan, quantifies: 'resource-assets' };
    const divided = await clerk.send('collectives/quantify-shares', land);
    expect(divided).toMatchObject({ status: 422, body: { rule: 'M1' } });
    expect(divided.body.basis).toContainEqual({ law: '农村集体经济组织法', article: '第三十六条' });
    const missing = await clerk.send('collectives/transfer-shares', {
      collectiveId: COLLECTIVE,
      from: holder(zhangs),
      to: holder(lis),
      shareType: 'basic',
      share: fraction(1, 10),
      manner: 'gift',
      documents,
    });
    expect(missing.status).toBe(404);
  });

  it('are quantified by a resolution, once, and written down with their certificates', async () => {
    await clerk.must('collectives/quantify-shares', plan);
    expect(await holdings()).toEqual({
      [`${zhangs} basic`]: '2/5',
      [`${zhangs} farming-age`]: '1/10',
      [`${lis} basic`]: '2/5',
      [`${COLLECTIVE} collective`]: '1/10',
    });
    const again = await clerk.send('collectives/quantify-shares', plan);
    expect(again).toMatchObject({ status: 422, body: { rule: 'SH4' } });
    for (const householdId of [zhangs, lis])
      await clerk.must('collectives/issue-share-certificate', { collectiveId: COLLECTIVE, householdId });
    expect(await certificates()).toEqual([
      [1, 'valid'],
      [2, 'valid'],
    ]);
    const { body } = await village.accountant.get(`collectives/shares/${COLLECTIVE}`);
    expect(body).toMatchObject({ management: 'static', resolutionId, certificates: 2 });
  });

  it('follow a household that is split, and the certificate is to be replaced', async () => {
    const people = (await clerk.get(`collectives/households/${zhangs}/members`)).body.items as {
      personId: string;
      relation: string;
    }[];
    const spouse = people.find(({ relation }) => relation === 'spouse')?.personId;
    const split = {
      householdId: zhangs,
      contractorCode: `${VILLAGE}000777`,
      members: [{ personId: spouse, relation: 'head' }],
    };
    const taken = await clerk.send('collectives/split-household', {
      ...split,
      contractorCode: `${VILLAGE}000002`,
    });
    expect(taken).toMatchObject({ status: 422, body: { rule: 'G1' } });
    await clerk.must('collectives/split-household', split);
    await county.settled();
    const list = await clerk.get(`collectives/households?splitFromId=${zhangs}`);
    const [child] = list.body.items;
    expect(child).toMatchObject({ contractorCode: `${VILLAGE}000777`, size: 1, standing: 'active' });
    expect((await clerk.get(`collectives/households/${zhangs}`)).body).toMatchObject({
      size: 1,
      splittingIntoId: null,
    });
    expect(await holdings()).toMatchObject({
      [`${zhangs} basic`]: '1/5',
      [`${zhangs} farming-age`]: '1/20',
      [`${child.householdId} basic`]: '1/5',
      [`${child.householdId} farming-age`]: '1/20',
    });
    expect(await certificates()).toEqual([
      [1, 'outdated'],
      [2, 'valid'],
    ]);
    await clerk.must('collectives/replace-share-certificate', {
      collectiveId: COLLECTIVE,
      householdId: zhangs,
      number: 1,
      cause: 'changed',
    });
    expect(await certificates()).toEqual([
      [1, 'replaced'],
      [2, 'valid'],
      [3, 'valid'],
    ]);
  });

  it('pass inside the collective below the cap, and are redeemed from whoever leaves', async () => {
    const gift = {
      collectiveId: COLLECTIVE,
      from: holder(zhangs),
      to: holder(lis),
      shareType: 'basic',
      share: fraction(1, 5),
      manner: 'gift',
      documents,
    };
    await clerk.must('collectives/transfer-shares', gift);
    const sale = { ...gift, shareType: 'farming-age', share: fraction(1, 20), manner: 'sale', priceFen: 1 };
    await clerk.must('collectives/transfer-shares', sale);
    const child = (await clerk.get(`collectives/households?splitFromId=${zhangs}`)).body.items[0].householdId;
    const above = await clerk.send('collectives/transfer-shares', { ...gift, from: holder(child) });
    expect(above).toMatchObject({ status: 422, body: { rule: 'SH6', facts: { cap: '2/3' } } });
    const outsider = await clerk.send('collectives/transfer-shares', {
      ...gift,
      from: holder(lis),
      to: holder('00000000-0000-5000-8000-000000000009'),
    });
    expect(outsider).toMatchObject({ status: 422, body: { rule: 'SH5' } });
    const redeemed = { collectiveId: COLLECTIVE, from: holder(lis), shareType: 'basic', priceFen: 5_000_000 };
    await clerk.must('collectives/redeem-shares', { ...redeemed, share: fraction(1, 10), documents });
    expect(await holdings()).toMatchObject({
      [`${lis} basic`]: '1/2',
      [`${COLLECTIVE} basic`]: '1/10',
      [`${COLLECTIVE} collective`]: '1/10',
    });
    const moved = await clerk.get(`collectives/shares/movements?collectiveId=${COLLECTIVE}`);
    expect((moved.body.items as { movement: string }[]).map(({ movement }) => movement)).toEqual([
      ...Array.from({ length: 4 }, () => 'quantified'),
      'split',
      'split',
      'gift',
      'sale',
      'redemption',
    ]);
  });

  it('go with a household that is absorbed, even above the cap, which is then to be seen to', async () => {
    const people = (await clerk.get(`collectives/households/${lis}/members`)).body.items as {
      personId: string;
    }[];
    const wangs = await register('王五', identityNumber(701), '000701');
    await clerk.must('collectives/transfer-shares', {
      collectiveId: COLLECTIVE,
      from: holder(lis),
      to: holder(wangs),
      shareType: 'basic',
      share: fraction(1, 20),
      manner: 'gift',
      documents,
    });
    const child = (await clerk.get(`collectives/households?splitFromId=${zhangs}`)).body.items[0].householdId;
    const gift = {
      collectiveId: COLLECTIVE,
      from: holder(child),
      to: holder(wangs),
      manner: 'gift',
      documents,
    };
    await clerk.must('collectives/transfer-shares', { ...gift, shareType: 'basic', share: fraction(1, 5) });
    const relations = people.map(({ personId }) => ({ personId, relation: 'other' }));
    const merge = { householdId: wangs, absorbedHouseholdId: lis, relations };
    await clerk.must('collectives/merge-households', merge);
    expect(await holdings()).toMatchObject({ [`${wangs} basic`]: '7/10', [`${wangs} farming-age`]: '1/20' });
    expect((await clerk.get(`collectives/households/${lis}`)).body).toMatchObject({
      standing: 'merged',
      mergedIntoId: wangs,
      size: 0,
    });
    expect((await clerk.get(`tasks?rule=SH15`)).body.items).toMatchObject([{ standing: 'open' }]);
    expect((await clerk.get(`tasks?rule=HH16`)).body.items).toMatchObject([{ standing: 'open' }]);
    expect(await certificates()).toContainEqual([2, 'outdated']);
  });

  async function register(name: string, number: string, code: string): Promise<string> {
    const head = { name, identityNumber: number, relation: 'head', collectiveMember: true };
    const household = { collectiveId: COLLECTIVE, contractorCode: `${VILLAGE}${code}`, members: [head] };
    return (await clerk.must('collectives/register-household', household)).id;
  }
});
