import { setMaxListeners } from 'node:events';
import { expect } from '@jest/globals';
import { Desks } from '#nest';
import { REACTIONS } from '#platform';
import { type Desk, ReactionRunner, insisting } from '#read-store';
import type { TestCounty } from '../acceptance/county.js';

/** The process managers of a county, run by a process that dies where a spec says. */
export class MortalReactions {
  private constructor(
    private readonly county: TestCounty,
    private readonly mortal: string | undefined,
  ) {}

  /** Once the county's own have seen everything, they rest. They die at commands of one of them, if it is named. */
  static async inPlaceOfItsOwn(county: TestCounty, mortal?: string): Promise<MortalReactions> {
    await county.settled();
    await county.rest();
    return new MortalReactions(county, mortal);
  }

  /** A round for every command and moment of a death, and one before without any: how they end, which is the same. */
  async survived<Round, End>(
    atLeast: number,
    begun: () => Promise<Round>,
    endOf: (round: Round) => Promise<End>,
  ): Promise<End> {
    const whole = await begun();
    const steps = await this.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(atLeast);
    const end = await endOf(whole);
    for (let step = 1; step <= steps; step++)
      for (const moment of ['before', 'after'] as const) {
        const round = await begun();
        expect(await this.run(step, moment)).toBeGreaterThanOrEqual(step);
        await this.run(Infinity, 'before');
        expect([step, moment, await endOf(round)]).toEqual([step, moment, end]);
      }
    return end;
  }

  /** Runs the process managers until they die at a step, or for good; tells how many commands were sent that count. */
  async run(deathAt: number, moment: 'before' | 'after'): Promise<number> {
    const death = new AbortController();
    // Each of the process managers listens for it.
    setMaxListeners(0, death.signal);
    let sent = 0;
    const { county, mortal } = this;
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
          if (mortal !== undefined && reaction.name !== mortal) return desk.send(step, command);
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

  /** Types of the events of a stream, in order. */
  async history(stream: string): Promise<string[]> {
    const types: string[] = [];
    for await (const { type } of this.county.platform.events.read(stream)) types.push(type);
    return types;
  }
}
