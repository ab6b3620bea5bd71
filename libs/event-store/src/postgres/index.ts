export { installEventStore } from './install.js';
export { PostgresEventStore } from './postgres-event-store.js';
export type { PostgresEventStoreOptions } from './postgres-event-store.js';
export { StoreBusy, StoreClosed, StoreDamaged } from './failures.js';
