/** What every command on a sheet says alike. */
export const ON_SHEET = {
  permission: 'contracts.record',
  on: ({ sheetId }: { readonly sheetId: string }) => sheetId,
} as const;

/** And those that only a process manager sends. */
export const FOLLOWING_SHEET = { ...ON_SHEET, permission: 'internal' } as const;
