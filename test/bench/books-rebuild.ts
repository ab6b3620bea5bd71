import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  getPostgreSQLEventStore,
  pongoMultiStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Entity } from 'typeorm';
import { postingsOf } from '#books/facts';
import { POSTING_RULES } from '#books/postings';
import { RentReceived } from '#contracts/facts';
import { type DataOf, type JsonObject, canonicalBytes, uuidV5 } from '#kernel';
import {
  IntegerColumn,
  KeyColumn,
  type Projection,
  type Rows,
  TextColumn,
  installViews,
  projection,
  rebuild,
  when,
} from '#read-store';
import { APP_ROLE, freshDatabase } from '../postgres/database.js';
import { install, openStore } from '../postgres/event-store.js';
import { catalog } from './facts.js';
import { type Sample, alternate, must } from './measure.js';
import type { Report } from './report.js';

/* The same projection rebuilt by both: what each account of each village has come to, from rent that was received. */

const EVENTS = { diqi: 200_000, emmett: 6_000 } as const;
const EMMETT_BATCH = 1_000;
const VILLAGES = 160;
const EVENTS_OF_A_CONTRACT = 40;
const NAMESPACE = '2c1d3b6e-9a0f-5c1e-8d7b-4f6a5e3d2c1b';

/** Event number n of the log, the same for both. */
function rentReceived(n: number): {
  stream: string;
  revision: number;
  data: DataOf<typeof RentReceived>;
} {
  const contract = Math.floor(n / EVENTS_OF_A_CONTRACT);
  const payee = `N2140722MF${String(contract % VILLAGES).padStart(8, '0')}`;
  const contractId = uuidV5(NAMESPACE, `contract ${contract}`);
  return {
    stream: `contract-${contractId}`,
    revision: n % EVENTS_OF_A_CONTRACT,
    data: {
      contractId,
      contractNumber: `左权包 ${contract}`,
      collectiveId: payee,
      line: 0,
      year: 1 + (n % 10),
      amountFen: 10_000 + (n % 997),
      payer: { kind: 'cooperative', id: '93140722MA0AB12CXF', name: '太行种植专业合作社' },
      payee: { kind: 'collective', id: payee, name: '股份经济合作社' },
      receivedOn: '2026-02-10',
      method: n % 3 === 0 ? 'cash' : 'bank',
      receiptNumber: String(n),
    },
  };
}

/** Village and account → fen, debits above credits. */
type Balances = Record<string, number>;

function apply(balances: Balances, data: unknown): Balances {
  const event = { eventId: '', type: RentReceived.name, stream: '', position: 0, data };
  for (const { entity, lines } of postingsOf(POSTING_RULES, event)) {
    for (const { account, side, amountFen } of lines) {
      const key = `${entity}/${account}`;
      balances[key] = (balances[key] ?? 0) + (side === 'debit' ? amountFen : -amountFen);
    }
  }
  return balances;
}

function plainFold(count: number): Balances {
  const balances: Balances = {};
  for (let n = 0; n < count; n += 1) apply(balances, rentReceived(n).data);
  return balances;
}

function same(found: Balances, count: number): boolean {
  const wanted = Object.entries(plainFold(count));
  return wanted.length === Object.keys(found).length && wanted.every(([key, fen]) => found[key] === fen);
}

@Entity()
class BenchBalanceRow {
  @KeyColumn()
  id: string;
  @TextColumn()
  entity: string;
  @TextColumn()
  account: string;
  @IntegerColumn()
  netFen: number;
}

/** Raised for every round, so that there is nothing to compare with and everything to build. */
const balancesView = (version: number): Projection =>
  projection({
    name: 'bench-balances',
    title: '余额（量速）',
    version,
    tables: [BenchBalanceRow],
    on: [
      when(RentReceived, async ({ data }, rows: Rows) => {
        for (const [id, fen] of Object.entries(apply({}, data))) {
          const [entity = '', account = ''] = id.split('/');
          const before = await rows.get(BenchBalanceRow, { id });
          rows.put(BenchBalanceRow, { id, entity, account, netFen: (before?.netFen ?? 0) + fen });
        }
      }),
    ],
  });

const METADATA: JsonObject = {
  schemaVersion: 1,
  actor: { account: 'baozhang', role: 'cashier-clerk', organisation: '140722100230' },
  command: 'RecordRentReceipt',
  idempotencyKey: 'baozhang:0000',
  bodyHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  correlationId: '0190f2a4-7d3c-7000-8000-000000000001',
  recordedAt: '2026-03-02T02:00:00.000Z',
  effectiveOn: '2026-02-10',
  rulesHeld: [],
};

