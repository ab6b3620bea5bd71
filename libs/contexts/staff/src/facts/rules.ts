import { type LegalDate, accountingLaw, collectivesLaw, divisionCovers, registerRules, rule } from '#kernel';
import type { Division } from '#divisions/facts';
import { ROLES, type Role } from './roles.js';
import type { Account, Assignment } from './state.js';

export const accountIsOpenedOnce = rule<{ known: Account | undefined }>({
  id: 'S1',
  code: 'STAFF.ACCOUNT_EXISTS',
  sentence: '一个登录名只开立一次。',
  basis: [registerRules('账号')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `登录名 ${known.accountId} 已被使用。`,
      field: 'accountId',
      wayForward: '换一个登录名。',
    },
});

export interface AssignmentEntry {
  readonly account: Account;
  readonly role: Role;
  readonly organisation: string;
  /** Absent while the organisation is not registered. */
  readonly division: Division | undefined;
  readonly from: LegalDate;
  readonly to: LegalDate | undefined;
  /** The organisation under which the administrator acts; empty for the system itself. */
  readonly administers: string;
}

export const administratorAssignsInOwnRealm = rule<AssignmentEntry>({
  id: 'S2',
  code: 'STAFF.BEYOND_REALM',
  sentence: '系统管理员只在自己管理的区划内授权。',
  basis: [registerRules('授权范围')],
  severity: 'block',
  breach: ({ administers, organisation }) =>
    administers === '' || divisionCovers(administers, organisation)
      ? undefined
      : {
          detail: `您管理的区划是 ${administers}，不能在 ${organisation} 授权。`,
          field: 'organisation',
          wayForward: '核对任职区划，或请管理该区划的系统管理员授权。',
        },
});

export const organisationIsRegistered = rule<AssignmentEntry>({
  id: 'S3',
  code: 'STAFF.ORGANISATION_NOT_REGISTERED',
  sentence: '岗位授予在县，或者已登记的乡镇、村。',
  basis: [registerRules('授权范围')],
  severity: 'block',
  breach: ({ organisation, division }) =>
    division || organisation.length === 6
      ? undefined
      : { detail: `区划 ${organisation} 尚未登记。`, field: 'organisation', wayForward: '先登记该区划。' },
});

/** Assignments of the account that share a day and a place with the new one. */
function meeting({ account, organisation, from, to }: AssignmentEntry): readonly Assignment[] {
  return account.assignments.filter(
    (held) =>
      (held.to === undefined || held.to >= from) &&
      (to === undefined || held.from <= to) &&
      (divisionCovers(held.organisation, organisation) || divisionCovers(organisation, held.organisation)),
  );
}

/** An assignment, not over by then, on the other side of the line between administration and business. */
function assignedAcrossTheLine({ account, role, from }: AssignmentEntry): Assignment | undefined {
  return account.assignments.find(
    (held) =>
      (held.role === 'system-admin') !== (role === 'system-admin') &&
      (held.to === undefined || held.to >= from),
  );
}

export const administratorHasNoBusinessRights = rule<AssignmentEntry>({
  id: 'S4',
  code: 'STAFF.ADMIN_APART',
  sentence: '系统管理员不兼任业务岗位。',
  basis: [registerRules('职责分离')],
  severity: 'block',
  breach: (entry) => {
    const held = assignedAcrossTheLine(entry);
    if (!held) return undefined;
    return {
      detail: `账号 ${entry.account.accountId} 已任${ROLES[held.role].title}，不能再任${ROLES[entry.role].title}。`,
      field: 'role',
      wayForward: '另开账号，或先终止原岗位。',
    };
  },
});

