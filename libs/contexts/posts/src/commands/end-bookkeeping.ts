import { reject } from '#kernel';
import { Evidence, commandSpec } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  BookkeepingEnded,
  booksAreBeingKept,
  booksAreHandedOverFirst,
  bookkeepingStream,
} from '../facts/index.js';

export class EndBookkeeping extends Evidence {
  @SubjectId('代理记账')
  bookkeepingId: string;

  @LegalDateField('最后一日')
  on: string;
}

export const endBookkeeping = commandSpec({
  command: EndBookkeeping,
  title: '终止代理记账',
  permission: 'station.record',
  stream: bookkeepingStream,
  subject: {
    kind: 'existing',
    id: ({ bookkeepingId }) => bookkeepingId,
    organisation: (bookkeeping) => bookkeeping?.divisionCode,
  },
  effectiveOn: ({ on }) => on,
  facts: ({ command: { on }, state: bookkeeping, context }) =>
    bookkeeping
      ? { bookkeeping, on, today: context.today }
      : reject('not-found', 'BOOKKEEPING.NOT_FOUND', '没有找到该代理记账，请核对编号。'),
  rules: [booksAreBeingKept, booksAreHandedOverFirst],
  decide: ({ bookkeeping: { bookkeepingId }, on }) => [BookkeepingEnded.of({ bookkeepingId, on })],
});
