import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { zipOf } from '../../../../test/zip-file.js';
import { readSheet } from './sheet.js';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A small file whose merged cells, one by one, would take the library hours and more memory than there is. */
const ENDLESS = zipOf(
  {
    name: 'xl/workbook.xml',
    content: '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content:
      '<worksheet><sheetData/><mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells></worksheet>',
  },
);

describe('a workbook is read beside the main thread', () => {
  const refused = { rejection: { code: 'IMPORTS.TOO_MUCH', category: 'invalid', field: 'file' } };

  it('within a time: what has no end is given up, which its own thread could not do', async () => {
    const bounds = { deadlineMs: 1_500, heapMb: 4_096 };
    await expect(readSheet(ENDLESS, bounds)).rejects.toMatchObject(refused);
  });

  it('within a memory of its own', async () => {
    const bounds = { deadlineMs: 600_000, heapMb: 64 };
    await expect(readSheet(ENDLESS, bounds)).rejects.toMatchObject(refused);
  });

  it('row after row, also when it comes in several pieces', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('表');
    for (let at = 0; at <= 1_200; at++) sheet.addRow([null, `第 ${at} 行`]);
    const { headers, rows } = await readSheet(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(headers).toEqual(['', '第 0 行']);
    expect(rows.map(({ row, cells: [, cell] }) => [row, cell])).toEqual(
      Array.from({ length: 1_200 }, (_, at) => [at + 2, { kind: 'text', text: `第 ${at + 1} 行` }]),
    );
  });
});
