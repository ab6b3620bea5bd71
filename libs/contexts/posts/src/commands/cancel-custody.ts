import { type LegalDate, isRejection } from '#kernel';
import { commandOn } from '#nest';
import { Choice, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import { CANCELLATIONS, CANCELLATION_RULES, CustodyCancelled, custodyStream } from '../facts/index.js';
import { CustodyTerms, bookReferences, stateCustody } from './custody.js';

export class CancelCustody extends CustodyTerms {
  @Choice('方式', CANCELLATIONS)
  manner: keyof typeof CANCELLATIONS;

  @SubjectId('监督人（人员编号）')
  supervisorId: string;

  @LegalDateField('注销日')
  on: LegalDate;

  @Sha256('销毁清册、缴销回执或移交清册的 SHA-256')
  documentSha256: string;
}

export const cancelCustody = commandOn({
  command: CancelCustody,
  title: '注销保管物',
  permission: 'posts.record',
  stream: custodyStream,
  on: ({ custodyId }) => custodyId,
  references: bookReferences<CancelCustody>(),
  effectiveOn: ({ on }) => on,
  facts: ({ command, state, references, context }) => {
    const stated = stateCustody(command, state, references);
    if (isRejection(stated)) return stated;
    const { supervisorId, on } = command;
    return { ...stated, supervisorId, on, today: context.today };
  },
  rules: CANCELLATION_RULES,
  decide: ({ custody: { custodyId, divisionCode, keepingId }, supervisorId, on }, { command }) => {
    const { manner, documentSha256 } = command;
    const ended = { custodyId, divisionCode, keepingId };
    return [CustodyCancelled.of({ ...ended, manner, supervisorId, on, documentSha256 })];
  },
});
