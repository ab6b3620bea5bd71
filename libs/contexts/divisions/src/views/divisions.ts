import { Entity } from 'typeorm';
import { DateCell, KeyCell, PartsCell, ShownDate, ShownText, TextCell, TextsCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import {
  DIVISION_CHANGES,
  DIVISION_KINDS,
  type Division,
  type DivisionChange,
  DivisionRegistered,
  DivisionRenamed,
  DivisionSuccessionRecorded,
  DivisionSuperseded,
  divisionStream,
} from '../facts/index.js';

export class DivisionNameBody {
  @ShownText('名称')
  name: string;
  @ShownDate('启用日')
  from: string;
}

@Entity()
export class DivisionRow {
  @KeyCell('区划代码', { example: '140722100230' })
  code: string;
  @TextCell('名称')
  name: string;
  @TextCell('类别', { enum: DIVISION_KINDS })
  kind: Division['kind'];
  @TextCell('代码状态', { enum: { 'in-force': '有效', ended: '已终止' } })
  standing: 'in-force' | 'ended';
  @DateCell('终止日（代码有效的最后一日）', { nullable: true })
  endedOn: string | null;
  @TextCell('变更类别', { nullable: true, enum: DIVISION_CHANGES })
  change: DivisionChange | null;
  @TextCell('批准文号', { nullable: true })
  documentNumber: string | null;
  @TextsCell('承继它的区划代码')
  successors: string[];
  @TextsCell('它所承继的区划代码（各代）')
  predecessors: string[];
  @PartsCell('历次名称，由早到晚', () => DivisionNameBody)
  names: DivisionNameBody[];
}

export const divisionRegister = projection({
  name: 'divisions',
  title: '区划',
  version: 2,
  tables: [DivisionRow],
  on: [
    when(DivisionRegistered, ({ data, metadata: { effectiveOn: from } }, rows) => {
      rows.put(DivisionRow, {
        ...data,
        standing: 'in-force',
        endedOn: null,
        change: null,
        documentNumber: null,
        successors: [],
        predecessors: [],
        names: [{ name: data.name, from }],
      });
    }),
    when(DivisionRenamed, async ({ data: { name, from }, subject: code }, rows) => {
      await amend(rows, DivisionRow, { code }, ({ names }) => ({ name, names: [...names, { name, from }] }));
    }),
    when(DivisionSuperseded, async ({ data, subject: code }, rows) => {
      const { change, endedOn, successors, documentNumber } = data;
      await amend<DivisionRow>(rows, DivisionRow, { code }, () => ({
        standing: 'ended',
        change,
        endedOn,
        successors,
        documentNumber,
      }));
    }),
    when(DivisionSuccessionRecorded, async ({ data, subject: code }, rows) => {
      await amend(rows, DivisionRow, { code }, ({ predecessors }) => ({
        predecessors: [...new Set([...predecessors, ...data.predecessors])],
      }));
    }),
  ],
});

export const divisionList = register({
  noun: ['Division', 'Divisions'],
  title: '区划名录',
  item: '区划',
  path: '',
  view: divisionRegister,
  row: DivisionRow,
  key: 'code',
  place: 'code',
  filters: ['kind', 'standing'],
  ranges: ['endedOn'],
  history: divisionStream,
});
