import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetIdOf } from '#assets/facts';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

const SHA = 'd4'.repeat(32);
const FIRST_YEAR = 2017;

/**
 * In every round an inventory that misses something and finds something is confirmed. The process that brings it into
 * the register dies before or after one of its commands, and another takes its place.
 */
describe('the effects of an inventory, brought about by a process that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: 'inventory.publication-period', from: '2020-01-01' },
      value: { count: 7, unit: 'calendar-day' },
      basis: { law: '左权县农村集体资产管理办法', article: '第八条' },
    });
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  const described = (code: string) => ({
    ...{ code, name: `${code}号房`, assetClass: 'operating', kind: 'building', unit: 'room' },
    ...{ quantityHundredths: 300, originalFen: 300_000, place: '村东路', useState: 'own-use' },
  });
  const assets = (name: string, body: object) => village.accountant.must(`assets/${name}`, body);

  /** Everything up to the confirmation, which is left for a process that will die. */
  async function confirmed(): Promise<{ missing: string; surplus: string }> {
    const year = FIRST_YEAR + round++;
    const inventoryId = `${COLLECTIVE}-${year}`;
    const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
    const { id: missing } = (await assets('register-asset', {
      ...{ ...where, ...described(`固${year}`), acquiredOn: '2016-06-30' },
      funds: [{ source: 'own', amountFen: 300_000, year: 2016 }],
    })) as { id: string };
    await reactions.run(Infinity, 'before');
    await assets('open-inventory', { ...where, year, openedOn: '2026-01-05' });
    for (let earlier = FIRST_YEAR; earlier < year; earlier++)
      await assets('count-line', {
        ...{ inventoryId, assetId: assetIdOf({ collectiveId: COLLECTIVE, code: `盘${earlier}` }) },
        ...{ countedOn: '2026-01-06', quantityHundredths: 300, originalFen: 300_000, depreciatedFen: 0 },
      });
    const gone = { quantityHundredths: 0, originalFen: 0, depreciatedFen: 0, differenceReason: '已倒塌' };
    await assets('count-line', { inventoryId, assetId: missing, countedOn: '2026-01-06', ...gone });
    const found = { ...described(`盘${year}`), foundOn: '2026-01-06', surplusReason: '未入账' };
    await assets('record-surplus-asset', { inventoryId, ...found });
    await assets('close-counting', { inventoryId, closedOn: '2026-01-07' });
    const sheets = { publishedOn: '2026-01-08', publishedAt: '村务公开栏', sha256: SHA };
    await assets('publish-inventory', { inventoryId, ...sheets });
    const { body } = await village.resolve([], {
      ...{ matter: 'inventory-confirmation', subject: `确认 ${year} 年清产核资结果`, parcels: undefined },
      ...{ noticedOn: '2026-01-09', heldOn: '2026-01-30' },
    });
    await reactions.run(Infinity, 'before');
    const resolutionId = body.id as string;
    await assets('confirm-inventory', { inventoryId, confirmedOn: '2026-02-01', resolutionId });
    return { missing, surplus: assetIdOf({ collectiveId: COLLECTIVE, code: `盘${year}` }) };
  }

  it('are there once all the same', async () => {
    await confirmed();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(5);
    for (let step = 1; step <= steps; step++) {
      const { missing, surplus } = await confirmed();
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      const seen = [await reactions.history(`asset-${missing}`), await reactions.history(`asset-${surplus}`)];
      expect([step, ...seen]).toEqual([
        step,
        ['AssetRegistered', 'AssetAdjustedToCount'],
        ['AssetRegistered'],
      ]);
    }
  });
});
