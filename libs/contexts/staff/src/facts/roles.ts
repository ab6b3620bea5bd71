import { type Permission, mapTable, oneOf } from '#kernel';

const READS: readonly Permission[] = ['registers.read', 'books.read'];

/** Roles as named sets of permissions. What a role may do is decided here and nowhere else. */
export const ROLES = {
  'cashier-clerk': { title: '报账员/出纳', permissions: [...READS, 'contracts.collect'] },
  accountant: { title: '村会计/代理会计', permissions: [...READS, 'history.read'] },
  chair: { title: '理事长', permissions: [...READS, 'history.read'] },
  supervisor: { title: '监事会', permissions: [...READS, 'history.read'] },
  'station-clerk': {
    title: '农经站经办',
    permissions: [
      ...READS,
      'history.read',
      'collectives.record',
      'land-rights.record',
      'decisions.record',
      'contracts.record',
      'persons.read',
      'tasks.complete',
      'imports.run',
    ],
  },
  'station-reviewer': {
    title: '农经站审核',
    permissions: [...READS, 'history.read', 'decisions.authorise', 'tasks.complete'],
  },
  'county-reviewer': {
    title: '县审核（农业农村局）',
    permissions: [...READS, 'history.read', 'collectives.register', 'decisions.authorise', 'policies.manage'],
  },
  auditor: { title: '审计', permissions: [...READS, 'history.read', 'log.export'] },
  'system-admin': { title: '系统管理员', permissions: ['staff.manage', 'divisions.manage'] },
} as const satisfies Record<string, { title: string; permissions: readonly Permission[] }>;

export type Role = keyof typeof ROLES;

/** A role as it stands in events and principals. */
export const roleCode = oneOf(ROLES);

/** Code table of roles: code → Chinese. */
export const ROLE_TITLES = mapTable(ROLES, ({ title }) => title);
