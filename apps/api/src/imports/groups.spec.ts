import { describe, expect, it } from '@jest/globals';
import { IMPORT_KINDS } from './kinds.js';
import { kindOf } from './imports.js';
import { readTable } from './file.js';
import { groupsOf } from './groups.js';
import { writeTemplate } from './sheet-writing.js';
import type { Table, TableRow } from './table.js';

const parcels = kindOf('parcels');
const HEADERS = parcels.columns.map(({ header }) => header);

function rowsOf(count: number): TableRow[] {
  return Array.from({ length: count }, (_, at) => ({ row: at + 2, cells: [{ kind: 'text', text: '地' }] }));
}

describe('the rows of a table are taken by their headers', () => {
  const refused = (code: string) =>
    expect.objectContaining({
      rejection: expect.objectContaining({ code: `IMPORTS.${code}`, field: 'file' }),
    });

  it.each([
    ['headers alone', { headers: HEADERS, rows: [] }, 'EMPTY', /^表中没有数据行/],
    ['too many rows', { headers: HEADERS, rows: rowsOf(50_001) }, 'ROWS', /现有 50001 行/],
    [
      'another kind',
      { headers: ['姓名'], rows: [] },
      'HEADERS',
      /^不是“承包地块”的表：缺少列 “承包地块编码”/,
    ],
    ['a cover', { sheet: '封面', headers: ['左权县台账'], rows: [] }, 'HEADERS', /第一张工作表，现为“封面”/],
    ['an empty sheet', { sheet: 'Sheet1', headers: HEADERS, rows: [] }, 'EMPTY', /现为“Sheet1”/],
    ['a strange column', { headers: [...HEADERS, '备注'], rows: rowsOf(1) }, 'HEADERS', /不认识的列“备注”/],
    ['a column twice', { headers: [...HEADERS, '东至'], rows: rowsOf(1) }, 'HEADERS', /“东至”出现了两次/],
  ])('refused: %s', (_, table: Table, code, detail) => {
    const taking = (): unknown => groupsOf(parcels, table);
    expect(taking).toThrow(detail);
    expect(taking).toThrow(refused(code));
  });

  it('as many as there may be', () => {
    expect(groupsOf(parcels, { headers: HEADERS, rows: rowsOf(50_000) })).toHaveLength(50_000);
  });

  it.each(IMPORT_KINDS)(
    'the untouched template of $title holds no rows: its example is none',
    async (kind) => {
      const table = await readTable(await writeTemplate(kind));
      expect(() => groupsOf(kind, table)).toThrow(refused('EMPTY'));
    },
  );
});
