import { parcelStream } from '../facts/index.js';

/** What a process manager does on one of several parcels, when it carries out what was decided on another. */
export const CARRIED_OUT = {
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }: { readonly parcelCode: string }) => parcelCode,
} as const;
