import { Grounds, commandOn } from '#nest';
import { Choice, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  BREACH_KINDS,
  type BreachKind,
  BreachRecorded,
  breachIsNoticedWithAPeriod,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
} from '../facts/index.js';

export class RecordBreach extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @Choice('违约情形', BREACH_KINDS)
  kind: BreachKind;

  @LegalDateField('违约自何日起')
  since: string;

  @LegalDateField('书面通知日')
  noticedOn: string;

  @LegalDateField('改正期限（最后一日）')
  remedyBy: string;

  @Sha256('书面通知扫描件的 SHA-256')
  noticeSha256: string;
}

export const recordBreach = commandOn({
  command: RecordBreach,
  title: '登记违约和改正期限',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ noticedOn }) => noticedOn,
  facts: ({ command, state: contract, context: { today, newId } }) => {
    const { kind, since, noticedOn, remedyBy, noticeSha256 } = command;
    const breach = { breachId: newId('breach'), kind, since, noticedOn, remedyBy, noticeSha256 };
    return { contract, on: noticedOn, today, kind, since, remedyBy, breach };
  },
  rules: [contractIsRunning, dayIsWithinTheContract, breachIsNoticedWithAPeriod],
  decide: ({ contract: { contractId }, breach }) => [BreachRecorded.of({ contractId, ...breach })],
});
