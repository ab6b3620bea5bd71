import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';

/*
 * The thread in which a workbook is taken apart: that takes the library seconds at a stretch, in which nobody else
 * would be answered. Plain JavaScript, so that Node starts it alike beside the sources and beside what is built of
 * them. It is given the bytes of a file and gives its first sheet in pieces, each when the one before was taken;
 * `sheet.ts` starts it, bounds it, and says what a piece is.
 */

/** What is of no use here and costs time and memory. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
];
/** Rows of a piece: few enough that whoever takes one is not kept from others. */
const PIECE = 500;

try {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(workerData, { ignoreNodes: IGNORED });
  await give(workbook.worksheets[0]);
} catch {
  // The library throws whatever it stumbles upon; the file is at fault.
  parentPort.postMessage('damaged');
}

async function give(sheet) {
  const rows = [];
  sheet?.eachRow({ includeEmpty: false }, (row, number) => {
    const values = [];
    row.eachCell({ includeEmpty: false }, ({ value }, column) => (values[column - 1] = value));
    rows.push({ row: number, values });
  });
  const about = { sheet: sheet?.name, columns: sheet?.columnCount ?? 0 };
  for (let from = 0; ; from += PIECE) {
    const isLast = from + PIECE >= rows.length;
    parentPort.postMessage({ ...about, rows: rows.slice(from, from + PIECE), isLast });
    if (isLast) return;
    await once(parentPort, 'message');
  }
}
