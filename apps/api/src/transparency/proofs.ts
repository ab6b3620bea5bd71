import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { reject, subjectOf } from '#kernel';
import { BEGINNING, type Position, type RecordedEvent } from '#event-store';
import { EventCatalog, History, type Principal, Refused, mayOn, orNotFound } from '#nest';
import type { LogName, LoggedStore, Platform } from '#platform';
import {
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  bundleEvent,
  bundleHash,
  bundleHead,
} from '#transparency-log';
import type { IssuedCheckpoint, PlacedLeaf } from '#transparency-log/postgres';
import { PLATFORM } from '../tokens.js';

/** How long somebody who asks for a proof waits for the event to be signed for, in milliseconds. */
const PATIENCE_MS = 5_000;
const STEP_MS = 20;
const PAGE = 1_000;

/** What a log proves, to whoever asks. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly catalog: EventCatalog,
    private readonly history: History,
  ) {}

  /** The last checkpoint; waits, for a bounded time, for one that covers a position of the store. */
  async checkpoint(name: LogName, after = BEGINNING): Promise<IssuedCheckpoint> {
    const logged = this.platform.logs[name];
    return this.patiently(logged, async (issued) => {
      return after === BEGINNING || (await positionOf(logged, issued)) >= after ? issued : undefined;
    });
  }

  async vkey(name: LogName): Promise<string> {
    await this.checkpoint(name);
    return (await this.platform.logs[name].log.identity())?.vkey ?? '';
  }

  /** The `.tlog-proof` of an event; waits, for a bounded time, until it is signed for. */
  async proof(name: LogName, eventId: string): Promise<string> {
    const { leaf, checkpoint } = await this.covered(this.platform.logs[name], eventId);
    return this.platform.logs[name].log.proofFile(leaf.index, checkpoint);
  }

  /** The event of a leaf, if the principal may see it; else as if there were none. */
  async event(name: LogName, eventId: string, principal: Principal): Promise<RecordedEvent> {
    const logged = this.platform.logs[name];
    const { leaf } = await this.covered(logged, eventId);
    const before = leaf.index > 0 ? await logged.log.leafAt(leaf.index - 1) : undefined;
    let found: RecordedEvent | undefined;
    for await (const [event] of logged.store.readAll(before?.position ?? BEGINNING, { pageSize: 1 })) {
      if (event?.id === eventId && (await this.sees(principal, name, event))) found = event;
      break;
    }
    return orNotFound(found, '事件', eventId);
  }

  async consistency(name: LogName, from: number, to: number): Promise<readonly Buffer[]> {
    const { size } = await this.checkpoint(name);
    if (from <= to && to <= size) return this.platform.logs[name].log.consistencyProof(from, to);
    throw new Refused(
      reject('invalid', 'LOG.SPAN', `应有 from ≤ to ≤ ${size}（日志当前的大小），请重新填写。`, {
        field: from > to ? 'from' : 'to',
      }),
    );
  }

  /** The hashes of a tile, if the signed log has it as wide as asked for. */
  async tile(name: LogName, { level, index, width }: TileName): Promise<Buffer | undefined> {
    const { size } = await this.checkpoint(name);
    const hashes = Math.floor(size / 2 ** (TILE_HEIGHT * level)) - index * TILE_WIDTH;
    if (width > hashes) return undefined;
    const { log } = this.platform.logs[name];
    return Buffer.concat(await log.hashes(TILE_HEIGHT * level, index * TILE_WIDTH, width));
  }

  /** A bundle of the whole log as of a checkpoint, piece by piece. */
  async *bundle(name: LogName, vkey: string, { size, note }: IssuedCheckpoint): AsyncGenerator<Buffer> {
    const { log, store } = this.platform.logs[name];
    yield Buffer.from(bundleHead(vkey, note));
    for (let from = 0; from < size; from += PAGE) {
      const hashes = await log.hashes(0, from, Math.min(PAGE, size - from));
      yield Buffer.from(hashes.map(bundleHash).join(''));
    }
    yield Buffer.from('\n');
    let index = 0;
    for await (const page of store.readAll(BEGINNING, { pageSize: PAGE })) {
      const signed = page.slice(0, size - index);
      yield Buffer.concat(signed.map((event, at) => bundleEvent(index + at, event)));
      index += signed.length;
      if (index >= size) return;
    }
  }

  /** Of the last event that a checkpoint covers. */
  positionOf(name: LogName, checkpoint: IssuedCheckpoint): Promise<Position> {
    return positionOf(this.platform.logs[name], checkpoint);
  }

  /** All of a log is for whoever may audit the whole county. */
  mayExport(principal: Principal): boolean {
    return mayOn(principal, 'log.export', this.platform.county);
  }

  private async sees(principal: Principal, name: LogName, event: RecordedEvent): Promise<boolean> {
    if (this.mayExport(principal)) return true;
    if (name === 'access') return false;
    const stream = this.catalog.streamOf(event.type);
    return this.history.sees(principal, stream, subjectOf(stream, event.stream));
  }

  /** An event's leaf and a checkpoint that covers it. */
  private async covered(
    logged: LoggedStore,
    eventId: string,
  ): Promise<{ leaf: PlacedLeaf; checkpoint: IssuedCheckpoint }> {
    const head = await logged.store.head();
    return this.patiently(logged, async (checkpoint) => {
      const leaf = await logged.log.leafOf(eventId);
      if (leaf && leaf.index < checkpoint.size) return { leaf, checkpoint };
      // Everything that stood in the store when it was asked for is signed for, and it is not among it.
      if (!leaf && (await positionOf(logged, checkpoint)) >= head) orNotFound(undefined, '事件', eventId);
      return undefined;
    });
  }

  /** Asks anew at every checkpoint until there is an answer, for a bounded time. */
  private async patiently<Answer>(
    { log }: LoggedStore,
    answer: (checkpoint: IssuedCheckpoint) => Promise<Answer | undefined>,
  ): Promise<Answer> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const checkpoint = await log.latestCheckpoint();
      const found = checkpoint && (await answer(checkpoint));
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw await this.behind(log);
      await wait(STEP_MS);
    }
  }

  private async behind(log: LoggedStore['log']): Promise<Refused> {
    return new Refused(
      (await log.fault()) === undefined
        ? reject('conflict', 'LOG.BEHIND', '日志尚未签到最新的登记内容，请稍后再试。')
        : reject('conflict', 'LOG.STOPPED', '日志已停止签发，请联系管理员；已登记的内容没有丢失。'),
    );
  }
}

async function positionOf({ log }: LoggedStore, { size }: IssuedCheckpoint): Promise<Position> {
  const last = size > 0 ? await log.leafAt(size - 1) : undefined;
  return last?.position ?? BEGINNING;
}
