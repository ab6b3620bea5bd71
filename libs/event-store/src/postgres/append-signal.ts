import pg from 'pg';
import type { Pool } from 'pg';
import { Waker } from '../waker.js';
import type { StoreNames } from './install.js';

const RECONNECT_MS = 1_000;

/**
 * Tells subscribers that something was appended, by any process. One connection that LISTENs serves all
 * subscribers of a store; there is none while there are no subscribers. It connects again by itself; what
 * happens meanwhile the subscribers' own polling finds.
 */
export class AppendSignal {
  readonly #wakers = new Set<Waker>();
  #client: pg.Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly names: StoreNames,
  ) {}

  add(waker: Waker): void {
    this.#wakers.add(waker);
    if (!this.#client && !this.#reconnect) void this.#listen();
  }

  async remove(waker: Waker): Promise<void> {
    this.#wakers.delete(waker);
    if (this.#wakers.size === 0) await this.#disconnect();
  }

  async #listen(): Promise<void> {
    this.#reconnect = undefined;
    const client = new pg.Client({
      ...this.pool.options,
      password: this.pool.options.password,
      keepAlive: true,
    });
    this.#client = client;
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', () => this.#wakeAll());
    try {
      await client.connect();
      await client.query(`LISTEN "${this.names.channel}"`);
      this.#wakeAll();
    } catch {
      this.#lost(client);
    }
  }

  #wakeAll(): void {
    for (const waker of this.#wakers) waker.wake();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    void client.end().catch(() => {});
    this.#reconnect = setTimeout(() => void this.#listen(), RECONNECT_MS);
  }

  async #disconnect(): Promise<void> {
    clearTimeout(this.#reconnect);
    this.#reconnect = undefined;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }
}
