import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BEGINNING,
  BadStoreUrl,
  EventIdReused,
  InvalidAppend,
  type NewEvent,
  StoreAccessDenied,
  StoreBusy,
  StoreUnreachable,
} from '#event-store';
import { describeEventStore } from '#event-store/contract';
import { KurrentDbConnection, type KurrentDbEventStoreOptions } from '#event-store/kurrentdb';
import { type Double, type DoubleOptions, startDouble } from '../../../../test/kurrentdb/double/server.js';
import { freshLogs, openStore } from '../../../../test/kurrentdb/event-store.js';

const tlsFile = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/kurrentdb/tls/${name}`, import.meta.url));
const USER = { name: 'diqi', password: '口令 @:/1' };
const SECURE: DoubleOptions = {
  tls: { key: readFileSync(tlsFile('server.key')), certificate: readFileSync(tlsFile('server.pem')) },
  user: USER,
};
const secureUrl = (port: number, password = USER.password): string =>
  `esdb://diqi:${encodeURIComponent(password)}@127.0.0.1:${port}?tlsCAFile=${encodeURIComponent(tlsFile('ca.pem'))}`;

describe('KurrentDB over TLS, with a login', () => {
  let double: Double;
  beforeEach(async () => {
    double = await startDouble(SECURE);
  });
  afterEach(() => double.close());

  describeEventStore(
    'the store on KurrentDB over TLS',
    freshLogs(() => secureUrl(double.port)),
    { gapless: false },
  );

  it('does not let in who has another password, and says so', async () => {
    await expect(KurrentDbConnection.open(secureUrl(double.port, 'wrong'))).rejects.toThrow(
      StoreAccessDenied,
    );
  });

  it('is not reached without its CA, and that is told in bounded time', async () => {
    const url = `esdb://diqi:x@127.0.0.1:${double.port}`;
    await expect(KurrentDbConnection.open(url, 500)).rejects.toThrow(StoreUnreachable);
  });
});

describe('a connection string', () => {
  it.each([
    'postgres://localhost/diqi',
    'esdb://',
    'esdb://admin:geheim@localhost:2113?tls=maybe',
    'esdb://admin:geheim@localhost:2113?tlsVerifyCert=false',
    'esdb://admin:geheim@localhost:2113?throwOnAppendFailure=false',
    'esdb://admin:geheim@localhost:2113?colour=red',
    'esdb://admin:geheim@localhost:2113?keepAliveInterval=soon',
    'esdb://admin:geheim@localhost:2113?tlsCAFile=/nowhere/ca.pem',
    'esdb://admin:geheim%@localhost:2113',
    'esdb://admin:geheim@localhost:99999',
  ])('is refused when we cannot do what it asks, without telling its password: %s', async (text) => {
    const failure = await KurrentDbConnection.open(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadStoreUrl);
    expect(String(failure)).not.toContain('geheim');
  });
});

