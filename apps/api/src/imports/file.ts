import { ROWS_LIMIT } from '#imports/facts';
import { readCsv } from './csv.js';
import { UNPACKED_LIMIT, unreadable } from './limits.js';
import { readSheet } from './sheet.js';
import type { Table } from './table.js';
import { unpackedSize } from './zip.js';

const ZIP = Buffer.from('PK\u0003\u0004');
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The table in a file, told apart by its first bytes, whatever it is called. @throws Refused */
export async function readTable(file: Buffer): Promise<Table> {
  const table = await tableOf(file);
  if (table.rows.length === 0) throw unreadable('EMPTY', '表中没有数据行（第 1 行应为表头），请核对。');
  if (table.rows.length > ROWS_LIMIT)
    throw unreadable('ROWS', `一次最多 ${ROWS_LIMIT} 行，现有 ${table.rows.length} 行，请分成几个文件。`);
  return table;
}

async function tableOf(file: Buffer): Promise<Table> {
  if (file.subarray(0, 4).equals(COMPOUND))
    throw unreadable(
      'OLD_EXCEL',
      '这是旧版 .xls 或加密的文件，请在 Excel/WPS 中另存为 .xlsx（不设密码）后再上传。',
    );
  if (!file.subarray(0, 4).equals(ZIP)) return readCsv(file);
  if ((await unpackedSize(file, UNPACKED_LIMIT)) === undefined)
    throw unreadable('DAMAGED', '文件已损坏或展开后过大，请在 Excel/WPS 中另存为 .xlsx 后再上传。');
  return readSheet(file);
}
