import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import { BOOKKEEPING_ENDING_RULES, BookkeepingEnded, bookkeepingStream } from '../facts/index.js';

export class EndBookkeeping extends Grounds {
  @SubjectId('代理记账')
  bookkeepingId: string;

  @LegalDateField('最后一日')
  on: string;
}

export const endBookkeeping = commandOn({
  command: EndBookkeeping,
  title: '终止代理记账',
  permission: 'station.record',
  stream: bookkeepingStream,
  on: ({ bookkeepingId }) => bookkeepingId,
  effectiveOn: ({ on }) => on,
  facts: ({ command: { on }, state: bookkeeping, context }) => ({ bookkeeping, on, today: context.today }),
  rules: BOOKKEEPING_ENDING_RULES,
  decide: ({ bookkeeping: { bookkeepingId }, on }) => [BookkeepingEnded.of({ bookkeepingId, on })],
});
