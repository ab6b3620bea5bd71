import { Entity } from 'typeorm';
import { CountCell, DateCell, KeyCell, TextCell, register } from '#nest';
import { type Case, type Rows, amend, projection, when } from '#read-store';
import {
  CAPACITY_GROUNDS,
  CONFIRMATION_GROUNDS,
  type CapacityGround,
  CivilCapacityRecorded,
  type ConfirmationGround,
  HouseholdEstablished,
  HouseholdsMerged,
  IncomeSharerAdmitted,
  InitialMembersEntered,
  LOSS_GROUNDS,
  MajorityCorrected,
  type LossGround,
  MembersConfirmed,
  MembershipLost,
  MembershipWithdrawn,
  PersonJoinedHousehold,
  PersonLeftHousehold,
  RosterOpened,
  rosterStream,
} from '../facts/index.js';

const STANDINGS = {
  member: '成员',
  lost: '已丧失成员身份',
  withdrawn: '已自愿退出',
  'income-sharer': '参与收益分配的非成员',
} as const;

@Entity()
export class RosterRow {
  @KeyCell('集体经济组织代码', { example: 'N2140722MF00000057' })
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @CountCell('现有成员人数')
  members: number;
  @CountCell('参与收益分配的非成员人数')
  incomeSharers: number;
}

/** A line of the roster: somebody's last membership of one collective. Who it is lies in the vault. */
@Entity()
export class RosterMemberRow {
  /** `<collective>/<person>`. */
  @KeyCell('名册行（集体代码/人员编号）')
  id: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @TextCell('人员编号')
  personId: string;
  @TextCell('所在农户；不在本集体农户中的为空', { nullable: true })
  householdId: string | null;
  @TextCell('状态', { enum: STANDINGS })
  standing: keyof typeof STANDINGS;
  @TextCell('确认事由；初始成员和非成员为空', { nullable: true, enum: CONFIRMATION_GROUNDS })
  ground: ConfirmationGround | null;
  @DateCell('起；登记以前已是成员的为空', { nullable: true })
  startsOn: string | null;
  @DateCell('止（当日起不再是）', { nullable: true })
  endsOn: string | null;
  @TextCell('丧失事由', { nullable: true, enum: LOSS_GROUNDS })
  lossGround: LossGround | null;
  @TextCell('民事行为能力另有登记的依据', { nullable: true, enum: CAPACITY_GROUNDS })
  capacityGround: CapacityGround | null;
}

const lineOf = (collectiveId: string, personId: string): string => `${collectiveId}/${personId}`;

interface Entry {
  readonly personId: string;
  readonly householdId: string | null;
  readonly standing: 'member' | 'income-sharer';
  readonly ground: ConfirmationGround | null;
  readonly startsOn: string | null;
}

async function enter(
  rows: Rows,
  { collectiveId, divisionCode }: { collectiveId: string; divisionCode: string },
  entries: readonly Entry[],
): Promise<void> {
  for (const entry of entries) {
    const id = lineOf(collectiveId, entry.personId);
    const capacityGround = (await rows.get(RosterMemberRow, { id }))?.capacityGround ?? null;
    const begun = { endsOn: null, lossGround: null, capacityGround };
    rows.put(RosterMemberRow, { id, collectiveId, divisionCode, ...entry, ...begun });
    await count(rows, collectiveId, entry.standing, 1);
  }
}

async function count(
  rows: Rows,
  collectiveId: string,
  standing: Entry['standing'],
  by: number,
): Promise<void> {
  await amend(rows, RosterRow, { collectiveId }, ({ members, incomeSharers }) =>
    standing === 'member' ? { members: members + by } : { incomeSharers: incomeSharers + by },
  );
}

async function end(
  rows: Rows,
  { collectiveId, personId }: { collectiveId: string; personId: string },
  change: Partial<RosterMemberRow>,
): Promise<void> {
  await amend(rows, RosterMemberRow, { id: lineOf(collectiveId, personId) }, () => change);
  await count(rows, collectiveId, 'member', -1);
}

