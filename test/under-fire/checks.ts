import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { BEGINNING, type RecordedEvent } from '#event-store';
import { contractStream } from '#contracts/facts';
import { type AnyStreamType, evolve, metadataOf } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { type Platform, openPlatform } from '#platform';
import { rebuildViews } from '#projector';
import { GrowingTree, eventLeafHash, openCheckpoint, verifierOf } from '#transparency-log';
import type { Load } from './load.js';
import type { Machine } from './machine.js';
import type { Office } from './office.js';

/** What was seen from outside while it burned. */
export interface Seen {
  readonly machine: Machine;
  readonly office: Office;
  readonly load: Load;
  /** Every checkpoint that was served. */
  readonly checkpoints: ReadonlySet<string>;
  readonly folder: string;
}

export interface Check {
  readonly title: string;
  /** Throws when it does not hold. */
  readonly run: () => Promise<void>;
}

function hold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Everything in the store, and what it comes to; the system still runs beside. */
export async function checksOf(seen: Seen): Promise<{ checks: Check[]; close: () => Promise<void> }> {
  const { machine, office, load, checkpoints, folder } = seen;
  const platform = await openPlatform({
    databaseUrl: machine.databaseUrl,
    vaultKeyFile: join(folder, 'keys', 'vault.key'),
    onAlarm: () => undefined,
  });
  await settled(platform, machine.databaseUrl);
  const events: RecordedEvent[] = [];
  for await (const page of platform.events.readAll(BEGINNING)) events.push(...page);
  const checks: Check[] = [
    {
      title: 'every acknowledged command is in the store exactly once, and no refused one is',
      run: async () => exactlyOnce(events, office),
    },
    { title: 'positions and revisions have no gap', run: async () => gapless(events) },
    { title: 'all views equal a fresh replay', run: () => viewsEqual(platform) },
    { title: 'the log never forked, and covers everything', run: () => oneLog(office, events, checkpoints) },
    {
      title: 'the auditor finds the whole log and the books right',
      run: () => audited(seen, [...checkpoints][0] ?? ''),
    },
    { title: 'vouchers balance, their numbers have no gap', run: () => vouchers(machine.databaseUrl) },
    {
      title: 'every contract is in effect or fell through; of rivals one at most is; no land stays held',
      run: async () => processesEnded(events, load),
    },
    {
      title: 'nobody was answered what must not be answered',
      run: async () => hold(office.improper.length === 0, office.improper.slice(0, 3).join('\n')),
    },
    {
      title: 'no process broke over an error that nobody handled',
      run: async () => {
        const broken = machine.errors.filter((line) => /unhandled|uncaught/i.test(line));
        hold(broken.length === 0, broken.slice(0, 3).join('\n'));
      },
    },
  ];
  return { checks, close: () => platform.close() };
}

const PATIENCE_MS = 60_000;

/** Until views, process managers and log have seen everything, what followed from it included. */
async function settled(platform: Platform, databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const deadline = performance.now() + PATIENCE_MS;
  for (let calm = 0; calm < 5;) {
    const { rows } = await client.query<{ behind: string }>(`
      SELECT greatest(
        head - (SELECT min(position) FROM views.checkpoint),
        head - (SELECT min(position) FROM reactions.checkpoint),
        head + 1 - (SELECT max(size) FROM events_log.checkpoint)) AS behind
      FROM (SELECT max(position) AS head FROM events.event) AS log`);
    calm = Number(rows[0]?.behind) === 0 ? calm + 1 : 0;
    if (performance.now() > deadline) throw new Error(`the system does not settle: ${JSON.stringify(rows)}`);
    await new Promise((next) => setTimeout(next, 100));
  }
  hold((await platform.logs.register.log.fault()) === undefined, 'the transparency log stopped');
  await client.end();
}

function exactlyOnce(events: readonly RecordedEvent[], office: Office): void {
  const byKey = new Map<string, Set<string>>();
  for (const event of events) {
    const { idempotencyKey, correlationId } = metadataOf(event);
    const effects = byKey.get(idempotencyKey) ?? new Set<string>();
    byKey.set(idempotencyKey, effects.add(`${event.stream} ${correlationId}`));
  }
  for (const { account, key, path, status, body } of office.acknowledged) {
    if (path.startsWith('login')) continue;
    const effects = byKey.get(`${account}:${key}`);
    if (status >= 300) {
      hold(effects === undefined, `${path} ${key} was refused (${status}), and is in the store`);
      continue;
    }
    hold(effects?.size === 1, `${path} ${key} has ${effects?.size ?? 0} effects`);
    const { position } = body as { position: number };
    const at = events[position];
    hold(
      at !== undefined && metadataOf(at).idempotencyKey === `${account}:${key}`,
      `${path} ${key} was answered another place than its own`,
    );
  }
}

