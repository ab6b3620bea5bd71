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
    await county.settled();
    await county.rest();
    reactions = new MortalReactions(county);
  });
  afterAll(async () => county.close());

  /** Everything up to the signing, which is left for a process that will die. */
  async function signed() {
    const year = FIRST_YEAR + round++;
    const [first, second] = [await extending.householdUntil(year), await extending.householdUntil(year)];
    const { village } = extending;
    await village.householdContract(`延${year}-0002`, await village.household(), [await village.parcel()]);
    await reactions.run(Infinity, 'before');
    expect((await extending.open(year)).status).toBe(200);
    await reactions.run(Infinity, 'before');
    for (const { householdId, parcel } of [first, second])
      await extending.surveyAndConfirm(year, householdId, parcel);
    await extending.decide(year);
    await reactions.run(Infinity, 'before');
    expect((await extending.issue(year)).status).toBe(200);
    return { year, sheets: [first, second].map(({ householdId }) => extending.sheetId(year, householdId)) };
  }

  const outcomes = (sheets: readonly string[]) =>
    Promise.all(sheets.map(async (id) => (await reactions.history(`extension-household-${id}`)).slice(3)));

  /** The household whose contract was refused gets another number; then the campaign is done. */
  async function finish(year: number, refused: string): Promise<void> {
    await extending.must('issue-extension-contract', { sheetId: refused, signedOn: '2026-02-05' });
    await reactions.run(Infinity, 'before');
    expect((await extending.file(year)).status).toBe(200);
    await extending.close(year);
  }

  it('are concluded or refused once all the same', async () => {
    const { year, sheets } = await signed();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(8);
    const expected = [
      ['ExtensionContractIssued', 'HouseholdExtended'],
      ['ExtensionContractIssued', 'HouseholdExtensionRefused'],
    ];
    expect(await outcomes(sheets)).toEqual(expected);
    await finish(year, sheets[1] ?? '');
    for (let step = 1; step <= steps; step++) {
      const again = await signed();
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      expect([step, ...(await outcomes(again.sheets))]).toEqual([step, ...expected]);
      await finish(again.year, again.sheets[1] ?? '');
    }
  });
});
