import { randomUUID } from 'node:crypto';
import type { EventCheck, Position } from '#event-store';
import type { MakeStore } from '#event-store/contract';
import { KurrentDbConnection, KurrentDbEventStore } from '#event-store/kurrentdb';
import type { KurrentDbEventStoreOptions } from '#event-store/kurrentdb';

export interface OpenStore {
  readonly store: KurrentDbEventStore;
  /** Closes the store and its connection. */
  close(): Promise<void>;
}

/** A catalogue that knows every event. */
export const acceptAll: EventCheck = { check() {} };

/** A name that no log of any run before has. */
export function freshLog(): string {
  return `t${randomUUID().replaceAll('-', '')}`;
}

/** A store with a connection of its own, as a process has it. */
export async function openStore(
  url: string,
  options: KurrentDbEventStoreOptions,
  check: EventCheck = acceptAll,
): Promise<OpenStore> {
  const connection = await KurrentDbConnection.open(url);
  const store = await KurrentDbEventStore.open(connection, check, options);
  return {
    store,
    async close() {
      await store.close();
      await connection.close();
    },
  };
}

/** Empty stores on a database that others may use and that is not empty: each begins at its end. */
export function freshLogs(url: () => string): MakeStore {
  return async (check) => {
    const options = { log: freshLog(), startsAfter: await endOf(url()) };
    const [first, second] = [await openStore(url(), options, check), await openStore(url(), options, check)];
    return {
      store: first.store,
      another: async () => second.store,
      release: async () => {
        await Promise.all([first.close(), second.close()]);
      },
    };
  };
}

/** Position of the last event of the whole database. */
export async function endOf(url: string): Promise<Position> {
  const connection = await KurrentDbConnection.open(url);
  try {
    for await (const { event } of connection.all({ from: 'end', backwards: true, limit: 1 })) {
      return Number(event?.position?.commit);
    }
    return -1;
  } finally {
    await connection.close();
  }
}