/** A log of so many receipts, straight into the table: appending is measured elsewhere. */
async function fill(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  const metadata = canonicalBytes(METADATA).toString('hex');
  function* lines(): Generator<string> {
    for (let n = 0; n < EVENTS.diqi; n += 1) {
      const { stream, revision, data } = rentReceived(n);
      const hex = canonicalBytes(data).toString('hex');
      yield `${n}\t${uuidV5(NAMESPACE, String(n))}\t${stream}\t${revision}\t${RentReceived.name}\t\\\\x${hex}\t\\\\x${metadata}\n`;
    }
  }
  const columns = '"position", id, stream, revision, type, data, metadata';
  await pipeline(Readable.from(lines()), owner.query(copyFrom(`COPY events.event (${columns}) FROM STDIN`)));
  await owner.query('ANALYZE events.event');
  await owner.end();
}

async function diqi(url: string, appUrl: string, round: number): Promise<Sample> {
  const opened = openStore({ appUrl }, 'events', catalog);
  const owner = new pg.Client(url);
  await owner.connect();
  const view = balancesView(round);
  await installViews(owner, [view], { appRole: APP_ROLE, storeIsEmpty: false });
  const begun = performance.now();
  const report = await rebuild({
    store: opened.store,
    ownerUrl: url,
    appRole: APP_ROLE,
    projections: [view],
    categoryOf: (type) => catalog.categoryOf(type),
    onAlarm: (message) => must(false, message),
  });
  const elapsed = performance.now() - begun;
  must(report.views[0]?.outcome === 'switched', `the rebuild ended as ${report.views[0]?.outcome}`);
  const { rows } = await owner.query<{ id: string; net: string }>(
    'SELECT id, net_fen AS net FROM views.bench_balance',
  );
  must(same(Object.fromEntries(rows.map(({ id, net }) => [id, Number(net)])), EVENTS.diqi), 'wrong balances');
  await owner.end();
  await opened.close();
  return { perSecond: (EVENTS.diqi / elapsed) * 1_000 };
}

interface Document {
  [key: string]: unknown;
  balances: Balances;
}

const emmettView = pongoMultiStreamProjection<
  Document,
  { type: 'RentReceived'; data: Record<string, unknown> }
>({
  collectionName: 'balances',
  canHandle: ['RentReceived'],
  getDocumentId: ({ data }) => String(data.collectiveId),
  initialState: (): Document => ({ balances: {} }),
  evolve: (document: Document, { data }: { data: unknown }) => ({
    ...document,
    balances: apply({ ...document.balances }, data),
  }),
});

async function fillEmmett(url: string): Promise<void> {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  for (let n = 0; n < EVENTS.emmett; n += EVENTS_OF_A_CONTRACT) {
    const batch = Array.from({ length: EVENTS_OF_A_CONTRACT }, (_, at) => rentReceived(n + at));
    const events = batch.map(({ data }) => ({ type: RentReceived.name, data, metadata: METADATA }));
    await store.appendToStream(batch[0]?.stream ?? '', events);
  }
  await store.close();
}

async function emmett(url: string): Promise<Sample> {
  const client = new pg.Client(url);
  await client.connect();
  // As before the first rebuild: rebuilding over what stands there adds up to twice as much.
  await client.query(`DO $$ BEGIN
    DROP TABLE IF EXISTS balances; DELETE FROM emt_processors; DELETE FROM emt_projections; END $$`);
  const begun = performance.now();
  const consumer = rebuildPostgreSQLProjections({
    connectionString: url,
    projections: [emmettView],
    pulling: { batchSize: EMMETT_BATCH },
  });
  await consumer.start();
  const elapsed = performance.now() - begun;
  await consumer.close();
  const { rows } = await client.query<{ data: Document }>('SELECT data FROM balances');
  await client.end();
  const found: Balances = {};
  for (const { data } of rows) Object.assign(found, data.balances);
  must(same(found, EVENTS.emmett), 'Emmett came to other balances');
  return { perSecond: (EVENTS.emmett / elapsed) * 1_000 };
}

export async function booksRebuild(report: Report): Promise<void> {
  const [ours, theirs] = [await freshDatabase(), await freshDatabase()];
  await install(ours, 'events');
  await fill(ours.url);
  await fillEmmett(theirs.url);
  let round = 0;
  const medians = await alternate('rebuild of the balances', [
    { name: 'diqi', run: () => diqi(ours.url, ours.appUrl, ++round) },
    { name: 'emmett', run: () => emmett(theirs.url) },
  ]);
  await ours.drop();
  await theirs.drop();
  for (const [name, sample] of medians)
    report.rate(`rebuild_${name}`, `rebuild, balances per account and village: ${name}`, sample, ' events/s');
  const of = (name: string): number => medians.get(name)?.perSecond ?? NaN;
  report.ratio('rebuild_vs_emmett', 'beside Emmett', of('diqi') / of('emmett'), 40);
  report.conditions.rebuild = `${EVENTS.diqi} events (Diqi), ${EVENTS.emmett} (Emmett, batches of ${EMMETT_BATCH})`;
}
