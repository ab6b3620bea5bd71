import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reject } from '#kernel';
import { CommandGateway, Desks } from '#nest';
import { REACTIONS } from '#platform';
import { type Desk, ReactionRunner, insisting } from '#read-store';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage } from '../acceptance/village.js';

/**
 * The process that moves the rights of a contract dies before or after each of its commands in turn, and another
 * takes its place. Wherever it died, the end is the same, event for event.
 */
describe('a process manager that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let number = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    await county.settled();
    await county.rest();
  });
  afterAll(async () => county.close());

  /** Runs the process managers until they die at a step, or for good; tells how many commands were sent. */
  async function run(deathAt: number, moment: 'before' | 'after'): Promise<number> {
    const death = new AbortController();
    let sent = 0;
    const desks = county.app.get(Desks);
    const runner = new ReactionRunner({
      store: county.platform.events,
      pool: county.platform.pool,
      reactions: REACTIONS,
      categoryOf: (type) => county.platform.catalog.categoryOf(type),
      onAlarm: () => undefined,
      retryMs: 1,
      deskFor: (reaction, event): Desk => {
        const desk = desks.for(reaction, event);
        const die = (): never => {
          death.abort();
          throw new Error('the process died');
        };
        const send: Desk['send'] = async (step, command) => {
          if (death.signal.aborted) return die();
          const at = ++sent;
          if (at === deathAt && moment === 'before') return die();
          const answer = await desk.send(step, command);
          return at === deathAt ? die() : answer;
        };
        return { send, insist: insisting(send), load: (stream, id) => desk.load(stream, id) };
      },
    });
    const done = runner.run(death.signal);
    const settled = async (): Promise<boolean> => {
      const last = await county.platform.events.head();
      const handled = runner.status().every(({ position }) => position >= last);
      return handled && (await county.platform.events.head()) === last;
    };
    while (!death.signal.aborted && !(await settled())) await new Promise((next) => setImmediate(next));
    death.abort();
    await done;
    return sent;
  }

  async function history(stream: string): Promise<string[]> {
    const types: string[] = [];
    for await (const { type } of county.platform.events.read(stream)) types.push(type);
    return types;
  }

  async function concludeOver(parcels: string[]): Promise<string> {
    const { status, body } = await village.householdContract(`承${++number}`, household, parcels);
    expect(status).toBe(200);
    return body.id as string;
  }

  it('brings the contract into effect all the same', async () => {
    const parcelsOf = async (): Promise<string[]> => [await village.parcel(), await village.parcel()];
    await concludeOver(await parcelsOf());
    const steps = await run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(5);
    for (let step = 1; step <= steps; step++) {
      for (const moment of ['before', 'after'] as const) {
        const parcels = await parcelsOf();
        const contract = await concludeOver(parcels);
        await run(step, moment);
        await run(Infinity, 'before');
        expect([step, moment, await history(`contract-${contract}`)]).toEqual([
          step,
          moment,
          ['ContractConcluded', 'ContractTookEffect'],
        ]);
        for (const parcel of parcels)
          expect(await history(`parcel-${parcel}`)).toEqual([
            'ParcelRegistered',
            'CollectiveOwnershipRecorded',
            'RightHeld',
            'ContractRightEstablished',
          ]);
      }
    }
  });

  it('lets the contract fall through all the same, and gives every parcel free', async () => {
    const contested = async () => {
      const [free, taken] = [await village.parcel(), await village.parcel()];
      const winner = await concludeOver([taken]);
      const loser = await concludeOver([free, taken]);
      return { free, taken, winner, loser };
    };
    await contested();
    const steps = await run(Infinity, 'before');
    for (let step = 1; step <= steps; step++) {
      const { free, taken, winner, loser } = await contested();
      await run(step, step % 2 === 0 ? 'before' : 'after');
      await run(Infinity, 'before');
      expect(await history(`contract-${winner}`)).toEqual(['ContractConcluded', 'ContractTookEffect']);
      expect(await history(`contract-${loser}`)).toEqual(['ContractConcluded', 'ContractFellThrough']);
      expect((await history(`parcel-${free}`)).slice(2)).toEqual(['RightHeld', 'RightHoldReleased']);
      expect((await history(`parcel-${taken}`)).slice(2).sort()).toEqual([
        'ContractRightEstablished',
        'RightHeld',
        'RightHoldRefused',
      ]);
    }
  });

  it('takes a race that is lost for good for no answer, and asks again', async () => {
    const gateway = county.app.get(CommandGateway);
    const submit = gateway.submit.bind(gateway);
    const lost = new Set<string>();
    gateway.submit = async (spec, command, submission) => {
      if (!submission.principal.system || lost.has(submission.idempotencyKey))
        return submit(spec, command, submission);
      lost.add(submission.idempotencyKey);
      return reject('conflict', 'COMMAND.CONTENDED', '同一对象正被多人同时修改。');
    };
    const parcel = await village.parcel();
    const contract = await concludeOver([parcel]);
    await run(Infinity, 'before');
    gateway.submit = submit;
    expect(lost.size).toBeGreaterThanOrEqual(3);
    expect(await history(`contract-${contract}`)).toEqual(['ContractConcluded', 'ContractTookEffect']);
  });
});
