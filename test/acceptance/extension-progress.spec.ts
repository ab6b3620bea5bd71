import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sheetIdOf } from '#extensions/facts';
import { TestCounty } from './county.js';
import { ExtendingVillage } from './extending.js';
import { COLLECTIVE, VILLAGE } from './village.js';

const YEAR = 2026;
const SHA = 'e5'.repeat(32);
const MIDSUMMER = `${YEAR}-06-30`;

describe('the progress of an extension', () => {
  let county: TestCounty;
  let extending: ExtendingVillage;
  const campaignId = `${COLLECTIVE}-${YEAR}`;
  const homes: { householdId: string; parcel: string }[] = [];
  let early: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    extending = await ExtendingVillage.found(county);
    for (let at = 0; at < 2; at++) homes.push(await extending.householdUntil(YEAR));
    early = await extending.village.parcel();
    const { status } = await extending.village.householdContract(
      '承早',
      homes[0]?.householdId ?? '',
      [early],
      {
        ...{ signedOn: '1990-01-01', from: `${YEAR - 30}-07-01`, to: MIDSUMMER },
      },
    );
    expect(status).toBe(200);
    await county.settled();
    expect((await extending.open(YEAR)).status).toBe(200);
    await county.settled();
  });
  afterAll(async () => county.close());

  const progress = async (level: string) => {
    await county.settled();
    return (await extending.village.auditor.get(`extensions/progress?year=${YEAR}&level=${level}`)).body
      .items;
  };
  const everywhere = async (counts: object): Promise<void> => {
    const places = { village: VILLAGE, township: VILLAGE.slice(0, 9), county: VILLAGE.slice(0, 6) };
    for (const [level, divisionCode] of Object.entries(places))
      expect(await progress(level)).toMatchObject([{ divisionCode, campaigns: 1, ...counts }]);
  };

  it('counts a household of two sheets once, in village, township and county', async () => {
    await everywhere({ households: 2, sheets: 3, listed: 3, householdsSettled: 0, householdsExtended: 0 });
    const { body } = await extending.village.auditor.get(`extensions/campaigns/${campaignId}`);
    expect(body).toMatchObject({ households: 2, sheets: 3 });
  });

  it('counts it as extended by one of its sheets, and as done with by all of them', async () => {
    const [first, second] = homes.map(({ householdId }) => householdId);
    for (const { householdId, parcel } of homes) await extending.surveyAndConfirm(YEAR, householdId, parcel);
    const sheetId = sheetIdOf(campaignId, first ?? '', MIDSUMMER);
    const givenUp = [{ parcelCode: early, ground: 'surrendered', paperSha256: SHA }];
    expect(second).not.toBe(first);
    await extending.must('survey-household', { sheetId, surveyedOn: '2026-01-05', givenUp });
    await extending.decide(YEAR);
    expect((await extending.issue(YEAR)).status).toBe(200);
    await everywhere({
      ...{ households: 2, sheets: 3, extended: 2, surveyed: 1 },
      ...{ householdsExtended: 2, householdsSettled: 1 },
    });
    await extending.must('confirm-household-extension', {
      sheetId,
      confirmedOn: '2026-02-02',
      paperSha256: SHA,
    });
    expect((await extending.issue(YEAR)).status).toBe(200);
    await everywhere({ sheets: 3, extended: 2, notExtended: 1, householdsExtended: 2, householdsSettled: 2 });
  });
});
