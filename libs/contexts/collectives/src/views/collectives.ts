import { Entity } from 'typeorm';
import { DateCell, KeyCell, TextCell, TextsCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  COLLECTIVE_LEVELS,
  COLLECTIVE_STANDINGS,
  type Collective,
  CollectiveAbsorbed,
  CollectiveDomicileRecorded,
  CollectiveParentRecorded,
  CollectiveRegistered,
  CollectiveRenamed,
  CollectiveSplit,
  type CollectiveStanding,
  CollectiveSuccessionRecorded,
  CreditorsNotified,
  LeftoverListed,
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
  @TextCell('上级集体经济组织代码', { nullable: true })
  parentId: string | null;
  @TextsCell('曾用名，由早到晚')
  formerNames: string[];
  @TextCell('住所', { nullable: true })
  domicile: string | null;
  @TextCell('状态', { enum: COLLECTIVE_STANDINGS })
  standing: CollectiveStanding;
  @DateCell('终止日（自此日起不再行为）', { nullable: true })
  endedOn: string | null;
  @TextCell('现在行使其权利的集体', { nullable: true })
  successorId: string | null;
  @TextsCell('由其分立、合并而来的集体')
  origins: string[];
  @TextsCell('由它行使权利的原集体（各代）')
  exercisesFor: string[];
  @DateCell('通知债权人日', { nullable: true })
  creditorsNotifiedOn: string | null;
}

const end = (
  { data: { collectiveId }, data: { on: endedOn } }: SeenEvent<{ collectiveId: string; on: string }>,
  rows: Rows,
  ended: { standing: CollectiveStanding; successorId: string },
): Promise<CollectiveRow> => amend(rows, CollectiveRow, { collectiveId }, () => ({ ...ended, endedOn }));

const collectiveCases: Case<Rows>[] = [
  when(CollectiveRegistered, ({ data }, rows) => {
    rows.put(CollectiveRow, {
      ...data,
      parentId: null,
      formerNames: [],
      domicile: null,
      standing: 'acting',
      endedOn: null,
      successorId: null,
      origins: [],
      exercisesFor: [],
      creditorsNotifiedOn: null,
    });
  }),
  when(CollectiveRenamed, async ({ data: { collectiveId, name, formerName } }, rows) => {
    await amend(rows, CollectiveRow, { collectiveId }, ({ formerNames }) => ({
      name,
      formerNames: [...formerNames, formerName],
    }));
  }),
  when(CollectiveDomicileRecorded, async ({ subject: collectiveId, data: { domicile } }, rows) => {
    await amend(rows, CollectiveRow, { collectiveId }, () => ({ domicile }));
  }),
  when(CollectiveParentRecorded, async ({ data: { collectiveId, parentId } }, rows) => {
    await amend(rows, CollectiveRow, { collectiveId }, () => ({ parentId }));
  }),
  when(CollectiveAbsorbed, async (event, rows) => {
    await end(event, rows, { standing: 'merged', successorId: event.data.successorId });
  }),
  when(CollectiveSplit, async (event, rows) => {
    const { collectiveId, carriedOnBy: successorId } = event.data;
    if (successorId !== collectiveId) await end(event, rows, { standing: 'split', successorId });
  }),
  when(CollectiveSuccessionRecorded, async ({ data }, rows) => {
    const { collectiveId: successorId } = data;
    await amend(rows, CollectiveRow, { collectiveId: successorId }, ({ origins, exercisesFor }) => ({
      origins: [...new Set([...origins, ...data.origins])],
      exercisesFor: [...new Set([...exercisesFor, ...data.exercisesFor])],
    }));
    // Those that ended before follow their successor to the next one; who ends now is marked after this.
    for (const collectiveId of data.exercisesFor)
      await amend(rows, CollectiveRow, { collectiveId }, ({ standing }) =>
        standing === 'acting' ? {} : { successorId },
      );
  }),
  when(CreditorsNotified, async ({ data: { collectiveId, notifiedOn } }, rows) => {
    await amend(rows, CollectiveRow, { collectiveId }, () => ({ creditorsNotifiedOn: notifiedOn }));
  }),
  // Shown in the register of what is left over.
  when(LeftoverListed, () => undefined),
];

export const collectiveRegister = projection({
  name: 'collectives',
  title: '集体经济组织与农户登记簿',
  version: 2,
  tables: [CollectiveRow, HouseholdRow, MemberRow],
  on: [...collectiveCases, ...householdCases],
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
  filters: ['divisionCode', 'level', 'standing', 'successorId', 'parentId'],
  ranges: ['endedOn'],
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
