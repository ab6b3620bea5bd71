import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openCheckpoint, signerOf, verifierOf } from '#transparency-log';
import { CheckpointFile, LogStore, Sequencer, installLog } from '#transparency-log/postgres';
import { APP_ROLE, type FreshDatabase, freshDatabase } from './database.js';
import { type OpenStore, install, openStore } from './event-store.js';

export const signer = signerOf('diqi.example/140722', Buffer.alloc(32, 3));
export const keys = [verifierOf(signer.vkey)];

/** A log over a store in a database of its own, with the writer that keeps it. */
export class SequencedLog {
  readonly log: LogStore;
  readonly alarms: string[] = [];

  private constructor(
    private readonly database: FreshDatabase,
    readonly opened: OpenStore,
    /** May do behind everybody's back what the application may not. */
    readonly owner: pg.Client,
    private readonly folder: string,
  ) {
    this.log = new LogStore(opened.pool, 'log');
  }

  static async open(): Promise<SequencedLog> {
    const database = await freshDatabase();
    await install(database, 'events');
    const owner = new pg.Client(database.url);
    await owner.connect();
    await installLog(owner, { schema: 'log', appRole: APP_ROLE });
    const folder = await mkdtemp(join(tmpdir(), 'diqi-log-'));
    return new SequencedLog(database, openStore(database, 'events'), owner, folder);
  }

  async close(): Promise<void> {
    await this.opened.close();
    await this.owner.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async append(count: number): Promise<void> {
    const events = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      type: 'ParcelRegistered',
      data: { index, name: '河滩地' },
      metadata: { recordedAt: '2026-03-02T02:00:00.000Z' },
    }));
    await this.opened.store.append(`parcel-${randomUUID()}`, events, 'none');
  }

  sequencer(seed = signer): Sequencer {
    const file = new CheckpointFile(join(this.folder, 'register.checkpoint'));
    const onAlarm = (message: string): void => void this.alarms.push(message);
    return new Sequencer({
      store: this.opened.store,
      log: this.log,
      signer: seed,
      file,
      onAlarm,
      intervalMs: 1,
      recheckMs: 20,
    });
  }

  /** Runs a sequencer until it holds or has stopped. */
  async run(until: () => Promise<boolean>, running = this.sequencer()): Promise<Sequencer> {
    const abort = new AbortController();
    const ended = running.run(abort.signal);
    const deadline = performance.now() + 20_000;
    while (!(await until()) && running.status().fault === null) {
      if (performance.now() > deadline) throw new Error('the log did not get there in time');
      await new Promise((next) => setImmediate(next));
    }
    abort.abort();
    await ended;
    return running;
  }

  /** Whether the last checkpoint is of so many events. */
  signedFor(size: number): () => Promise<boolean> {
    return async () => (await this.log.latestCheckpoint())?.size === size;
  }

  /** What was signed, oldest first. */
  async checkpoints() {
    const { rows } = await this.owner.query<{ note: string }>(
      'SELECT note FROM log.checkpoint ORDER BY size',
    );
    return rows.map(({ note }) => openCheckpoint(note, signer.name, keys));
  }
}
