export { KurrentDbConnection } from './connection.js';
export { KURRENTDB_APPEND_BYTES_LIMIT, KurrentDbEventStore } from './kurrentdb-event-store.js';
export type { KurrentDbEventStoreOptions } from './kurrentdb-event-store.js';
export { StoreBusy, StoreClosed, StoreDamaged } from './failures.js';
