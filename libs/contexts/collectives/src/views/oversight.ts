import { Entity } from 'typeorm';
import { mapTable } from '#kernel';
import { CountCell, DateCell, FenCell, JsonCell, KeyCell, TextCell, TextsCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import {
  AUDITORS,
  AUDITS,
  AuditFindingsPutRight,
  type AuditKind,
  AuditRecorded,
  type Auditor,
  READING_MANNERS,
  READING_ORDERS,
  READING_OUTCOMES,
  ReadingAnswered,
  type ReadingOutcome,
  ReadingRequested,
  SUIT_OUTCOMES,
  SuitRequestAnswered,
  SuitRequested,
  type SuitOutcome,
  auditStream,
  readingRequestStream,
  suitRequestStream,
} from '../facts/index.js';

const READING_STANDINGS = { open: '待提供', ...READING_OUTCOMES } as const;
const SUIT_STANDINGS = { open: '等监事会起诉', ...SUIT_OUTCOMES } as const;

@Entity()
export class ReadingRequestRow {
  @KeyCell('查阅复制申请')
  requestId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('申请的成员')
  memberId: string;
  @TextsCell('资料')
  papers: string[];
  @TextCell('方式', { enum: READING_MANNERS })
  manner: keyof typeof READING_MANNERS;
  @TextCell('哪些资料', { nullable: true })
  description: string | null;
  @DateCell('申请日')
  requestedOn: string;
  @TextCell('状态', { enum: READING_STANDINGS })
  standing: 'open' | ReadingOutcome;
  @DateCell('答复日', { nullable: true })
  answeredOn: string | null;
  @TextCell('没有提供的理由', { nullable: true })
  cause: string | null;
  @TextCell('责令提供的机关', { nullable: true, enum: READING_ORDERS })
  orderedBy: keyof typeof READING_ORDERS | null;
  @TextCell('责令提供的文书编号', { nullable: true })
  orderNumber: string | null;
}

@Entity()
export class AuditRow {
  @KeyCell('审计')
  auditId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('审计种类', { enum: mapTable(AUDITS, ({ title }) => title) })
  kind: AuditKind;
  @TextCell('审计的部门', { enum: AUDITORS })
  auditor: Auditor;
  @TextCell('审计报告上的落款')
  authority: string;
  @TextCell('审计部门所在的县、乡镇；以前登记的为空', { nullable: true })
  auditorDivision: string | null;
  @DateCell('审计期间自')
  periodFrom: string;
  @DateCell('审计期间至')
  periodTo: string;
  @TextCell('审计报告文号')
  documentNumber: string;
  @TextCell('审计报告的 SHA-256')
  documentSha256: string;
  @DateCell('报告日')
  reportedOn: string;
  @CountCell('发现的问题（项）')
  findings: number;
  @CountCell('尚未整改的问题（项）')
  remaining: number;
  @DateCell('整改期限', { nullable: true })
  putRightBy: string | null;
  @DateCell('最近一次整改日', { nullable: true })
  putRightOn: string | null;
}

@Entity()
export class SuitRequestRow {
  @KeyCell('起诉请求')
  requestId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @CountCell('提出请求的成员（人）')
  members: number;
  @JsonCell('造成损失的负责人员')
  against: string[];
  @TextCell('造成损失的事实')
  harm: string;
  @FenCell('损失金额', { nullable: true })
  lossFen: number | null;
  @DateCell('收到书面请求之日')
  receivedOn: string;
  @TextCell('状态', { enum: SUIT_STANDINGS })
  standing: 'open' | SuitOutcome;
  @DateCell('结果的日期', { nullable: true })
  answeredOn: string | null;
  @TextCell('案号', { nullable: true })
  caseNumber: string | null;
}

export const oversight = projection({
  name: 'oversight',
  title: '成员权利与监督登记簿',
  version: 1,
  tables: [ReadingRequestRow, AuditRow, SuitRequestRow],
  on: [
    when(ReadingRequested, ({ data }, rows) => {
      const { description = null } = data;
      rows.put(ReadingRequestRow, {
        ...data,
        description,
        ...{ standing: 'open', answeredOn: null, cause: null, orderedBy: null, orderNumber: null },
      });
    }),
    when(ReadingAnswered, async ({ data }, rows) => {
      const { requestId, outcome: standing, answeredOn, cause, order } = data;
      await amend(rows, ReadingRequestRow, { requestId }, (row) => ({
        ...{ standing, answeredOn, cause: cause ?? row.cause },
        ...{ orderedBy: order?.by ?? null, orderNumber: order?.documentNumber ?? null },
      }));
    }),
    when(AuditRecorded, ({ data }, rows) => {
      const { findings: remaining, putRightBy = null, auditorDivision = null } = data;
      rows.put(AuditRow, { ...data, remaining, putRightBy, auditorDivision, putRightOn: null });
    }),
    when(AuditFindingsPutRight, async ({ data: { auditId, remaining, putRightOn } }, rows) => {
      await amend(rows, AuditRow, { auditId }, () => ({ remaining, putRightOn }));
    }),
    when(SuitRequested, ({ data: { memberIds, lossFen = null, ...data } }, rows) => {
      const open = { standing: 'open', answeredOn: null, caseNumber: null } as const;
      rows.put(SuitRequestRow, { ...data, ...open, members: new Set(memberIds).size, lossFen });
    }),
    when(SuitRequestAnswered, async ({ data }, rows) => {
      const { requestId, outcome: standing, on: answeredOn, caseNumber = null } = data;
      await amend(rows, SuitRequestRow, { requestId }, () => ({ standing, answeredOn, caseNumber }));
    }),
  ],
});

export const readingRequests = register({
  noun: ['ReadingRequest', 'ReadingRequests'],
  title: '成员查阅复制登记簿',
  item: '查阅复制申请',
  path: 'reading-requests',
  view: oversight,
  row: ReadingRequestRow,
  key: 'requestId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'memberId', 'standing'],
  ranges: ['requestedOn'],
  history: readingRequestStream,
});

export const audits = register({
  noun: ['Audit', 'Audits'],
  title: '审计登记簿',
  item: '审计',
  path: 'audits',
  view: oversight,
  row: AuditRow,
  key: 'auditId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'auditor'],
  ranges: ['reportedOn', 'putRightBy'],
  history: auditStream,
});

export const suitRequests = register({
  noun: ['SuitRequest', 'SuitRequests'],
  title: '成员起诉请求登记簿',
  item: '起诉请求',
  path: 'suit-requests',
  view: oversight,
  row: SuitRequestRow,
  key: 'requestId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'standing'],
  ranges: ['receivedOn'],
  history: suitRequestStream,
});
