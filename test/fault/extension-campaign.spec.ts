import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from '../acceptance/county.js';
import { ExtendingVillage } from '../acceptance/extending.js';
import { MortalReactions } from './mortal-reactions.js';

const FIRST_YEAR = 2026;
/** So far apart that one campaign may be open beside the other. */
const YEARS_APART = 4;

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
    await county.settled();
    await county.rest();
    reactions = new MortalReactions(county);
  });
  afterAll(async () => county.close());

  /** Campaigns up to the signing, which is left for a process that will die. */
  async function campaigns(count: number) {
    const prepared = [];
    const neighbour = await extending.village.household();
    for (let at = 0; at < count; at++) {
      const year = FIRST_YEAR + YEARS_APART * round++;
      const households = [await extending.householdUntil(year), await extending.householdUntil(year)];
      const parcel = await extending.village.parcel();
      // Runs out in a year of no campaign.
      const term = { from: '2026-01-01', to: '2055-12-31' };
      await extending.village.householdContract(`延${year}-0002`, neighbour, [parcel], term);
      prepared.push({ year, households });
    }
    await reactions.run(Infinity, 'before');
    for (const { year } of prepared) expect((await extending.open(year)).status).toBe(200);
    await reactions.run(Infinity, 'before');
    for (const { year, households } of prepared) {
      for (const { householdId, parcel } of households)
        await extending.surveyAndConfirm(year, householdId, parcel);
      await extending.decide(year);
    }
    await reactions.run(Infinity, 'before');
    return prepared.map(({ year, households }) => ({
      year,
      sheets: households.map(({ householdId }) => extending.sheetId(year, householdId)),
    }));
  }

  const outcomes = (sheets: readonly string[]) =>
    Promise.all(sheets.map(async (id) => (await reactions.history(`extension-household-${id}`)).slice(3)));

  it('are concluded or refused once all the same', async () => {
    const expected = [
      ['ExtensionContractIssued', 'HouseholdExtended'],
      ['ExtensionContractIssued', 'HouseholdExtensionRefused'],
    ];
    const [first] = await campaigns(1);
    if (!first) throw new Error('no campaign');
    expect((await extending.issue(first.year)).status).toBe(200);
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(8);
    expect(await outcomes(first.sheets)).toEqual(expected);
    for (const [index, { year, sheets }] of (await campaigns(steps)).entries()) {
      const step = index + 1;
      expect((await extending.issue(year)).status).toBe(200);
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      expect([step, ...(await outcomes(sheets))]).toEqual([step, ...expected]);
    }
    // Whoever was refused gets another number, and then the campaign can be filed.
    const { year, sheets } = first;
    const again = { sheetId: sheets[1], signedOn: '2026-02-05' };
    await extending.must('issue-extension-contract', again);
    await reactions.run(Infinity, 'before');
    expect((await extending.file(year)).status).toBe(200);
  }, 240_000);
});
