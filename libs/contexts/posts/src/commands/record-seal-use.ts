import { type LegalDate, isRejection } from '#kernel';
import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import { IntegerField, LegalDateField, Sha256, SubjectId, SubjectIds, Text } from '#nest/fields';
import { SEAL_USE_RULES, SealUsed, custodyStream, isEnteredLate, keeperOn } from '../facts/index.js';
import { CustodyTerms, bookReferences, stateCustody } from './custody.js';

export class RecordSealUse extends CustodyTerms {
  @LegalDateField('用章日')
  on: LegalDate;

  @Text('用途', 200, { example: '签订河滩机动地出租合同' })
  purpose: string;

  @Sha256('所盖文件的 SHA-256')
  documentSha256: string;

  @IntegerField('份数', 1, 1_000)
  copies: number;

  @SubjectId('申请人（人员编号）')
  applicantId: string;

  @SubjectId('申请人所在农户（没有任职的须填）', { optional: true })
  applicantHouseholdId?: string;

  @SubjectId('审批人（人员编号）')
  approverId: string;

  @SubjectIds('文件的相对方或受益人（人员编号）', { optional: true, max: 20 })
  counterpartyIds?: string[];

  @Text('补登的原因（用章日早于该章上一条登记的填）', 200, {
    optional: true,
    example: '当日停电，事后按纸质用章登记簿补登',
  })
  lateReason?: string;
}

export const recordSealUse = commandOn({
  command: RecordSealUse,
  title: '登记用章',
  permission: 'seals.record',
  stream: custodyStream,
  on: ({ custodyId }) => custodyId,
  references: {
    ...bookReferences<RecordSealUse>(),
    household: one(householdStream, ({ applicantHouseholdId }: RecordSealUse) => applicantHouseholdId),
  },
  effectiveOn: ({ on }) => on,
  facts: ({ command, state, references, context }) => {
    const stated = stateCustody(command, state, references);
    if (isRejection(stated)) return stated;
    const { on, applicantId, approverId, counterpartyIds, lateReason } = command;
    const household = references.household?.state;
    const hands = { applicantId, approverId, counterpartyIds, household };
    return { ...stated, on, ...hands, lateReason, mayBeLate: true, today: context.today };
  },
  rules: SEAL_USE_RULES,
  decide: (entry, { command }) => {
    const { custody, on: usedOn, applicantId, approverId, counterpartyIds } = entry;
    const { custodyId, uses } = custody;
    const keeperId = keeperOn(custody, usedOn) ?? custody.keeperId;
    const lateReason = isEnteredLate(entry) ? entry.lateReason : undefined;
    const { purpose, documentSha256, copies } = command;
    const paper = { usedOn, purpose, documentSha256, copies };
    const hands = { applicantId, approverId, keeperId, counterpartyIds };
    return [SealUsed.of({ custodyId, number: uses + 1, ...paper, ...hands, lateReason })];
  },
});
