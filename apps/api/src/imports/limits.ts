import { reject } from '#kernel';
import { Refused } from '#nest';

/** A file at most, in bytes, as it is sent. */
export const FILE_LIMIT = 20 * 1024 * 1024;
export const COLUMNS_LIMIT = 100;

/** Why a file as a whole is not read. */
export function unreadable(code: string, detail: string): Refused {
  return new Refused(reject('invalid', `IMPORTS.${code}`, detail, { field: 'file' }));
}

export function damaged(): Refused {
  return unreadable('DAMAGED', '文件已损坏，无法读取，请在 Excel/WPS 中另存为 .xlsx 后再上传。');
}
