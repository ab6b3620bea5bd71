import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, NO_STREAM, WrongExpectedVersionError, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Double, startDouble } from './server.js';

/* What BELIEFS.md says of both ways to append, by the client as it comes; the adapter uses one of them. */
describe.each([
  ['batchAppend', {}],
  // Credentials of the call itself make the client leave the batch.
  ['append', { credentials: { username: 'a', password: 'b' } }],
])('the double, by %s', (method, options) => {
  let double: Double;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    double = await startDouble();
    client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${double.port}?tls=false`);
  });
  afterEach(async () => {
    await client.dispose();
    await double.close();
  });

  const send = (ids: readonly string[], expectedRevision: bigint | typeof NO_STREAM) =>
    client.appendToStream(
      'count-1',
      ids.map((id) => jsonEvent({ id, type: 'Counted', data: { id } })),
      { ...options, expectedRevision },
    );

  it('stores, answers a repeat with the first position, and refuses a wrong version', async () => {
    const ids = [randomUUID(), randomUUID()];
    const first = await send(ids, NO_STREAM);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await send([randomUUID()], 1n)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await send(ids, NO_STREAM)).toEqual(first);
    const partly = await send([ids[0] as string, randomUUID()], NO_STREAM).catch((error: unknown) => error);
    expect(partly).toBeInstanceOf(WrongExpectedVersionError);
    expect(partly).toMatchObject({ actualVersion: 2n });
    await expect(send([randomUUID()], 7n)).rejects.toThrow(WrongExpectedVersionError);
    expect(double.log.stream('count-1')).toHaveLength(3);
    expect([...double.calls.keys()]).toEqual([method]);
  });

  it('writes an id twice when it comes with the next expectation: the adapter must not let it', async () => {
    const id = randomUUID();
    await send([id], NO_STREAM);
    await send([id], 0n);
    expect(double.log.stream('count-1')).toHaveLength(2);
  });
});
