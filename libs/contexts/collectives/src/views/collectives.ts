import { Entity } from 'typeorm';
import { CountCell, DateCell, FlagCell, KeyCell, TextCell, register } from '#nest';
import { projection, when } from '#read-store';
import {
  COLLECTIVE_LEVELS,
  type Collective,
  CollectiveRegistered,
  HouseholdRegistered,
  RELATIONS,
  collectiveStream,
  householdStream,
} from '../facts/index.js';

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

@Entity()
export class HouseholdRow {
  @KeyCell('农户编号')
  householdId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('承包方编码')
  contractorCode: string;
  @CountCell('人数')
  size: number;
}

/** A member of a household, by person id: who it is lies in the vault. */
@Entity()
export class MemberRow {
  @KeyCell('人员编号')
  personId: string;
  @TextCell('农户编号')
  householdId: string;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('与户主关系', { enum: RELATIONS })
  relation: keyof typeof RELATIONS;
  @FlagCell('是否为本集体成员')
  collectiveMember: boolean;
}

export const collectiveRegister = projection({
  name: 'collectives',
  title: '集体经济组织与农户登记簿',
  version: 1,
  tables: [CollectiveRow, HouseholdRow, MemberRow],
  on: [
    when(CollectiveRegistered, ({ data }, rows) => {
      rows.put(CollectiveRow, data);
    }),
    when(HouseholdRegistered, ({ data }, rows) => {
      const { members, ...household } = data;
      const { householdId, divisionCode } = data;
      rows.put(HouseholdRow, { ...household, size: members.length });
      for (const { personId, relation, collectiveMember } of members)
        rows.put(MemberRow, { personId, householdId, divisionCode, relation, collectiveMember });
    }),
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
  filters: ['divisionCode', 'collectiveId', 'contractorCode'],
  history: householdStream,
});