describe('the store on KurrentDB', () => {
  let double: Double;
  const opened: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    double = await startDouble();
  });
  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
    await double.close();
  });

  const urlOf = ({ port }: Double, more = ''): string => `esdb://127.0.0.1:${port}?tls=false${more}`;

  async function open(options: Partial<KurrentDbEventStoreOptions> = {}, url = urlOf(double)) {
    const open = await openStore(url, { log: 'events', ...options });
    opened.push(() => open.close());
    return open.store;
  }

  const anEvent = (data: NewEvent['data'] = {}): NewEvent => ({
    id: randomUUID(),
    type: 'Counted',
    data,
    metadata: { by: 'test' },
  });

  it('sends an append again when its answer is lost, and it has effect once', async () => {
    const store = await open();
    double.faults.lost = 2;
    const result = await store.append('count-1', [anEvent(), anEvent()], 'none');
    expect(result).toMatchObject({ outcome: 'appended', revision: 1 });
    expect(double.log.stream('events.count-1')).toHaveLength(2);
  });

  it('sends an append again when no answer comes at all', async () => {
    const store = await open({ appendTimeoutMs: 200 });
    double.faults.silent = 1;
    const result = await store.append('count-1', [anEvent()], 'none');
    expect(result).toMatchObject({ outcome: 'appended', revision: 0 });
    expect(double.log.stream('events.count-1')).toHaveLength(1);
    expect(double.calls.get('append')).toBe(2);
  });

  it('gives up after a bounded number of times', async () => {
    const store = await open({ appendTimeoutMs: 50, resends: 2 });
    double.faults.busy = 100;
    await expect(store.append('count-1', [anEvent()], 'none')).rejects.toThrow();
    expect(double.calls.get('append')).toBe(3);
    double.faults.busy = 0;
  });

  it('never uses batches, of which a broken one would end the process', async () => {
    const store = await open();
    await store.append('count-1', [anEvent()], 'none');
    expect([...double.calls.keys()].sort()).toEqual(['append', 'read']);
  });

  it('finds the leader from a node that follows', async () => {
    const follower = await startDouble({ log: double.log });
    const store = await open({}, urlOf(follower));
    follower.faults.leader = { host: '127.0.0.1', port: double.port };
    expect(await store.append('count-1', [anEvent()], 'none')).toMatchObject({ outcome: 'appended' });
    expect(double.calls.get('append')).toBe(1);
    await follower.close();
  });

  it.each(['discover', 'endpoints'])('finds the leader of a cluster by gossip (%s)', async (how) => {
    const follower = await startDouble({ log: double.log });
    follower.faults.leader = { host: '127.0.0.1', port: double.port };
    const hosts = `127.0.0.1:${follower.port}`;
    const url =
      how === 'discover'
        ? `esdb+discover://${hosts}?tls=false`
        : `esdb://${hosts},127.0.0.1:${double.port}?tls=false&nodePreference=leader`;
    const store = await open({}, url);
    expect(await store.append('count-1', [anEvent()], 'none')).toMatchObject({ outcome: 'appended' });
    expect(follower.calls.get('append')).toBeUndefined();
    await follower.close();
  });

  it('knows what another process appended with the same ids as repeated, whatever it holds', async () => {
    const [one, other] = [await open(), await open()];
    const [first, second] = [anEvent({ n: 1 }), anEvent({ n: 1 })];
    const stands = await one.append('count-1', [first], 'none');
    // Right after, and with other content: the server compares ids alone.
    const again = { ...second, id: first.id, data: { n: 2 } };
    expect(await other.append('count-1', [again], 'none')).toEqual({ ...stands, outcome: 'repeated' });
  });

  it('knows old appends as repeated, and ids used again in their stream, when it remembers few', async () => {
    const before = await open();
    const old = [anEvent(), anEvent()];
    const stands = await before.append('count-1', old, 'none');
    for (let index = 0; index < 6; index += 1) await before.append(`other-${index}`, [anEvent()], 'none');
    const store = await open({ recentIds: 3 });
    expect(await store.append('count-1', old, 'none')).toEqual({ ...stands, outcome: 'repeated' });
    const forgetful = await open({ recentIds: 3 });
    await expect(forgetful.append('count-1', old, 1)).rejects.toThrow(EventIdReused);
  });

  it('refuses an id that stands in another stream after it was opened anew', async () => {
    const event = anEvent();
    await (await open()).append('count-1', [event], 'none');
    await expect((await open()).append('count-2', [event], 'none')).rejects.toThrow(EventIdReused);
  });

  it('says that an append is too large for the server', async () => {
    const small = await startDouble({ maxAppendSize: 1_048_576 });
    const store = await open({}, urlOf(small));
    const large = anEvent({ text: 'x'.repeat(1_048_000) });
    await expect(
      store.append('count-1', [large, anEvent({ text: 'y'.repeat(600) })], 'none'),
    ).rejects.toThrow(InvalidAppend);
    await small.close();
  });

  it('refuses an append that no server would take', async () => {
    const store = await open();
    const events = Array.from({ length: 16 }, () => anEvent({ text: 'x'.repeat(1_000_000) }));
    await expect(store.append('count-1', events, 'none')).rejects.toThrow(InvalidAppend);
    expect(double.calls.get('append')).toBeUndefined();
  });

  it('is busy when too many appends wait', async () => {
    const store = await open({ waitingAppends: 2 });
    const appends = [1, 2, 3].map((n) => store.append(`count-${n}`, [anEvent()], 'none'));
    const results = await Promise.allSettled(appends);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results[2]).toMatchObject({ reason: expect.any(StoreBusy) });
  });

  it('keeps two logs in one database apart', async () => {
    const [events, trail] = [await open({ log: 'events' }), await open({ log: 'trail' })];
    const told: string[] = [];
    const ending = new AbortController();
    const following = (async () => {
      for await (const batch of events.subscribe(BEGINNING, { signal: ending.signal })) {
        told.push(...batch.map(({ stream }) => stream));
        if (told.length === 3) ending.abort();
      }
    })();
    for (let index = 0; index < 3; index += 1) {
      await trail.append(`access-${index}`, [anEvent()], 'none');
      await events.append(`count-${index}`, [anEvent()], 'none');
      await trail.append(`access-${index}-b`, [anEvent()], 'none');
    }
    await following;
    expect(told).toEqual(['count-0', 'count-1', 'count-2']);
    for await (const page of trail.readAll(BEGINNING)) expect(page).toHaveLength(6);
    expect(await trail.head()).toBeGreaterThan(await events.head());
  });
});
