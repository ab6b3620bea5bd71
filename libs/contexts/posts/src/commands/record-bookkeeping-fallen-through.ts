import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { BookkeepingFellThrough, bookkeepingStream, refusedBookkeepingIsSettled } from '../facts/index.js';

/** Sent when the duty book of the village, or the accountant's own appointment, did not admit the assignment. */
export class RecordBookkeepingFallenThrough {
  constructor(
    readonly bookkeepingId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordBookkeepingFallenThrough = commandOn({
  command: RecordBookkeepingFallenThrough,
  title: '代理记账未能生效',
  permission: 'internal',
  stream: bookkeepingStream,
  on: ({ bookkeepingId }) => bookkeepingId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId, code, detail }, state: term, context: { today } }) => ({
    ...{ bookkeepingId, code, detail },
    ...{ term, today },
  }),
  rules: [refusedBookkeepingIsSettled],
  decide: ({ bookkeepingId, code, detail }) => [BookkeepingFellThrough.of({ bookkeepingId, code, detail })],
});