/** Pairs of roles that one person may not hold in one place (会计法 25, 35; 集体法 32). */
const APART: readonly (readonly [Role, Role, string])[] = [
  ['cashier-clerk', 'accountant', '出纳不得兼管收入、支出、债权债务账目'],
  ['cashier-clerk', 'supervisor', '监事不得由财务人员兼任'],
  ['accountant', 'supervisor', '监事不得由会计人员兼任'],
  ['chair', 'supervisor', '监事不得由理事兼任'],
  ['chair', 'accountant', '审批人不得兼任会计'],
  ['chair', 'cashier-clerk', '审批人不得兼任出纳'],
  // Contracts say what is owed: whoever takes the money does not write them, nor approves (会计法 25, 35).
  ['cashier-clerk', 'station-clerk', '出纳不得兼管合同和应收租金的登记'],
  ['cashier-clerk', 'station-reviewer', '审批人不得兼任出纳'],
  ['cashier-clerk', 'county-reviewer', '审批人不得兼任出纳'],
  ['station-clerk', 'station-reviewer', '经办人不得审核自己经办的事项'],
  ['station-clerk', 'county-reviewer', '经办人不得审核自己经办的事项'],
  ['auditor', 'station-clerk', '审计人员不得兼任被审计的业务'],
  ['auditor', 'accountant', '审计人员不得兼任被审计的业务'],
  ['auditor', 'cashier-clerk', '审计人员不得兼任被审计的业务'],
  ['auditor', 'chair', '审计人员不得兼任被审计的业务'],
];

/** Why one person may not hold both roles in one place. */
function reasonApart(one: Role, other: Role): string | undefined {
  const pair = APART.find(([a, b]) => (a === one && b === other) || (b === one && a === other));
  return pair?.[2];
}

export const dutiesAreKeptApart = rule<AssignmentEntry>({
  id: 'S5',
  code: 'STAFF.DUTIES_APART',
  sentence: '出纳、会计、审批、监督由不同的人担任；经办与审核分开，审计与被审计的业务分开。',
  basis: [
    accountingLaw('第二十五条'),
    accountingLaw('第三十五条'),
    collectivesLaw('第三十二条'),
    registerRules('职责分离'),
  ],
  severity: 'block',
  breach: (entry) => {
    const held = meeting(entry).find(({ role }) => reasonApart(entry.role, role));
    if (!held) return undefined;
    return {
      detail: `账号 ${entry.account.accountId} 在 ${held.organisation} 已任${ROLES[held.role].title}：${reasonApart(entry.role, held.role)}。`,
      field: 'role',
      wayForward: '由另一人担任，或先终止原岗位。',
    };
  },
});

export interface AssignmentEnding {
  readonly accountId: string;
  readonly assignmentId: string;
  readonly assignment: Assignment | undefined;
  readonly on: LegalDate;
  /** The account that ends it. */
  readonly by: string;
}

export const assignmentIsRunning = rule<AssignmentEnding>({
  id: 'S6',
  code: 'STAFF.NOT_ASSIGNED',
  sentence: '终止岗位授权，最后任职日应早于原来的止期。',
  basis: [registerRules('授权期限')],
  severity: 'block',
  breach: ({ assignment, on, assignmentId }) => {
    const wayForward = '在账号的岗位清单中核对编号和止期。';
    if (!assignment)
      return { detail: `该账号没有编号为 ${assignmentId} 的岗位授权。`, field: 'assignmentId', wayForward };
    const { to } = assignment;
    if (to === undefined || on < to) return undefined;
    return { detail: `该岗位授权本来就到 ${to} 为止，不能改为到 ${on}。`, field: 'on', wayForward };
  },
});

export const nobodyEndsOwnAdministration = rule<AssignmentEnding>({
  id: 'S7',
  code: 'STAFF.OWN_ADMINISTRATION',
  sentence: '系统管理员不终止自己的系统管理员岗位，以免无人能再授权。',
  basis: [registerRules('授权范围')],
  severity: 'block',
  breach: ({ assignment, accountId, by }) =>
    assignment?.role !== 'system-admin' || accountId !== by
      ? undefined
      : {
          detail: `${accountId} 是您自己的账号，不能终止其系统管理员岗位。`,
          field: 'accountId',
          wayForward: '先授予另一账号系统管理员岗位，再由其终止您的岗位。',
        },
});
