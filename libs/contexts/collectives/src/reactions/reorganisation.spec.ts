import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#event-store';
import { RowSession, casesByType, seen } from '#read-store';
import { COUNTY } from '#examples';
import { Villages, attempts } from '../../../../../test/any-reorganisations.js';
import type { MemoryCounty } from '../../../../../test/memory-county.js';
import { type Collective, exerciserOf, reorganisationStream } from '../facts/index.js';
import { CollectiveRow, collectiveRegister } from '../views/collectives.js';
import { reorganisation } from './reorganisation.js';

/** Another one every time; a failure prints it, and the same seed gives the same histories. */
const SEED = Number(process.env.DIQI_TEST_SEED ?? randomInt(2 ** 31));

/** The collective that acts for one, by its chain of successors. @throws Error when the chain has no end */
function actingFor(id: string, by: ReadonlyMap<string, Collective | CollectiveRow>): string {
  let at = id;
  for (let steps = 0; steps <= by.size; steps++) {
    const collective = by.get(at);
    if (!collective) throw new Error(`${at} is no collective`);
    if (collective.successorId === null) return at;
    at = collective.successorId;
  }
  throw new Error(`nobody acts for ${id}`);
}

const FOLLOWING = casesByType('collectives', collectiveRegister.on);

/** The register after every prefix of a log, handed to a check. */
async function replayed(
  log: readonly RecordedEvent[],
  { catalog }: MemoryCounty,
  check: (rows: ReadonlyMap<string, CollectiveRow>) => void,
): Promise<void> {
  const rows = new RowSession();
  for (const event of log) {
    await FOLLOWING.get(event.type)?.handle(seen(event, catalog.categoryOf(event.type)), rows);
    check(new Map(rows.all(CollectiveRow).map((row) => [row.collectiveId, row])));
  }
}

describe('any merges and splits', () => {
  it(`leave for every collective exactly one that acts, and move nothing else (seed ${SEED})`, async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(attempts, async (tried) => {
        const villages = new Villages();
        await villages.found();
        const { county } = villages;
        const before = await county.log();
        for (const attempt of tried) accepted += (await villages.attempt(attempt)) ? 1 : 0;
        const log = await county.log();

        // Nothing but collectives and the stream that decides: no owner, contract or book changes.
        const touched = new Set(log.slice(before.length).map(({ stream }) => stream.split('-')[0]));
        expect([...touched].filter((each) => each !== 'collective' && each !== 'reorganisation')).toEqual([]);
        expect(log.slice(0, before.length)).toEqual(before);

        // The process manager may begin again at any time: what it sends has been sent.
        await county.settle(reorganisation, { from: -1 });
        expect(await county.log()).toHaveLength(log.length);

        const all = await villages.collectives();
        expect(all.map(({ collectiveId }) => collectiveId)).toEqual(villages.ids);
        const byId = new Map(all.map((each) => [each.collectiveId, each]));
        const ended = all.filter(({ standing }) => standing !== 'acting');
        for (const { collectiveId, standing, successorId } of all)
          expect([collectiveId, successorId === null]).toEqual([collectiveId, standing === 'acting']);
        // Every ended one is acted for by the one at the end of its chain, and by no other.
        for (const { collectiveId } of ended) {
          const acting = all.filter(
            ({ standing, exercisesFor }) => standing === 'acting' && exercisesFor.includes(collectiveId),
          );
          expect(acting.map((each) => each.collectiveId)).toEqual([actingFor(collectiveId, byId)]);
        }
        // What the county has decided is what the collectives say.
        const { state } = await county.load(reorganisationStream, COUNTY);
        expect(state?.successors ?? {}).toEqual(
          Object.fromEntries(
            ended.map(({ collectiveId, successorId, endedOn: on }) => [
              collectiveId,
              { collectiveId: successorId, on },
            ]),
          ),
        );

        // On every day one collective exercises the ownership of each parcel, by name or in the place of another.
        for (const { day, land } of villages.days)
          for (const [parcelCode, { ownerId, by }] of land)
            expect([day, exerciserOf(state, { ownerId, parcelCode }, day)]).toEqual([day, by]);

        // At every moment whoever has ended has a successor, and in the end the register says who acts.
        let last: ReadonlyMap<string, CollectiveRow> = new Map();
        await replayed(log, county, (rows) => {
          for (const id of rows.keys()) expect(rows.has(actingFor(id, rows))).toBe(true);
          last = rows;
        });
        for (const { collectiveId, standing } of all)
          expect([last.get(collectiveId)?.standing, last.get(collectiveId)?.successorId]).toEqual([
            standing,
            standing === 'acting' ? null : actingFor(collectiveId, byId),
          ]);
      }),
      { seed: SEED, numRuns: 40, endOnFailure: true },
    );
    expect(accepted).toBeGreaterThan(30);
  }, 120_000);
});
