import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { HomesteadFellThrough, onlyWhatIsHeldFallsThrough } from '../facts/index.js';
import { ON_ENTITLEMENT } from './on-entitlement.js';

/** Sent when the plot could not bear the use right of a homestead. */
export class RecordHomesteadFallenThrough {
  constructor(
    readonly householdId: string,
    readonly homesteadId: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordHomesteadFallenThrough = commandOn({
  command: RecordHomesteadFallenThrough,
  title: '宅基地登记作废',
  ...ON_ENTITLEMENT,
  permission: 'internal',
  facts: ({ command: { homesteadId, cause }, state: entitlement }) => ({ entitlement, homesteadId, cause }),
  rules: [onlyWhatIsHeldFallsThrough],
  decide: ({ homesteadId, cause }) => [HomesteadFellThrough.of({ homesteadId, cause })],
});
