import { EventStoreDBClient } from '@eventstore/db-client';
export const a = EventStoreDBClient;
