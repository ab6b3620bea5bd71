export { BadConnectionString } from './connection-string.js';
export { KurrentDbConnection } from './connection.js';
export { KURRENTDB_APPEND_BYTES_LIMIT, KurrentDbEventStore } from './kurrentdb-event-store.js';
export type { KurrentDbEventStoreOptions } from './kurrentdb-event-store.js';
export {
  KurrentDbAccessDenied,
  KurrentDbUnreachable,
  StoreBusy,
  StoreClosed,
  StoreDamaged,
} from './failures.js';
