import { Entity } from 'typeorm';
import { DateCell, KeyCell, ShownText, TextCell, TextsCell, register } from '#nest';
import { type Rows, amend, projection, when } from '#read-store';
import {
  CollectiveHouseSurveyed,
  HOUSE_CONDITIONS,
  type HouseCondition,
  HouseFoundUnsafe,
  HouseFreed,
  HouseGivenBack,
  HouseSafetyAppraised,
  HouseTaken,
  SAFETY_GRADES,
  SAFETY_STATES,
  type SafetyGrade,
  type SafetyState,
  houseStream,
  safetyOn,
} from '../facts/index.js';

/** A house on a homestead: which project has it, and the last report on its safety. */
@Entity()
export class HouseRow {
  @KeyCell('宅基地的不动产单元代码')
  parcelCode: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('所在的盘活项目', { nullable: true })
  projectId: string | null;
  @TextCell('提供房屋的农户；集体的房屋为空', { nullable: true })
  householdId: string | null;
  @DateCell('使用的起期', { nullable: true })
  useFrom: string | null;
  @DateCell('使用的止期（含当日）', { nullable: true })
  useTo: string | null;
  @TextsCell('使用终止后还没有交还的项目')
  awaitedFrom: readonly string[];
  @TextCell('最近一次安全鉴定的报告编号', { nullable: true })
  reportNumber: string | null;
  @TextCell('鉴定等级', { nullable: true, enum: SAFETY_GRADES })
  grade: SafetyGrade | null;
  @DateCell('鉴定日', { nullable: true })
  appraisedOn: string | null;
  @DateCell('鉴定有效期至（含当日）', { nullable: true })
  safeUntil: string | null;
  @DateCell('应在何日以前重新鉴定', { nullable: true })
  renewalDueOn: string | null;
  @DateCell('最近一次发现危险或者倒塌之日', { nullable: true })
  foundUnsafeOn: string | null;
  @TextCell('那时的房屋状况', { nullable: true, enum: HOUSE_CONDITIONS })
  foundCondition: HouseCondition | null;
}

class HouseBody extends HouseRow {
  @ShownText('今天的安全状态', { enum: SAFETY_STATES })
  safety: SafetyState;
}

const NOT_USED = { projectId: null, householdId: null, useFrom: null, useTo: null };
const NOT_APPRAISED = {
  ...{ reportNumber: null, grade: null, appraisedOn: null, safeUntil: null, renewalDueOn: null },
  ...{ foundUnsafeOn: null, foundCondition: null },
};

async function change(
  rows: Rows,
  { parcelCode, divisionCode }: Pick<HouseRow, 'parcelCode' | 'divisionCode'>,
  changed: (house: HouseRow) => Partial<HouseRow>,
): Promise<void> {
  const house = (await rows.get(HouseRow, { parcelCode })) ?? {
    ...{ parcelCode, divisionCode, awaitedFrom: [], ...NOT_USED, ...NOT_APPRAISED },
  };
  rows.put(HouseRow, { ...house, ...changed(house) });
}

function safetyOf(row: HouseRow, today: string): SafetyState {
  const { grade, appraisedOn, safeUntil, renewalDueOn, foundUnsafeOn } = row;
  if (foundUnsafeOn !== null && (appraisedOn === null || appraisedOn <= foundUnsafeOn)) return 'overtaken';
  if (grade === null || safeUntil === null || renewalDueOn === null) return 'none';
  return safetyOn({ grade, validUntil: safeUntil, renewalDueOn }, today);
}

export const houseRegister = projection({
  name: 'houses',
  title: '房屋台账',
  version: 3,
  tables: [HouseRow],
  on: [
    when(HouseTaken, ({ data }, rows) => {
      const { projectId, householdId = null, from: useFrom, to: useTo } = data;
      return change(rows, data, () => ({ projectId, householdId, useFrom, useTo }));
    }),
    when(HouseFreed, async ({ data: { parcelCode, projectId, undone } }, rows) => {
      await amend(rows, HouseRow, { parcelCode }, ({ awaitedFrom }) => ({
        ...NOT_USED,
        awaitedFrom: undone ? awaitedFrom : [...awaitedFrom, projectId],
      }));
    }),
    when(HouseGivenBack, async ({ data: { parcelCode, projectId } }, rows) => {
      await amend(rows, HouseRow, { parcelCode }, ({ awaitedFrom }) => ({
        awaitedFrom: awaitedFrom.filter((each) => each !== projectId),
      }));
    }),
    when(HouseSafetyAppraised, ({ data }, rows) => {
      const { documentNumber: reportNumber, grade, appraisedOn, validUntil: safeUntil, renewalDueOn } = data;
      // A report of an earlier day that is recorded later changes nothing.
      return change(rows, data, (house) =>
        house.appraisedOn !== null && house.appraisedOn > appraisedOn
          ? {}
          : { reportNumber, grade, appraisedOn, safeUntil, renewalDueOn },
      );
    }),
    // What it found is in the list of idle houses.
    when(CollectiveHouseSurveyed, ({ data }, rows) => change(rows, data, () => ({}))),
    when(HouseFoundUnsafe, ({ data }, rows) => {
      const { foundOn, condition: foundCondition } = data;
      return change(rows, data, ({ foundUnsafeOn: before }) =>
        before !== null && before > foundOn ? {} : { foundUnsafeOn: foundOn, foundCondition },
      );
    }),
  ],
});

export const housesInUse = register({
  noun: ['House', 'Houses'],
  title: '房屋台账：由哪个项目使用，安全鉴定是否有效',
  item: '房屋',
  path: 'houses',
  view: houseRegister,
  row: HouseRow,
  key: 'parcelCode',
  place: 'divisionCode',
  filters: ['divisionCode', 'projectId', 'householdId', 'grade'],
  ranges: ['safeUntil', 'renewalDueOn', 'useTo', 'foundUnsafeOn'],
  history: houseStream,
  shown: { as: HouseBody, of: (row, today) => ({ ...row, safety: safetyOf(row, today) }) },
});
