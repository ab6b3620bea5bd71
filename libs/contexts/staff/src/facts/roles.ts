import { type Permission, isCodeOf, mapTable, oneOf } from '#kernel';

const READS: readonly Permission[] = ['registers.read', 'books.read'];

/** Roles as named sets of permissions. What a role may do is decided here and nowhere else. */
export const ROLES = {
  // Whoever takes the money does not write what is owed (会计法 35).
  'cashier-clerk': {
    title: '报账员/出纳',
    permissions: [...READS, 'contracts.collect', 'seals.record', 'tasks.complete'],
  },
  accountant: {
    title: '村会计/代理会计',
    permissions: [...READS, 'history.read', 'contracts.accrue', 'assets.record', 'tasks.complete'],
  },
  chair: { title: '理事长', permissions: [...READS, 'history.read', 'tasks.complete'] },
  supervisor: { title: '监事会', permissions: [...READS, 'history.read', 'tasks.complete'] },
  'station-clerk': {
    title: '农经站经办',
    permissions: [
      ...READS,
      'history.read',
      'collectives.record',
      'land-rights.record',
      'decisions.record',
      'contracts.record',
      'assets.record',
      'homesteads.record',
      'posts.record',
      'seals.record',
      'persons.read',
      'tasks.complete',
      'imports.run',
    ],
  },
  'station-reviewer': {
    title: '农经站审核',
    permissions: [
      ...READS,
      'history.read',
      'decisions.authorise',
      'leftovers.resolve',
      // Whoever records does not put right alone what was recorded.
      'registers.correct',
      'audits.record',
      'station.record',
      'tasks.complete',
      'tasks.manage',
    ],
  },
  'county-reviewer': {
    title: '县审核（农业农村局）',
    permissions: [
      ...READS,
      'history.read',
      'collectives.register',
      'decisions.authorise',
      'leftovers.resolve',
      'registers.correct',
      'audits.record',
      'policies.manage',
      'tasks.complete',
      'tasks.manage',
    ],
  },
  auditor: { title: '审计', permissions: [...READS, 'history.read', 'log.export'] },
  'system-admin': { title: '系统管理员', permissions: ['staff.manage', 'divisions.manage'] },
} as const satisfies Record<string, { title: string; permissions: readonly Permission[] }>;

export type Role = keyof typeof ROLES;

/** A role as it stands in events and principals. */
export const roleCode = oneOf(ROLES);

/** Code table of roles: code → Chinese. */
export const ROLE_TITLES = mapTable(ROLES, ({ title }) => title);

/** Whether a role, by its code, holds a permission; one that is not known holds none. */
export function roleHolds(role: string, permission: Permission): boolean {
  return isCodeOf(ROLES, role) && new Set<Permission>(ROLES[role].permissions).has(permission);
}
