import { describe, expect, it } from '@jest/globals';
import { type Part, zipOf } from '../../../../test/zip-file.js';
import { assertModest } from './modest.js';

const SHEET = 'xl/worksheets/sheet1.xml';
const MEASURE = { bytes: 2_000_000, bytesBeside: 500_000, cells: 1_000, columns: 20 };

/** A sheet of so many rows and columns, as short as it may be written. */
function sheetOf(rows: number, columns: number): Part {
  return { name: SHEET, content: `<sheetData>${`<row>${'<c/>'.repeat(columns)}</row>`.repeat(rows)}` };
}

const zeros = (length: number): Buffer => Buffer.alloc(length);
const refused = (code: string) => ({ rejection: { code: `IMPORTS.${code}`, field: 'file' } });

describe('a workbook is measured before it is read', () => {
  it.each([
    ['50 rows of 20', zipOf(sheetOf(50, 20))],
    ['much text', zipOf(sheetOf(1, 1), { name: 'xl/sharedStrings.xml', content: zeros(1_900_000) })],
    ['a picture', zipOf(sheetOf(1, 1), { name: 'xl/media/image1.png', content: zeros(1_900_000) })],
    ['formulas in their order', zipOf(sheetOf(1, 1), { ...sheetOf(1, 900), name: 'xl/calcChain.xml' })],
  ])('modest: %s', async (_, file) => expect(await assertModest(file, MEASURE)).toBeUndefined());

  it.each([
    ['a cell too many', zipOf(sheetOf(50, 20), { ...sheetOf(1, 1), name: 'xl/worksheets/sheet2.xml' })],
    ['a part that swells', zipOf(sheetOf(1, 1), { name: '[Content_Types].xml', content: zeros(500_001) })],
    ['a part that hides it', zipOf(sheetOf(1, 1), { name: 'x', content: zeros(500_001), claimed: 1 })],
    ['many bytes', zipOf(sheetOf(1, 1), { name: 'xl/media/1.png', content: zeros(2_000_000) })],
    ['bytes that hide', zipOf({ ...sheetOf(0, 0), content: zeros(2_000_001), claimed: 1 })],
  ])('too much: %s', async (_, file) =>
    expect(assertModest(file, MEASURE)).rejects.toMatchObject(refused('TOO_MUCH')),
  );

  it('says what else is in the way', async () => {
    await expect(assertModest(zipOf(sheetOf(1, 21)), MEASURE)).rejects.toMatchObject(refused('COLUMNS'));
    const paper = zipOf({ name: 'word/document.xml', content: 'x' });
    await expect(assertModest(paper)).rejects.toMatchObject(refused('NOT_A_TABLE'));
    const spoilt = zipOf(sheetOf(50, 20));
    spoilt.fill(255, 56, 70);
    await expect(assertModest(spoilt)).rejects.toMatchObject(refused('DAMAGED'));
  });

  it('counts every cell, wherever the pieces of the file end', async () => {
    for (let before = 65_520; before <= 65_540; before++) {
      const content = `${' '.repeat(before)}<row><c/><c r="B1">1</c><c\n/></row><row>`;
      const file = zipOf({ name: SHEET, content });
      await assertModest(file, { ...MEASURE, cells: 3, columns: 3 });
      await expect(assertModest(file, { ...MEASURE, cells: 2 })).rejects.toMatchObject(refused('TOO_MUCH'));
      await expect(assertModest(file, { ...MEASURE, columns: 2 })).rejects.toMatchObject(refused('COLUMNS'));
    }
  });
});
