import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetBookStream } from '#assets/facts';
import { collectiveCode } from '#kernel';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

const OPENED_ON = '2026-01-01';

/**
 * In every round a collective takes an asset over into its books, which begins them. The process that tells its asset book so
 * dies before or after its command, and another takes its place.
 */
describe('the books of a collective, begun by a process that dies before or after it tells so', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let number = 500;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county, 'asset-openings');
  });
  afterAll(async () => county.close());

  const register = (collectiveId: string, code: string, openedOn?: string) =>
    village.accountant.send('assets/register-asset', {
      ...{ collectiveId, divisionCode: VILLAGE, code, name: `${code}号房`, place: '村东路' },
      ...{ assetClass: 'operating', kind: 'building', unit: 'room', quantityHundredths: 300 },
      ...{ originalFen: 300_000, useState: 'own-use', acquiredOn: '2016-06-30' },
      ...{ funds: [{ source: 'own', amountFen: 300_000, year: 2016 }], openedOn },
    });

  /** A new collective with an opening balance; that its books have begun is left for a process that will die. */
  async function begun(): Promise<string> {
    const collectiveId = collectiveCode('N2', '140722', ++number);
    await village.countyReviewer.must('collectives/register-collective', {
      ...{ collectiveId, name: `第 ${number} 社`, divisionCode: VILLAGE },
    });
    await reactions.run(Infinity, 'before');
    expect((await register(collectiveId, '固1', OPENED_ON)).status).toBe(200);
    const early = await register(collectiveId, '固2', '2026-02-01');
    expect(early).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    return collectiveId;
  }

  it('begin once all the same, on the day of the first, and another of that day goes in after', async () => {
    const end = await reactions.survived(1, begun, async (collectiveId) => {
      const other = await register(collectiveId, '固2', '2026-02-01');
      const alike = await register(collectiveId, '固3', OPENED_ON);
      await reactions.run(Infinity, 'before');
      const types = (await reactions.history(`asset-book-${collectiveId}`)).sort();
      const { state } = await county.app.get(CommandGateway).loadState(assetBookStream, collectiveId);
      const codes = state?.entries.map(({ code }) => code);
      return { types, beganOn: state?.beganOn, codes, other: other.body.rule, alike: alike.status };
    });
    expect(end).toEqual({
      types: ['AssetBooksBegun', 'AssetEnteredInBook', 'AssetEnteredInBook'],
      ...{ beganOn: OPENED_ON, codes: ['固1', '固3'], other: 'AS47', alike: 200 },
    });
  });
});
