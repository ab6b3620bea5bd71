import { Grounds, commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  ContractRenewed,
  type RenewalEntry,
  contractStream,
  formerLesseeComesFirst,
  renewalFollowsTheContract,
} from '../facts/index.js';

export class RecordRenewal extends Grounds {
  @SubjectId('原合同')
  contractId: string;

  @SubjectId('续签的合同')
  renewedById: string;

  @LegalDateField('原承租人书面放弃优先承租的日期（续签给他人的填）', { optional: true })
  waivedOn?: string;
}

/** Links a contract with the one that follows it; nothing is extended. */
export const recordRenewal = commandOn({
  command: RecordRenewal,
  title: '登记合同续签',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: { next: one(contractStream, ({ renewedById }: RecordRenewal) => renewedById) },
  effectiveOn: (_, { today }, { data }) => ('renewedOn' in data ? data.renewedOn : today),
  facts: ({ command: { renewedById, waivedOn }, state: contract, references }): RenewalEntry => ({
    contract,
    next: references.next?.state,
    renewedById,
    waivedOn,
  }),
  rules: [renewalFollowsTheContract, formerLesseeComesFirst],
  decide: ({ contract: { contractId }, next, renewedById, waivedOn }, { context: { today } }) => [
    ContractRenewed.of({ contractId, renewedById, renewedOn: next?.signedOn ?? today, waivedOn }),
  ],
});
