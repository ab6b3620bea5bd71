import { Entity } from 'typeorm';
import { KeyCell, TextCell, register } from '#nest';
import { projection, when } from '#read-store';
import { DIVISION_KINDS, type Division, DivisionRegistered } from '../facts/index.js';

@Entity()
export class DivisionRow {
  @KeyCell('区划代码', { example: '140722100230' })
  code: string;
  @TextCell('名称')
  name: string;
  @TextCell('类别', { enum: DIVISION_KINDS })
  kind: Division['kind'];
}

export const divisionRegister = projection({
  name: 'divisions',
  title: '区划',
  version: 1,
  tables: [DivisionRow],
  on: [
    when(DivisionRegistered, ({ data }, rows) => {
      rows.put(DivisionRow, data);
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
  filters: ['kind'],
});
