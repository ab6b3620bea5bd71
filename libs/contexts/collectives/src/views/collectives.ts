import { Entity } from 'typeorm';
import { DateCell, KeyCell, TextCell, register } from '#nest';
import { projection, when } from '#read-store';
import {
  COLLECTIVE_LEVELS,
  type Collective,
  CollectiveRegistered,
  collectiveStream,
  householdStream,
} from '../facts/index.js';
import { HouseholdRow, MemberRow, householdCases } from './households.js';

@Entity()
export class CollectiveRow {
  @KeyCell('统一社会信用代码', { example: 'N2140722MF00000057' })
  collectiveId: string;
  @TextCell('名称')
  name: string;
  @TextCell('层级', { enum: COLLECTIVE_LEVELS })
  level: Collective['level'];
  @TextCell('所在区划代码')
  divisionCode: string;
  @DateCell('登记日')
  registeredOn: string;
}

export const collectiveRegister = projection({
  name: 'collectives',
  title: '集体经济组织与农户登记簿',
  version: 2,
  tables: [CollectiveRow, HouseholdRow, MemberRow],
  on: [
    when(CollectiveRegistered, ({ data }, rows) => {
      rows.put(CollectiveRow, data);
    }),
    ...householdCases,
  ],
});

export const collectiveList = register({
  noun: ['Collective', 'Collectives'],
  title: '集体经济组织名录',
  item: '集体经济组织',
  path: '',
  view: collectiveRegister,
  row: CollectiveRow,
  key: 'collectiveId',
  place: 'divisionCode',
  filters: ['divisionCode', 'level'],
  history: collectiveStream,
});

export const households = register({
  noun: ['Household', 'Households'],
  title: '农户名册（不含姓名）',
  item: '农户',
  path: 'households',
  view: collectiveRegister,
  row: HouseholdRow,
  key: 'householdId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'contractorCode', 'standing', 'splitFromId'],
  history: householdStream,
});
