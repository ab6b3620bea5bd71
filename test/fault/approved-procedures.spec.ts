import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

const SHA = 'b2'.repeat(32);

/** In every round members are asked about two parcels; the process dies before or after each of its commands in turn. */
describe('the keeper of approved procedures that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  async function asked(): Promise<string> {
    const wasteland = { category: '23', landClass: 'wasteland', plantedUse: '2' };
    const parcelCode = await village.parcel(wasteland);
    await village.clerk.must('priority/open-priority-window', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, ground: 'other-method', parcelCode },
      ...{ outsider: village.cooperative, priceFen: 100_000, from: '2026-01-01', to: '2054-12-31' },
      ...{ noticedOn: '2025-12-10', noticeSha256: SHA },
    });
    return parcelCode;
  }

  async function approved(): Promise<readonly string[]> {
    const parcels = [await asked(), await asked()];
    await reactions.run(Infinity, 'before');
    const subject = `将第 ${++round} 处荒坡承包给合作社`;
    const { body } = await village.resolve(parcels, { subject });
    expect(body).toMatchObject({ id: expect.any(String) });
    const number = `辽政批〔2025〕${round}号`;
    const { status } = await village.approve(body.id as string, { number });
    expect(status).toBe(200);
    return parcels;
  }

  it('bars every window of the resolution, once', async () => {
    await approved();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(2);
    for (let step = 1; step <= steps; step++)
      for (const moment of ['before', 'after'] as const) {
        const parcels = await approved();
        await reactions.run(step, moment);
        await reactions.run(Infinity, 'before');
        for (const parcel of parcels)
          expect([step, moment, ...(await reactions.history(`priority-book-${parcel}`))]).toEqual([
            step,
            moment,
            'PriorityWindowOpened',
            'PriorityBarred',
          ]);
      }
  });
});