function gapless(events: readonly RecordedEvent[]): void {
  const revisions = new Map<string, number>();
  for (const [index, { position, stream, revision }] of events.entries()) {
    hold(position === index, `position ${position} where ${index} should be`);
    hold(revision === (revisions.get(stream) ?? -1) + 1, `revision ${revision} of ${stream}`);
    revisions.set(stream, revision);
  }
}

async function viewsEqual(platform: Platform): Promise<void> {
  const told: string[] = [];
  const { views } = await rebuildViews(platform, [], {
    verifyOnly: true,
    onAlarm: (message) => told.push(message),
  });
  const wrong = views.filter(({ outcome }) => outcome !== 'equal');
  hold(wrong.length === 0, wrong.map(({ name, message }) => `${name}: ${message ?? told.join()}`).join('\n'));
}

async function oneLog(
  office: Office,
  events: readonly RecordedEvent[],
  notes: ReadonlySet<string>,
): Promise<void> {
  const key = verifierOf((await office.get('', 'log/vkey')).text);
  const last = (await office.get('', 'log/checkpoint')).text;
  const signed = new Map(
    [...notes, last].map((note) => {
      const { size, root } = openCheckpoint(note, key.name, [key]);
      return [`${size} ${root.toString('hex')}`, { size, root }];
    }),
  );
  hold(signed.size > 10, `only ${signed.size} checkpoints were seen`);
  const tree = GrowingTree.empty();
  const roots = [tree.root().toString('hex')];
  for (const event of events) {
    tree.append(eventLeafHash(event));
    roots.push(tree.root().toString('hex'));
  }
  for (const { size, root } of signed.values())
    hold(roots[size] === root.toString('hex'), `a checkpoint of ${size} events is not of this log`);
  const { size } = openCheckpoint(last, key.name, [key]);
  hold(size === events.length, `the last checkpoint covers ${size} of ${events.length} events`);
}

async function audited({ machine, office, folder }: Seen, early: string): Promise<void> {
  const [bundle, books, since] = ['all.bundle', 'books.json', 'since'].map((name) => join(folder, name));
  await writeFile(since ?? '', early);
  const env = { DIQI_TOKEN: office.tokenOf('shenji'), DIQI_URL: machine.address };
  await auditor(['export', '--out', bundle ?? '', '--books', books ?? ''], env);
  await auditor(['verify', bundle ?? '', '--since', since ?? '', '--json'], env);
  await auditor(['recompute', bundle ?? '', '--compare', books ?? '', '--json'], env);
}

async function auditor(args: string[], env: Record<string, string>): Promise<void> {
  const main = fileURLToPath(new URL('../../dist/apps/auditor/src/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...env } });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  hold(code === 0, `auditor ${args[0]}: ${told.slice(0, 500)}`);
}

async function vouchers(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const count = async (sql: string): Promise<number> =>
    Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
  hold((await count('SELECT count(*) FROM views.voucher')) > 0, 'there are no vouchers');
  const unbalanced = await count(`SELECT count(*) FROM (
    SELECT voucher_id FROM views.voucher_line GROUP BY voucher_id HAVING sum(debit_fen) <> sum(credit_fen)) AS v`);
  hold(unbalanced === 0, `${unbalanced} vouchers do not balance`);
  const series = await count(`SELECT count(*) FROM (
    SELECT entity, period FROM views.voucher GROUP BY entity, period HAVING max(number) <> count(*)) AS s`);
  hold(series === 0, `${series} series of vouchers have gaps`);
  await client.end();
}

function processesEnded(events: readonly RecordedEvent[], load: Load): void {
  const states = new Map<string, unknown>();
  const kinds: readonly AnyStreamType[] = [contractStream, parcelStream];
  for (const event of events) {
    const kind = kinds.find(({ category }) => event.stream.startsWith(`${category}-`));
    if (!kind) continue;
    const before = states.has(event.stream) ? states.get(event.stream) : kind.initial;
    const { effectiveOn } = metadataOf(event);
    states.set(event.stream, evolve(kind, before, event, { revision: event.revision, effectiveOn }));
  }
  const inEffect = new Map<string, number>();
  for (const { contractId, parcel } of load.leases) {
    const { standing } = states.get(`contract-${contractId}`) as { standing: string };
    hold(standing === 'in-effect' || standing === 'fallen-through', `contract ${contractId} is ${standing}`);
    const before = inEffect.get(parcel) ?? 0;
    inEffect.set(parcel, before + (standing === 'in-effect' ? 1 : 0));
  }
  hold(inEffect.size > 0, 'nothing was leased');
  for (const [parcel, count] of inEffect) {
    hold(count === 1, `${count} leases of ${parcel} are in effect`);
    const { rights } = states.get(`parcel-${parcel}`) as { rights: { standing: string }[] };
    const held = rights.filter(({ standing }) => standing !== 'established');
    hold(
      held.length === 0 && rights.length === 1,
      `${parcel} has ${rights.length} rights, ${held.length} held`,
    );
  }
}
