import { readCsv } from './csv.js';
import { unreadable } from './limits.js';
import { readSheet } from './sheet.js';
import type { Table } from './table.js';

const ZIP = Buffer.from('PK\u0003\u0004');
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The table in a file, told apart by its first bytes, whatever it is called. @throws Refused */
export async function readTable(file: Buffer): Promise<Table> {
  if (file.subarray(0, 4).equals(COMPOUND))
    throw unreadable(
      'OLD_EXCEL',
      '这是旧版 .xls 或加密的文件，请在 Excel/WPS 中另存为 .xlsx（不设密码）后再上传。',
    );
  if (!file.subarray(0, 4).equals(ZIP)) return readCsv(file);
  return readSheet(file);
}
