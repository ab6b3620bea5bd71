import { reject } from '#kernel';
import { Refused } from '#nest';

/** A file at most, in bytes, as it is sent and when it is unpacked. */
export const FILE_LIMIT = 20 * 1024 * 1024;
export const UNPACKED_LIMIT = 200 * 1024 * 1024;
export const COLUMNS_LIMIT = 100;

/** Why a file as a whole is not read. */
export function unreadable(code: string, detail: string): Refused {
  return new Refused(reject('invalid', `IMPORTS.${code}`, detail, { field: 'file' }));
}
