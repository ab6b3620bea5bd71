import { parcelStream } from '#land-rights/facts';
import { many } from '#nest';
import type { HouseholdSheet } from '../facts/index.js';

/** What every command on a sheet says alike. */
export const ON_SHEET = {
  permission: 'contracts.record',
  on: ({ sheetId }: { readonly sheetId: string }) => sheetId,
} as const;

/** And those that only a process manager sends. */
export const FOLLOWING_SHEET = { ...ON_SHEET, permission: 'internal' } as const;

/** The parcels that the household of a sheet is to go on with, as they are registered now. */
export const keptParcels = many(parcelStream, (_: object, sheet: HouseholdSheet | undefined) =>
  (sheet?.survey?.kept ?? []).map(({ parcelCode }) => parcelCode),
);
