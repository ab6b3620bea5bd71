import { Entity } from 'typeorm';
import { CountCell, KeyCell, TextCell } from '#nest';
import { type Case, type Rows, amend, when } from '#read-store';
import {
  HOUSEHOLD_STANDINGS,
  HeadOfHouseholdNamed,
  type Household,
  HouseholdEstablished,
  ContractLandWaived,
  HouseholdExtinctionRecorded,
  HouseholdMergedInto,
  type HouseholdPerson,
  HouseholdPersonCorrected,
  HouseholdRegistered,
  HouseholdSplitCompleted,
  HouseholdSplitDecided,
  HouseholdSplitFellThrough,
  HouseholdsMerged,
  InitialMembersEntered,
  MembersConfirmed,
  MembershipLost,
  MembershipWithdrawn,
  PersonJoinedHousehold,
  PersonLeftHousehold,
  RELATIONS,
  type Related,
  type Relation,
} from '../facts/index.js';

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
  @TextCell('状态', { enum: HOUSEHOLD_STANDINGS })
  standing: Household['standing'];
  @TextCell('正在分出哪一户；没有在分户的为空', { nullable: true })
  splittingIntoId: string | null;
  @TextCell('由哪一户分出', { nullable: true })
  splitFromId: string | null;
  @TextCell('并入哪一户', { nullable: true })
  mergedIntoId: string | null;
}

/** Somebody who belongs, or belonged, to a household, by person id: who it is lies in the vault. */
@Entity()
export class MemberRow {
  @KeyCell('人员编号')
  personId: string;
  @TextCell('农户编号；已离户的为空', { nullable: true })
  householdId: string | null;
  @TextCell('所在村区划代码')
  divisionCode: string;
  @TextCell('与户主关系', { enum: RELATIONS })
  relation: Relation;
  @TextCell('是哪一集体的成员；不是成员的为空', { nullable: true })
  memberOf: string | null;
}

interface Opened {
  readonly householdId: string;
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly contractorCode: string;
  readonly members: readonly unknown[];
}

function open(rows: Rows, opened: Opened, splitFromId: string | null): void {
  const { householdId, collectiveId, divisionCode, contractorCode, members } = opened;
  const household = { householdId, collectiveId, divisionCode, contractorCode, size: members.length };
  const history = { splittingIntoId: null, splitFromId, mergedIntoId: null };
  rows.put(HouseholdRow, { ...household, standing: 'active', ...history });
}

/** Puts persons into a household; what they are members of, they stay. */
async function settleIn(
  rows: Rows,
  { householdId, divisionCode }: { householdId: string; divisionCode: string },
  persons: readonly Pick<HouseholdPerson, 'personId' | 'relation'>[],
): Promise<void> {
  for (const { personId, relation } of persons) {
    const known = await rows.get(MemberRow, { personId });
    const memberOf = known?.memberOf ?? null;
    rows.put(MemberRow, { personId, householdId, divisionCode, relation, memberOf });
  }
}

/** Whoever left for another household is there already. */
async function moveOut(rows: Rows, householdId: string, left: readonly string[]): Promise<void> {
  for (const personId of left)
    await amend(rows, MemberRow, { personId }, (row) =>
      row.householdId === householdId ? { householdId: null } : {},
    );
}

async function relate(rows: Rows, relations: readonly Related[]): Promise<void> {
  for (const { personId, relation } of relations)
    await amend(rows, MemberRow, { personId }, () => ({ relation }));
}

function resize(rows: Rows, householdId: string, by: number, change: Partial<HouseholdRow> = {}) {
  return amend(rows, HouseholdRow, { householdId }, ({ size }) => ({ size: size + by, ...change }));
}

async function joinRoster(rows: Rows, collectiveId: string, members: readonly { personId: string }[]) {
  for (const { personId } of members)
    await amend(rows, MemberRow, { personId }, () => ({ memberOf: collectiveId }));
}

/** Whoever has become a member elsewhere stays that. */
async function leaveRoster(
  rows: Rows,
  { collectiveId, personId }: { collectiveId: string; personId: string },
): Promise<void> {
  await amend(rows, MemberRow, { personId }, ({ memberOf }) => ({
    memberOf: memberOf === collectiveId ? null : memberOf,
  }));
}

export const householdCases: Case<Rows>[] = [
  when(HouseholdRegistered, async ({ data }, rows) => {
    open(rows, data, null);
    await settleIn(rows, data, data.members);
  }),
  when(HouseholdEstablished, async ({ data }, rows) => {
    open(rows, data, data.fromHouseholdId);
    await settleIn(rows, data, data.members);
  }),
  when(HouseholdSplitDecided, async ({ data: { householdId, newHouseholdId } }, rows) => {
    await resize(rows, householdId, 0, { splittingIntoId: newHouseholdId });
  }),
  when(HouseholdSplitCompleted, async ({ data: { householdId, left, staying } }, rows) => {
    await resize(rows, householdId, -left.length, { splittingIntoId: null });
    await relate(rows, staying);
  }),
  when(HouseholdSplitFellThrough, async ({ data: { householdId } }, rows) => {
    await resize(rows, householdId, 0, { splittingIntoId: null });
  }),
  when(PersonJoinedHousehold, async ({ data }, rows) => {
    await resize(rows, data.householdId, 1);
    await settleIn(rows, data, [data]);
  }),
  when(HouseholdsMerged, async ({ data }, rows) => {
    await resize(rows, data.householdId, data.members.length);
    await settleIn(rows, data, data.members);
  }),
  when(HouseholdMergedInto, async ({ data: { householdId, intoHouseholdId, left } }, rows) => {
    const { size } = await resize(rows, householdId, -left.length);
    if (size === 0) await resize(rows, householdId, 0, { standing: 'merged', mergedIntoId: intoHouseholdId });
  }),
  when(PersonLeftHousehold, async ({ data: { householdId, personId, staying } }, rows) => {
    await resize(rows, householdId, -1);
    await moveOut(rows, householdId, [personId]);
    await relate(rows, staying);
  }),
  when(HeadOfHouseholdNamed, ({ data: { relations } }, rows) => relate(rows, relations)),
  when(HouseholdExtinctionRecorded, async ({ data: { householdId } }, rows) => {
    await resize(rows, householdId, 0, { standing: 'extinct' });
  }),
  when(ContractLandWaived, async ({ data: { householdId } }, rows) => {
    await resize(rows, householdId, 0);
  }),
  when(HouseholdPersonCorrected, async ({ data: { householdId } }, rows) => {
    await resize(rows, householdId, 0);
  }),
  when(InitialMembersEntered, ({ data }, rows) => joinRoster(rows, data.collectiveId, data.members)),
  when(MembersConfirmed, ({ data }, rows) => joinRoster(rows, data.collectiveId, data.members)),
  when(MembershipLost, ({ data }, rows) => leaveRoster(rows, data)),
  when(MembershipWithdrawn, ({ data }, rows) => leaveRoster(rows, data)),
];
