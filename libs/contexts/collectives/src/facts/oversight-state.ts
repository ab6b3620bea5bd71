import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  AuditFindingsPutRight,
  AuditRecorded,
  ReadingAnswered,
  type ReadingOutcome,
  ReadingRequested,
  SuitRequestAnswered,
  SuitRequested,
  type SuitOutcome,
} from './oversight-events.js';

export interface ReadingRequest extends Readonly<DataOf<typeof ReadingRequested>> {
  readonly outcome?: ReadingOutcome;
  readonly answeredOn?: LegalDate;
}

export const readingRequestStream = streamType({
  category: 'reading-request',
  title: '查阅复制申请',
  events: [ReadingRequested, ReadingAnswered],
  initial: absent<ReadingRequest>(),
  evolve: {
    ReadingRequested: (_, request) => request,
    ReadingAnswered: (request, { outcome, answeredOn }) => request && { ...request, outcome, answeredOn },
  },
});

export interface Audit extends Readonly<DataOf<typeof AuditRecorded>> {
  /** Findings that nobody has put right yet. */
  readonly remaining: number;
  /** The last step. */
  readonly lastOn: LegalDate;
}

export const auditStream = streamType({
  category: 'audit',
  title: '审计',
  events: [AuditRecorded, AuditFindingsPutRight],
  initial: absent<Audit>(),
  evolve: {
    AuditRecorded: (_, audit) => ({ ...audit, remaining: audit.findings, lastOn: audit.reportedOn }),
    AuditFindingsPutRight: (audit, { remaining, putRightOn: lastOn }) =>
      audit && { ...audit, remaining, lastOn },
  },
});

export interface SuitRequest extends Readonly<DataOf<typeof SuitRequested>> {
  readonly outcome?: SuitOutcome;
  readonly lastOn: LegalDate;
}

export const suitRequestStream = streamType({
  category: 'suit-request',
  title: '起诉请求',
  events: [SuitRequested, SuitRequestAnswered],
  initial: absent<SuitRequest>(),
  evolve: {
    SuitRequested: (_, request) => ({ ...request, lastOn: request.receivedOn }),
    SuitRequestAnswered: (request, { outcome, on: lastOn }) => request && { ...request, outcome, lastOn },
  },
});
