import { COLUMNS_LIMIT, damaged, unreadable } from './limits.js';
import { type ZipEntry, entriesOf, isDamage, unpacked } from './zip.js';

/** How much a workbook may hold. */
export interface Measure {
  /** Bytes when it is unpacked, and of a part that holds neither rows, nor their texts, nor pictures. */
  readonly bytes: number;
  readonly bytesBeside: number;
  readonly cells: number;
  readonly columns: number;
}

const MB = 1024 * 1024;
/** Rows of a full file of the widest kind stay below each of these. */
const MEASURE: Measure = { bytes: 128 * MB, bytesBeside: 16 * MB, cells: 1_000_000, columns: COLUMNS_LIMIT };

const SHEET = /xl\/worksheets\/[^/]+\.xml/;
const MAY_BE_LARGE = /^\/?xl\/(worksheets\/|sharedStrings\.xml$|media\/)/;

/**
 * Refuses a workbook that would take the reader of spreadsheets long, before it is given to it: by what its directory
 * says, and by counting the cells while it is unpacked for a look.
 * @throws Refused
 */
export async function assertModest(file: Buffer, measure: Measure = MEASURE): Promise<void> {
  try {
    const entries = entriesOf(file);
    assertSize(entries, measure);
    if (!entries.some(({ name }) => SHEET.test(name)))
      throw unreadable('NOT_A_TABLE', '这不是 Excel/WPS 表格（.xlsx），请选择按模板填写的文件。');
    await assertCells(entries, measure);
  } catch (error) {
    if (isDamage(error)) throw damaged();
    throw error;
  }
}

function assertSize(entries: readonly Pick<ZipEntry, 'name' | 'size'>[], measure: Measure): void {
  if (entries.reduce((sum, { size }) => sum + size, 0) > measure.bytes)
    throw tooMuch(`文件展开后超过 ${measure.bytes / MB} MB`);
  if (entries.some(({ name, size }) => size > measure.bytesBeside && !MAY_BE_LARGE.test(name)))
    throw tooMuch('文件中除各行数据以外的内容（图形、样式等）过大');
}

/** Unpacks everything for a look: the directory is believed only as far as it is found to be true. */
async function assertCells(entries: readonly ZipEntry[], measure: Measure): Promise<void> {
  const found: { name: string; size: number }[] = [];
  let cells = 0;
  for (const entry of entries) {
    const part = { name: entry.name, size: 0 };
    found.push(part);
    const count = SHEET.test(entry.name) ? new CellCount() : undefined;
    for await (const piece of unpacked(entry)) {
      part.size += piece.length;
      assertSize(found, measure);
      count?.add(piece);
      if (cells + (count?.cells ?? 0) > measure.cells)
        throw tooMuch(`文件超过 ${measure.cells} 个单元格（带格式的空白单元格也算）`);
      if (count && count.widest > measure.columns)
        throw unreadable(
          'COLUMNS',
          `有的行超过 ${measure.columns} 列，请只保留模板中的列，并删去其他工作表。`,
        );
    }
    cells += count?.cells ?? 0;
  }
}

function tooMuch(what: string): Error {
  return unreadable('TOO_MUCH', `${what}，请把要导入的各行复制到新下载的模板中再上传。`);
}

const TAG = /<(row|c)[\s/>]/g;
const TAG_LENGTH = '<row>'.length;

/** Counts the cells of a sheet, and those of its widest row, as its bytes come by. */
class CellCount {
  cells = 0;
  widest = 0;
  private inRow = 0;
  /** The beginning of a tag at the end of what came by. */
  private rest = '';

  add(piece: Buffer): void {
    const text = this.rest + piece.toString('latin1');
    const last = text.lastIndexOf('<');
    const cut = last > text.length - TAG_LENGTH ? last : text.length;
    this.rest = text.slice(cut);
    for (const [, tag] of text.slice(0, cut).matchAll(TAG)) {
      if (tag === 'row') this.inRow = 0;
      else {
        this.cells += 1;
        this.inRow += 1;
        this.widest = Math.max(this.widest, this.inRow);
      }
    }
  }
}
