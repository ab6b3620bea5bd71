import { type LegalDate } from '#kernel';
import { Grounds, commandOn, one } from '#nest';
import { LegalDateField, Nested, Sha256, SubjectId } from '#nest/fields';
import { BooksHandedOver, HAND_OVER_RULES, bookkeepingStream, postStream } from '../facts/index.js';

/** Who gives in the place of an accountant who is ill or has died. */
class Proxy {
  @SubjectId('代办移交的人（农经站的任职）')
  postId: string;

  @Sha256('站长批准代办的文件的 SHA-256')
  sha256: string;
}

export class RecordHandOver extends Grounds {
  @SubjectId('代理记账')
  bookkeepingId: string;

  @SubjectId('接管人（农经站的任职）')
  takerPostId: string;

  @SubjectId('监交人（会计主管或站长的任职）')
  supervisorPostId: string;

  @Nested('代办移交（会计本人不能办理时填）', () => Proxy, { optional: true })
  proxy?: Proxy;

  @LegalDateField('交接日')
  on: LegalDate;

  @Sha256('移交清册的 SHA-256')
  listSha256: string;
}

export const recordHandOver = commandOn({
  command: RecordHandOver,
  title: '登记会计交接',
  permission: 'station.record',
  stream: bookkeepingStream,
  on: ({ bookkeepingId }) => bookkeepingId,
  references: {
    taker: one(postStream, ({ takerPostId }: RecordHandOver) => takerPostId),
    supervisor: one(postStream, ({ supervisorPostId }: RecordHandOver) => supervisorPostId),
    proxy: one(postStream, ({ proxy }: RecordHandOver) => proxy?.postId),
  },
  effectiveOn: ({ on }) => on,
  facts: ({ command, state: bookkeeping, references, context }) => {
    const { takerPostId, supervisorPostId, proxy, on } = command;
    return {
      bookkeeping,
      villageCode: bookkeeping.divisionCode,
      taker: references.taker?.state,
      supervisor: references.supervisor?.state,
      proxy: references.proxy?.state,
      byProxy: proxy !== undefined,
      giverId: proxy ? (references.proxy?.state?.personId ?? proxy.postId) : bookkeeping.personId,
      takerId: references.taker?.state?.personId ?? takerPostId,
      supervisorId: references.supervisor?.state?.personId ?? supervisorPostId,
      on,
      today: context.today,
    };
  },
  rules: HAND_OVER_RULES,
  decide: ({ bookkeeping: { bookkeepingId }, giverId, takerId, supervisorId, on }, { command }) => {
    const { takerPostId, supervisorPostId, listSha256, proxy } = command;
    const hands = { giverId, takerId, supervisorId, takerPostId, supervisorPostId };
    return [BooksHandedOver.of({ bookkeepingId, ...hands, proxySha256: proxy?.sha256, on, listSha256 })];
  },
});
