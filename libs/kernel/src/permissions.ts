/**
 * What a person may be allowed to do. Every route and every command names exactly one; roles are named sets
 * of them (`libs/contexts/staff/src/facts/roles.ts`).
 */
export const PERMISSIONS = {
  'divisions.manage': '维护行政区划',
  'staff.manage': '管理账号与岗位授权',
  'policies.manage': '维护政策参数',
  'collectives.register': '集体经济组织登记赋码',
  'collectives.record': '登记农户与成员',
  'audits.record': '登记审计和整改',
  'leftovers.resolve': '了结撤并遗留事项',
  'land-rights.record': '登记地块与权利',
  'decisions.record': '登记民主决议',
  'decisions.authorise': '登记政府批准与审查',
  'contracts.record': '登记合同',
  'contracts.accrue': '登记应收租金',
  'contracts.collect': '登记租金收款',
  'assets.record': '登记集体资产、清产核资',
  'homesteads.record': '登记宅基地与盘活项目',
  'posts.record': '登记任职、回避与保管',
  'station.record': '登记农经站人员与代理记账',
  'seals.record': '登记用章',
  'tasks.complete': '办结待办事项',
  'tasks.manage': '转派、延期、撤销待办事项',
  'imports.run': '批量导入',
  'registers.correct': '更正登记',
  'registers.read': '查看登记簿',
  'persons.read': '查看个人信息',
  'books.read': '查看账簿',
  'history.read': '查看历史',
  'log.export': '导出全部记录供核对',
} as const;

export type Permission = keyof typeof PERMISSIONS;
