import { type LegalDate, isRejection } from '#kernel';
import { commandOn } from '#nest';
import { LegalDateField, Sha256, SubjectId } from '#nest/fields';
import { CUSTODY_HAND_OVER_RULES, CustodyHandedOver, DUTY_RULES, custodyStream } from '../facts/index.js';
import { CustodyTerms, bookReferences, stateCustody } from './custody.js';

export class HandOverCustody extends CustodyTerms {
  @SubjectId('移交人（人员编号）')
  giverId: string;

  @SubjectId('接收人（人员编号）')
  takerId: string;

  @SubjectId('监交人（人员编号）')
  supervisorId: string;

  @LegalDateField('移交日')
  on: LegalDate;

  @Sha256('移交清册的 SHA-256')
  listSha256: string;
}

export const handOverCustody = commandOn({
  command: HandOverCustody,
  title: '移交保管物',
  permission: 'posts.record',
  stream: custodyStream,
  on: ({ custodyId }) => custodyId,
  references: bookReferences<HandOverCustody>(),
  effectiveOn: ({ on }) => on,
  facts: ({ command, state, references, context }) => {
    const stated = stateCustody(command, state, references);
    if (isRejection(stated)) return stated;
    const { giverId, takerId, supervisorId, on } = command;
    const { kind: duty, organisationId } = stated.custody;
    const taken = { dutyId: context.newId('keeping'), duty, personId: takerId, organisationId, from: on };
    return { ...stated, ...taken, giverId, takerId, supervisorId, on, today: context.today };
  },
  rules: [...CUSTODY_HAND_OVER_RULES, ...DUTY_RULES],
  decide: ({ custody, dutyId: keepingId, giverId, takerId, supervisorId, on }, { command }) => {
    const { custodyId, keepingId: endedKeepingId } = custody;
    const { listSha256 } = command;
    const hands = { giverId, takerId, supervisorId };
    return [CustodyHandedOver.of({ custodyId, ...hands, endedKeepingId, keepingId, on, listSha256 })];
  },
});
