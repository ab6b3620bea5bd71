import { Entity } from 'typeorm';
import { ShownDate, ShownFlag, ShownNumber, ShownText } from '#nest';
import { DateColumn, FlagColumn, IntegerColumn, KeyColumn, TextColumn, projection, when } from '#read-store';
import {
  COLLECTIVE_LEVELS,
  type Collective,
  CollectiveRegistered,
  HouseholdRegistered,
  RELATIONS,
} from '../facts/index.js';

@Entity()
export class CollectiveRow {
  @KeyColumn()
  @ShownText('统一社会信用代码', { example: 'N2140722MF00000057' })
  collectiveId: string;

  @TextColumn()
  @ShownText('名称')
  name: string;

  @TextColumn()
  @ShownText('层级', { enum: COLLECTIVE_LEVELS })
  level: Collective['level'];

  @TextColumn()
  @ShownText('所在区划代码')
  divisionCode: string;

  @DateColumn()
  @ShownDate('登记日')
  registeredOn: string;
}

@Entity()
export class HouseholdRow {
  @KeyColumn()
  @ShownText('农户编号')
  householdId: string;

  @TextColumn()
  @ShownText('集体经济组织代码')
  collectiveId: string;

  @TextColumn()
  @ShownText('所在村区划代码')
  divisionCode: string;

  @TextColumn()
  @ShownText('承包方编码')
  contractorCode: string;

  @IntegerColumn()
  @ShownNumber('人数')
  size: number;
}

/** A member of a household, by person id: who it is lies in the vault. */
@Entity()
export class MemberRow {
  @KeyColumn()
  @ShownText('人员编号')
  personId: string;

  @TextColumn()
  @ShownText('农户编号')
  householdId: string;

  @TextColumn()
  @ShownText('所在村区划代码')
  divisionCode: string;

  @TextColumn()
  @ShownText('与户主关系', { enum: RELATIONS })
  relation: keyof typeof RELATIONS;

  @FlagColumn()
  @ShownFlag('是否为本集体成员')
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
