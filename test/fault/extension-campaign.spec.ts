import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from '../acceptance/county.js';
import { ExtendingVillage } from '../acceptance/extending.js';
import { MortalReactions } from './mortal-reactions.js';

const FIRST_YEAR = 2026;

/**
 * In every round a campaign issues two contracts, one of which is refused because its number is used. The process that
 * concludes them dies before or after one of its commands, and another takes its place.
 */
describe('the contracts of an extension, issued by a process that dies between any two steps', () => {
  let county: TestCounty;
  let extending: ExtendingVillage;
  let reactions: MortalReactions;
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    extending = await ExtendingVillage.found(county);
    // One campaign of a village after the other, each for the contracts of another year.
    await extending.village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: 'extension.campaign-lead-years', from: '2020-01-01', value: 30 },
      basis: { law: '左权县农村土地承包管理办法', article: '第九条' },
    });
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  const rest = () => reactions.run(Infinity, 'before');

  /** A campaign up to the signing, which is left for a process that will die. */
  async function campaign() {
    const year = FIRST_YEAR + round++;
    const neighbour = await extending.village.household();
    const households = [await extending.householdUntil(year), await extending.householdUntil(year)];
    const parcel = await extending.village.parcel();
    // Runs out in a year of no campaign.
    const term = { from: '2026-01-01', to: '2055-12-31' };
    await extending.village.householdContract(`延${year}-0002`, neighbour, [parcel], term);
    await rest();
    expect((await extending.open(year)).status).toBe(200);
    await rest();
    for (const { householdId, parcel } of households)
      await extending.surveyAndConfirm(year, householdId, parcel);
    await extending.decide(year);
    await rest();
    return { year, sheets: households.map(({ householdId }) => extending.sheetId(year, householdId)) };
  }

  /** Whoever was refused gets another number, and then the campaign can be filed and closed. */
  async function finish({ year, sheets: [, refused] }: { year: number; sheets: readonly string[] }) {
    await extending.must('issue-extension-contract', { sheetId: refused, signedOn: '2026-02-05' });
    await rest();
    expect((await extending.file(year)).status).toBe(200);
    await rest();
    await extending.close(year);
  }

  const outcomes = (sheets: readonly string[]) =>
    Promise.all(sheets.map(async (id) => (await reactions.history(`extension-household-${id}`)).slice(3)));

  it('are concluded or refused once all the same', async () => {
    const expected = [
      ['ExtensionContractIssued', 'HouseholdExtended'],
      ['ExtensionContractIssued', 'HouseholdExtensionRefused'],
    ];
    const first = await campaign();
    expect((await extending.issue(first.year)).status).toBe(200);
    const steps = await rest();
    expect(steps).toBeGreaterThanOrEqual(8);
    expect(await outcomes(first.sheets)).toEqual(expected);
    await finish(first);
    for (let step = 1; step <= steps; step++) {
      const next = await campaign();
      expect((await extending.issue(next.year)).status).toBe(200);
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await rest();
      expect([step, ...(await outcomes(next.sheets))]).toEqual([step, ...expected]);
      await finish(next);
    }
  }, 240_000);
});