/** Whoever has a line in the roster of the household's collective is shown in the household they came to. */
async function follow(
  rows: Rows,
  { collectiveId, householdId }: { collectiveId: string; householdId: string },
  persons: readonly { personId: string }[],
): Promise<void> {
  for (const { personId } of persons) {
    const row = await rows.get(RosterMemberRow, { id: lineOf(collectiveId, personId) });
    if (row) rows.put(RosterMemberRow, { ...row, householdId });
  }
}

const householdCases: Case<Rows>[] = [
  when(PersonJoinedHousehold, ({ data }, rows) => follow(rows, data, [data])),
  when(HouseholdEstablished, ({ data }, rows) => follow(rows, data, data.members)),
  when(HouseholdsMerged, ({ data }, rows) => follow(rows, data, data.members)),
  when(PersonLeftHousehold, async ({ data: { collectiveId, householdId, personId } }, rows) => {
    const row = await rows.get(RosterMemberRow, { id: lineOf(collectiveId, personId) });
    if (row?.householdId === householdId) rows.put(RosterMemberRow, { ...row, householdId: null });
  }),
];

export const rosterRegister = projection({
  name: 'rosters',
  title: '成员名册',
  version: 1,
  tables: [RosterRow, RosterMemberRow],
  on: [
    ...householdCases,
    when(RosterOpened, ({ data }, rows) => {
      rows.put(RosterRow, { ...data, members: 0, incomeSharers: 0 });
    }),
    when(InitialMembersEntered, ({ data }, rows) => {
      const { householdId } = data;
      const initial = { householdId, standing: 'member' as const, ground: null, startsOn: null };
      return enter(
        rows,
        data,
        data.members.map(({ personId }) => ({ personId, ...initial })),
      );
    }),
    when(MembersConfirmed, ({ data }, rows) =>
      enter(
        rows,
        data,
        data.members.map(({ personId, householdId, ground }) => ({
          personId,
          householdId,
          standing: 'member' as const,
          ground,
          startsOn: data.confirmedOn,
        })),
      ),
    ),
    when(MembershipLost, ({ data }, rows) =>
      end(rows, data, { standing: 'lost', endsOn: data.lostOn, lossGround: data.ground }),
    ),
    when(MembershipWithdrawn, ({ data }, rows) =>
      end(rows, data, { standing: 'withdrawn', endsOn: data.withdrawnOn }),
    ),
    when(IncomeSharerAdmitted, ({ data }, rows) => {
      const { personId, admittedOn: startsOn } = data;
      const entry = {
        personId,
        householdId: null,
        standing: 'income-sharer',
        ground: null,
        startsOn,
      } as const;
      return enter(rows, data, [entry]);
    }),
    when(MajorityCorrected, ({ data: { collectiveId } }, rows) => count(rows, collectiveId, 'member', 0)),
    when(CivilCapacityRecorded, async ({ data: { collectiveId, personId, ground } }, rows) => {
      const id = lineOf(collectiveId, personId);
      await amend(rows, RosterMemberRow, { id }, () => ({ capacityGround: ground }));
    }),
  ],
});

/** What became of a roster; who was on it on a day is a question of its own. */
export const rosterList = register({
  noun: ['Roster', 'Rosters'],
  title: '各集体的成员名册',
  item: '成员名册',
  path: 'rosters',
  view: rosterRegister,
  row: RosterRow,
  key: 'collectiveId',
  place: 'divisionCode',
  filters: ['divisionCode'],
  linesOnly: true,
  history: rosterStream,
});

export const rosterMembers = register({
  noun: ['RosterMember', 'RosterMembers'],
  title: '成员名册（不含姓名）',
  item: '成员',
  path: 'members',
  view: rosterRegister,
  row: RosterMemberRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['collectiveId', 'householdId', 'personId', 'standing', 'ground'],
  ranges: ['startsOn', 'endsOn'],
  linesOnly: true,
});
