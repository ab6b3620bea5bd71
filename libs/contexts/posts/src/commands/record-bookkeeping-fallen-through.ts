import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { BookkeepingFellThrough, bookkeepingStream } from '../facts/index.js';

/** Sent when the duty book of the village, or the accountant's own appointment, did not admit the assignment. */
export class RecordBookkeepingFallenThrough {
  constructor(
    readonly bookkeepingId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordBookkeepingFallenThrough = commandSpec({
  command: RecordBookkeepingFallenThrough,
  title: '代理记账未能生效',
  permission: 'internal',
  stream: bookkeepingStream,
  subject: {
    kind: 'existing',
    id: ({ bookkeepingId }) => bookkeepingId,
    organisation: (bookkeeping) => bookkeeping?.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId, code, detail }, state }) =>
    state
      ? { bookkeepingId, code, detail }
      : reject('not-found', 'BOOKKEEPING.NOT_FOUND', '没有找到该代理记账，请核对编号。'),
  rules: [],
  decide: ({ bookkeepingId, code, detail }) => [BookkeepingFellThrough.of({ bookkeepingId, code, detail })],
});
