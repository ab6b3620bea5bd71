import { type LegalDate } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { LegalDateField, Sha256, SubjectId } from '#nest/fields';
import { DEPUTY_RULES, DeputyNamed, bookkeepingStream, postStream } from '../facts/index.js';

export class NameDeputy extends Evidence {
  @SubjectId('代理记账')
  bookkeepingId: string;

  @SubjectId('代班人（农经站的任职）')
  deputyPostId: string;

  @LegalDateField('起期')
  from: LegalDate;

  @LegalDateField('止期（含当日）')
  to: LegalDate;

  @Sha256('授权书的 SHA-256')
  documentSha256: string;
}

export const nameDeputy = commandOn({
  command: NameDeputy,
  title: '指定代班人',
  permission: 'station.record',
  stream: bookkeepingStream,
  on: ({ bookkeepingId }) => bookkeepingId,
  references: { deputy: one(postStream, ({ deputyPostId }: NameDeputy) => deputyPostId) },
  facts: ({ command, state: bookkeeping, references }) => {
    const { from, to, documentSha256 } = command;
    const deputy = references.deputy?.state;
    return { bookkeeping, villageCode: bookkeeping.divisionCode, deputy, from, to, documentSha256 };
  },
  rules: DEPUTY_RULES,
  decide: ({ bookkeeping: { bookkeepingId }, deputy, from, to, documentSha256 }, { command }) => [
    DeputyNamed.of({
      bookkeepingId,
      deputyPostId: command.deputyPostId,
      deputyId: deputy?.personId ?? command.deputyPostId,
      from,
      to,
      documentSha256,
    }),
  ],
});
