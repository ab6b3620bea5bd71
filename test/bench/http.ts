import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import pg from 'pg';
import type { FreshDatabase } from '../postgres/database.js';
import { type Sample, alternate, must, progress } from './measure.js';
import { MeasuredSystem, VILLAGE } from './measured-system.js';
import type { Report } from './report.js';

/* A command through HTTP beside an empty POST of the same body: what deciding, recording and following it costs. */

const CONNECTIONS = 32;
const COUNTS = { empty: 10_000, command: 8_000 } as const;
const WARM_UP = 3_000;

export async function http(report: Report): Promise<void> {
  const system = await MeasuredSystem.start();
  try {
    await measure(report, system.database, system.address, await system.hire('jingban', 'station-clerk'));
  } finally {
    await system.stop();
  }
}

async function measure(
  report: Report,
  database: FreshDatabase,
  address: string,
  token: string,
): Promise<void> {
  const shots = new Shots(address, token);
  progress('http: warming up');
  await shots.fire('api/empty/register-parcel', WARM_UP);
  await shots.fire('api/land-rights/register-parcel', WARM_UP);
  const medians = await alternate('http', [
    { name: 'empty', run: () => shots.fire('api/empty/register-parcel', COUNTS.empty) },
    { name: 'command', run: () => shots.fire('api/land-rights/register-parcel', COUNTS.command) },
  ]);
  const client = new pg.Client(database.url);
  await client.connect();
  const lag = await followed(client);
  await everyOnce(client, shots.keys);
  await client.end();
  for (const [name, sample] of medians)
    report.rate(`http_${name}`, `POST, ${CONNECTIONS} connections: ${name}`, sample);
  const of = (name: string): number => medians.get(name)?.perSecond ?? NaN;
  report.ratio(
    'http_command_vs_empty_post',
    'a command beside an empty POST',
    of('command') / of('empty'),
    0.5,
  );
  report.figure('http_views_behind_s', '  the views caught up after the last answer in', lag / 1_000, 's');
  must(lag < 1_000, `the views were ${lag} ms behind`);
}

/** Fires at one address, and remembers the keys under which commands were accepted. */
class Shots {
  readonly keys: string[] = [];
  private sequence = 0;

  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  async fire(path: string, amount: number): Promise<Sample> {
    const records = path.includes('land-rights');
    // Its own clock ticks in seconds.
    const begun = performance.now();
    let last = begun;
    const result = await autocannon({
      setupClient: (client) => void client.on('response', () => (last = performance.now())),
      url: this.address,
      connections: CONNECTIONS,
      amount,
      requests: [
        {
          method: 'POST',
          path: `/${path}`,
          setupRequest: (request) => {
            const key = randomUUID();
            if (records) this.keys.push(key);
            const headers = {
              'content-type': 'application/json',
              authorization: `Bearer ${this.token}`,
              'idempotency-key': key,
            };
            return { ...request, headers, body: JSON.stringify(this.parcel()) };
          },
        },
      ],
    });
    must(result['2xx'] === amount && result.errors === 0, `${path}: ${result['2xx']} of ${amount} were 2xx`);
    return {
      perSecond: (amount / (last - begun)) * 1_000,
      p50: result.latency.p50,
      p99: result.latency.p99,
    };
  }

  private parcel(): object {
    this.sequence += 1;
    return {
      code: `${VILLAGE}${String(this.sequence).padStart(7, '0')}`,
      name: '河滩地',
      areaDm2: 333_350,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
      boundaries: { east: '村道', south: '水渠', west: '荒坡', north: '水渠' },
    };
  }
}

/** Milliseconds until every view has seen the last event; it must not take longer than that. */
export async function followed(client: pg.Client, within = 30_000): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await client.query<{ behind: string }>(
      'SELECT (SELECT max(position) FROM events.event) - min(position) AS behind FROM views.checkpoint',
    );
    const elapsed = performance.now() - begun;
    if (Number(rows[0]?.behind) <= 0) return elapsed;
    must(elapsed < within, 'the views do not follow');
  }
}

async function everyOnce(client: pg.Client, keys: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT convert_from(metadata, 'UTF8')::jsonb ->> 'idempotencyKey' AS key FROM events.event
      WHERE type = 'ParcelRegistered'`,
  );
  const found = rows.map(({ key }) => key.slice(key.indexOf(':') + 1));
  must(found.length === keys.length && new Set(found).size === keys.length, 'commands were lost or doubled');
  const sent = new Set(keys);
  must(
    found.every((key) => sent.has(key)),
    'commands were recorded that nobody sent',
  );
}
