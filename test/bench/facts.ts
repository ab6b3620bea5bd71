import { randomUUID } from 'node:crypto';
import { EventCatalog } from '#nest';
import { CONTEXTS } from '#platform';
import type { NewEvent } from '#event-store';

/** The catalogue of the real system: what is appended is checked as it is there. */
export const catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));

/** A parcel as a clerk registers it: 290 bytes of data, 560 of metadata. */
export function parcelRegistered(): NewEvent {
  const key = randomUUID();
  return {
    id: randomUUID(),
    type: 'ParcelRegistered',
    data: {
      code: '1407221002300000001',
      name: '河滩地',
      areaDm2: 333_350,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
      boundaries: { east: '村道', south: '水渠', west: '荒坡', north: '水渠' },
      divisionCode: '140722100230',
    },
    metadata: {
      schemaVersion: 1,
      actor: { account: 'jingban', role: 'station-clerk', organisation: '140722100' },
      command: 'RegisterParcel',
      idempotencyKey: `jingban:${key}`,
      bodyHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      correlationId: randomUUID(),
      recordedAt: '2026-03-02T02:00:00.000Z',
      effectiveOn: '2026-03-02',
      rulesHeld: ['L1', 'L2', 'L3'],
    },
  };
}
