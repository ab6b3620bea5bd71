import { z } from 'zod';
import { divisionAt, eventType, mapTable, oneOf } from '#kernel';

/* What members and authorities do to oversee a collective: they read its papers, audit it, and see that it sues. */

const ofCollective = { collectiveId: z.string(), divisionCode: z.string() };

export const READABLE_PAPERS = {
  minutes: '会议记录',
  accounts: '财务会计报告',
  charter: '章程',
  roster: '成员名册',
  contracts: '合同',
  other: '其他资料',
} as const;
export type ReadablePaper = keyof typeof READABLE_PAPERS;

export const READING_MANNERS = { read: '查阅', copy: '复制' } as const;

export const ReadingRequested = eventType('ReadingRequested', {
  title: '成员查阅复制资料已申请',
  data: {
    ...ofCollective,
    requestId: z.string(),
    memberId: z.string(),
    papers: z.array(oneOf(READABLE_PAPERS)),
    manner: oneOf(READING_MANNERS),
    /** Which minutes, of which year. */
    description: z.string().optional(),
    requestedOn: z.string(),
  },
});

export const READING_OUTCOMES = { provided: '已提供', refused: '没有提供', withdrawn: '本人撤回' } as const;
export type ReadingOutcome = keyof typeof READING_OUTCOMES;

/** Who may order that a member is given what was refused. */
export const READING_ORDERS = {
  township: '乡镇人民政府责令改正',
  'county-agriculture': '县级农业农村主管部门责令改正',
  court: '人民法院判决、裁定',
} as const;

export const readingOrderSchema = z.strictObject({
  by: oneOf(READING_ORDERS),
  documentNumber: z.string(),
  documentSha256: z.string(),
  orderedOn: z.string(),
});
export type ReadingOrder = z.output<typeof readingOrderSchema>;

export const ReadingAnswered = eventType('ReadingAnswered', {
  title: '成员查阅复制申请已答复',
  version: 2,
  data: {
    requestId: z.string(),
    outcome: oneOf(READING_OUTCOMES),
    answeredOn: z.string(),
    /** Why nothing was provided. */
    cause: z.string().optional(),
    /** On whose order it was provided after a refusal; since version 2. */
    order: readingOrderSchema.optional(),
  },
});

/** Bodies that audit, each of a county or of a township, and recorded by whoever works there. */
const AUDITING_BODIES = {
  'county-agriculture': { title: '县级农业农村主管部门', level: 'county' },
  township: { title: '乡镇人民政府', level: 'township' },
  'county-finance': { title: '县级财政部门', level: 'county' },
  'state-audit': { title: '审计机关', level: 'county' },
} as const;
export const AUDITORS = mapTable(AUDITING_BODIES, ({ title }) => title);
export type Auditor = keyof typeof AUDITORS;

/** The county or the township whose body audits a collective of a division. */
export function divisionOfAuditor(auditor: Auditor, divisionCode: string): string {
  return divisionAt(AUDITING_BODIES[auditor].level, divisionCode);
}

interface AuditUnderTheLaw {
  readonly title: string;
  readonly by: readonly Auditor[];
}

/** Kinds of audits, and who audits so (集体法 47; 村委会组织法 35). */
export const AUDITS = {
  regular: { title: '定期审计', by: ['county-agriculture', 'township'] },
  special: { title: '专项审计', by: ['county-agriculture', 'township'] },
  term: { title: '任期和离任经济责任审计', by: ['county-agriculture', 'county-finance', 'township'] },
  fiscal: { title: '财政资金审计监督', by: ['state-audit'] },
} as const satisfies Readonly<Record<string, AuditUnderTheLaw>>;
export type AuditKind = keyof typeof AUDITS;

export const AuditRecorded = eventType('AuditRecorded', {
  title: '审计已登记',
  version: 2,
  data: {
    ...ofCollective,
    auditId: z.string(),
    kind: oneOf(AUDITS),
    auditor: oneOf(AUDITORS),
    /** As it stands over the report. */
    authority: z.string(),
    /** The county or township whose body it is; since version 2. */
    auditorDivision: z.string().optional(),
    /** First and last day of what was audited. */
    periodFrom: z.string(),
    periodTo: z.string(),
    documentNumber: z.string(),
    documentSha256: z.string(),
    reportedOn: z.string(),
    /** How many problems the report names. */
    findings: z.int(),
    /** Last day on which they may be put right. */
    putRightBy: z.string().optional(),
  },
});

export const AuditFindingsPutRight = eventType('AuditFindingsPutRight', {
  title: '审计问题已整改',
  data: {
    auditId: z.string(),
    putRight: z.int(),
    /** How many are left. */
    remaining: z.int(),
    putRightOn: z.string(),
    documentSha256: z.string(),
  },
});

/** Members ask the supervisors in writing to sue who has harmed the collective in office (集体法 60). */
export const SuitRequested = eventType('SuitRequested', {
  title: '成员已书面请求起诉',
  data: {
    ...ofCollective,
    requestId: z.string(),
    memberIds: z.array(z.string()),
    /** Persons who are said to have harmed it. */
    against: z.array(z.string()),
    harm: z.string(),
    lossFen: z.int().optional(),
    /** When the supervisors received the request. */
    receivedOn: z.string(),
    requestSha256: z.string(),
  },
});

export const SUIT_OUTCOMES = {
  'supervisors-sued': '监事会或监事已起诉',
  refused: '监事会或监事拒绝起诉',
  'members-sued': '成员以自己的名义起诉',
  withdrawn: '成员撤回请求',
} as const;
export type SuitOutcome = keyof typeof SUIT_OUTCOMES;

export const SuitRequestAnswered = eventType('SuitRequestAnswered', {
  title: '起诉请求的结果已登记',
  data: {
    requestId: z.string(),
    outcome: oneOf(SUIT_OUTCOMES),
    on: z.string(),
    caseNumber: z.string().optional(),
  },
});
