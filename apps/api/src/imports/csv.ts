import { CsvError, parse } from 'csv-parse/sync';
import { errorCode, propertyOf } from '#kernel';
import { textCell } from './cells.js';
import { COLUMNS_LIMIT, unreadable } from './limits.js';
import type { Table } from './table.js';

/** Byte order marks, and the encodings that are tried in turn where there is none. */
const UTF_16 = Buffer.from([0xff, 0xfe]);
const ENCODINGS = ['utf-8', 'gb18030'] as const;
/** Characters of one line at most. */
const LINE_LIMIT = 100_000;

/** A table of text, as spreadsheets save it: UTF-8 or, in China, GBK. @throws Refused */
export function readCsv(file: Buffer): Table {
  const text = decoded(file);
  const [first = ''] = text.split(/\r?\n/, 1);
  try {
    const lines: string[][] = parse(text, {
      delimiter: ['\t', ';', ','].find((each) => first.includes(each)) ?? ',',
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LINE_LIMIT,
    });
    const [head, ...rest] = lines;
    if (lines.some((line) => line.length > COLUMNS_LIMIT))
      throw unreadable('COLUMNS', `列数超过 ${COLUMNS_LIMIT} 列，请只保留模板中的列。`);
    const rows = rest.map((line, index) => ({ row: index + 2, cells: line.map(textCell) }));
    return {
      headers: head ?? [],
      rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = propertyOf(error, 'lines');
    const where = typeof line === 'number' ? `第 ${line} 行附近` : '文件';
    throw unreadable('CSV', `${where}的格式不对（如引号没有成对），请检查。`);
  }
}

function decoded(file: Buffer): string {
  if (file.subarray(0, 2).equals(UTF_16)) return new TextDecoder('utf-16le').decode(file);
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch (error) {
      if (errorCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  }
  throw unreadable('ENCODING', '不是 .xlsx，也不是 UTF-8 或 GBK 编码的 CSV，请另存为 .xlsx 后再上传。');
}
