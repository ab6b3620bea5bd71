import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  householdHolder,
  householdStream,
  isOnRoster,
  personStream,
  rosterStream,
  sharesStream,
  totalOf,
} from '#collectives/facts';
import { type EventType, type StreamType, formatFraction } from '#kernel';
import { foldStream } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/** Something that a clerk records, and how everything stands when all that follows from it is done. */
interface Scene {
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
}

/**
 * Households, persons, rosters and shares are streams of their own: what a clerk records in one is carried to the
 * others. The process that carries it dies before and after each of its commands in turn.
 */
describe('a household that changes while the process that carries it on dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let scenes = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  async function stateOf<State, Types extends readonly EventType[]>(
    stream: StreamType<State, Types>,
    id: string,
  ): Promise<State> {
    return (await foldStream(county.platform.events, stream, id)).state;
  }

  /** Households of two, each with an equal part of three quarters of the income. */
  async function households(count: number): Promise<{ householdId: string; personIds: string[] }[]> {
    scenes += 1;
    const ids: string[] = [];
    while (ids.length < count) ids.push(await village.household());
    // A resolution counts the roster, and waits for those who are on their way onto it.
    await reactions.run(Infinity, 'before');
    const decision = { matter: 'quantification-plan', subject: `第 ${scenes} 次量化`, parcels: undefined };
    const resolutionId = (await village.resolve([], decision)).body.id as string;
    await reactions.run(Infinity, 'before');
    await village.clerk.must('collectives/quantify-shares', {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      resolutionId,
      baseOn: '2026-03-02',
      quantifies: 'income-of-operating-assets',
      assets: '冷库一座',
      amountFen: 1,
      management: 'dynamic',
      cap: { numerator: 1, denominator: 1 },
      outsideHeirs: false,
      collectiveShare: { numerator: 1, denominator: 4 },
      holdings: ids.map((id) => ({
        holder: { kind: 'household', id },
        shareType: 'basic',
        share: { numerator: 3, denominator: 4 * count },
      })),
    });
    await reactions.run(Infinity, 'before');
    return Promise.all(
      ids.map(async (householdId) => {
        const members = (await stateOf(householdStream, householdId))?.members ?? [];
        return { householdId, personIds: members.map(({ personId }) => personId) };
      }),
    );
  }

  async function household(householdId: string) {
    const state = await stateOf(householdStream, householdId);
    const shares = await stateOf(sharesStream, COLLECTIVE);
    return {
      standing: state?.standing,
      relations: state?.members.map(({ relation }) => relation).sort(),
      splitting: state?.split !== undefined,
      share: formatFraction(totalOf(shares?.holdings ?? [], householdHolder(householdId))),
    };
  }

  /** Where a person is, and whether the roster has them. */
  async function person(personId: string) {
    const { householdId, diedOn } = await stateOf(personStream, personId);
    const roster = await stateOf(rosterStream, COLLECTIVE);
    return { householdId, diedOn, member: roster !== undefined && isOnRoster(roster, personId) };
  }

  /** Plays a scene undisturbed, and then with a death at each step; tells how it ends every time. */
  async function ends(scene: () => Promise<Scene>): Promise<{ steps: number; end: unknown }> {
    const first = await scene();
    await first.begin();
    const steps = await reactions.run(Infinity, 'before');
    const end = await first.end();
    for (let step = 1; step <= steps; step++) {
      const moment = step % 2 === 0 ? 'before' : 'after';
      const { begin, end: endOf } = await scene();
      await begin();
      await reactions.run(step, moment);
      await reactions.run(Infinity, 'before');
      expect([step, moment, await endOf()]).toEqual([step, moment, end]);
    }
    return { steps, end };
  }

  it('is split all the same, with the people and the shares that go', async () => {
    const { steps, end } = await ends(async () => {
      const [home] = await households(1);
      if (!home) throw new Error('no household');
      const { householdId, personIds } = home;
      const [, goes = ''] = personIds;
      const contractorCode = `${VILLAGE}09${String(scenes).padStart(4, '0')}`;
      const members = [{ personId: goes, relation: 'head' }];
      return {
        begin: () =>
          village.clerk.must('collectives/split-household', { householdId, contractorCode, members }),
        end: async () => {
          const { householdId: newHouseholdId = '', ...gone } = await person(goes);
          return [await household(householdId), await household(newHouseholdId), gone];
        },
      };
    });
    expect(steps).toBeGreaterThanOrEqual(4);
    const half = { standing: 'active', relations: ['head'], splitting: false, share: '3/8' };
    expect(end).toEqual([half, half, { diedOn: undefined, member: true }]);
  });

  it('is absorbed all the same, and what it held goes with it', async () => {
    const { steps, end } = await ends(async () => {
      const [goesOn, absorbed] = await households(2);
      if (!goesOn || !absorbed) throw new Error('no households');
      const relations = absorbed.personIds.map((personId) => ({ personId, relation: 'sibling' }));
      const { householdId } = goesOn;
      const merge = { householdId, absorbedHouseholdId: absorbed.householdId, relations };
      return {
        begin: () => village.clerk.must('collectives/merge-households', merge),
        end: async () => [
          await household(householdId),
          await household(absorbed.householdId),
          ...(await Promise.all(absorbed.personIds.map(person))).map(
            (each) => each.householdId === householdId,
          ),
        ],
      };
    });
    expect(steps).toBeGreaterThanOrEqual(4);
    const relations = ['head', 'sibling', 'sibling', 'spouse'];
    expect(end).toEqual([
      { standing: 'active', relations, splitting: false, share: '3/4' },
      { standing: 'merged', relations: [], splitting: false, share: '0/1' },
      true,
      true,
    ]);
  });

  it('loses its dead all the same, who are members no more', async () => {
    const { steps, end } = await ends(async () => {
      const [home] = await households(1);
      if (!home) throw new Error('no household');
      const { householdId, personIds } = home;
      const [stays, died = ''] = personIds;
      return {
        begin: () =>
          village.clerk.must('collectives/leave-household', { householdId, personId: died, ground: 'death' }),
        end: async () => {
          const { householdId: at, ...rest } = await person(died);
          return [await household(householdId), at === householdId, rest, (await person(stays ?? '')).member];
        },
      };
    });
    expect(steps).toBeGreaterThanOrEqual(2);
    expect(end).toEqual([
      { standing: 'active', relations: ['head'], splitting: false, share: '3/4' },
      true,
      { diedOn: '2026-03-02', member: false },
      true,
    ]);
  });
});
