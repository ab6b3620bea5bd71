import { isDate } from 'node:util/types';
import { Worker } from 'node:worker_threads';
import type ExcelJS from 'exceljs';
import { errorCode } from '#kernel';
import { type Cell, textCell } from './cells.js';
import { COLUMNS_LIMIT, damaged, unreadable } from './limits.js';
import { assertModest } from './modest.js';
import type { Table, TableRow } from './table.js';

/* With its neighbours `sheet-thread.mjs` and `sheet-writing.ts` the only place that names the library of spreadsheets. */

const THREAD = new URL('./sheet-thread.mjs', import.meta.url);

/** What the reader of a workbook may take, in milliseconds and megabytes. */
interface Bounds {
  readonly deadlineMs: number;
  readonly heapMb: number;
}

/** A full file of the widest kind takes a tenth of the time on a quiet machine, and half of the memory. */
const BOUNDS: Bounds = { deadlineMs: 120_000, heapMb: 512 };

/** What the thread tells, again and again until the last; rows without those that hold nothing. */
interface Piece {
  /** Name of the first sheet; undefined when there is none. */
  readonly sheet?: string;
  readonly columns: number;
  readonly rows: readonly { readonly row: number; readonly values: readonly ExcelJS.CellValue[] }[];
  readonly isLast: boolean;
}

/** The first sheet of an .xlsx file. It is read in a thread of its own, while others are answered. @throws Refused */
export async function readSheet(file: Buffer, bounds = BOUNDS): Promise<Table> {
  await assertModest(file);
  const rows: TableRow[] = [];
  let sheet = '';
  await inThread(file, bounds, (piece) => {
    if (piece === 'damaged') throw damaged();
    if (piece.sheet === undefined) throw unreadable('EMPTY', '文件中没有工作表，请核对。');
    sheet = piece.sheet;
    if (piece.columns > COLUMNS_LIMIT)
      throw unreadable('COLUMNS', `列数超过 ${COLUMNS_LIMIT} 列，请只保留模板中的列。`);
    for (const { row, values } of piece.rows) {
      // Without gaps, which would be left out when it is walked.
      const cells = Array.from(values, cellOf);
      if (cells.some((cell) => cell !== undefined)) rows.push({ row, cells });
    }
    return piece.isLast;
  });
  const [head, ...rest] = rows;
  const headers = (head?.cells ?? []).map((cell) => (cell?.kind === 'text' ? cell.text : ''));
  return { sheet, headers, rows: rest };
}

/** Gives the sheet piece by piece to a taker until it says that this was the last. @throws Refused, as the taker does */
async function inThread(
  file: Buffer,
  { deadlineMs, heapMb }: Bounds,
  take: (piece: Piece | 'damaged') => boolean,
): Promise<void> {
  const thread = new Worker(THREAD, {
    workerData: file,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      deadline = setTimeout(() => reject(tooLong()), deadlineMs);
      thread.on('error', (error) =>
        reject(errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error),
      );
      thread.on('message', (piece: Piece | 'damaged') => {
        Promise.resolve(piece)
          .then(take)
          .then((isLast) => (isLast ? resolve() : thread.postMessage('next')))
          .catch(reject);
      });
    });
  } finally {
    clearTimeout(deadline);
    await thread.terminate();
  }
}

function tooLong(): Error {
  return unreadable(
    'TOO_MUCH',
    '文件的内容太多或太复杂，没能读完，请把要导入的各行复制到新下载的模板中再上传；行数多的，分成几个文件。',
  );
}

/** Of a formula the value that stands there; nothing is ever worked out. */
function cellOf(value: ExcelJS.CellValue): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'flag', flag: value };
  if (isDate(value)) return dateOf(value);
  if ('error' in value) return { kind: 'fault', text: value.error };
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  if ('hyperlink' in value) return linkText(value.text);
  return value.result === undefined ? { kind: 'fault', text: '公式没有结果' } : cellOf(value.result);
}

/** Of a link the words, which may come formatted although the library says otherwise. */
function linkText(text: unknown): Cell | undefined {
  return typeof text === 'string' ? textCell(text) : { kind: 'fault', text: '带格式的链接' };
}

/** The library reads the days of a sheet as midnights in UTC; a fraction of a second is noise of its numbers. */
function dateOf(value: Date): Cell {
  const instant = new Date(Math.round(value.getTime() / 1_000) * 1_000);
  return Number.isNaN(instant.getTime())
    ? { kind: 'fault', text: '不是有效日期' }
    : { kind: 'date', date: instant.toISOString().slice(0, 10) };
}
