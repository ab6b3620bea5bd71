import pg from 'pg';
import type { Pool, QueryArrayConfig, QueryArrayResult } from 'pg';

/**
 * A connection of its own for appends. Statements are sent one behind the other without waiting for the answer
 * to the one before; the server carries them out in that order, each in a transaction of its own. So it begins
 * the next batch the moment it has flushed the last, and never waits for this process. It connects at the first
 * statement, and again at the first after a loss.
 */
export class AppendConnection {
  #client: Promise<pg.Client> | undefined;

  /** @param pool tells how to connect; none of its connections is used */
  constructor(private readonly pool: Pool) {}

  /** Fails when there is no answer in time or the connection is lost: the outcome is unknown then. */
  async query<Row extends unknown[]>(statement: QueryArrayConfig): Promise<QueryArrayResult<Row>> {
    this.#client ??= this.#connect();
    const client = await this.#client;
    return client.query<Row>(statement);
  }

  /** Once nothing is under way. */
  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  #connect(): Promise<pg.Client> {
    const { options } = this.pool;
    const config = { ...options, password: options.password, keepAlive: true, pipeline: true };
    const client = new pg.Client(config);
    const connected = client.connect().then(() => client);
    const lost = (): void => {
      if (this.#client === connected) this.#client = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    connected.catch(lost);
    return connected;
  }
}
