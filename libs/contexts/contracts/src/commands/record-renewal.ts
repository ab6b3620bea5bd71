import { Grounds, commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  type DealEntry,
  type PriorityBook,
  RENEWAL_GROUNDS,
  hasLetGo,
  priorityBookStream,
  renewalWaitsForTheLessee,
} from '#priority/facts';
import {
  type Contract,
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

/** A contract that follows another, as its former lessee looks at it: whoever is none of them is an outsider. */
function renewalDeal(
  { contractId, to, grantees }: Contract,
  next: Contract | undefined,
  book: PriorityBook | undefined,
): DealEntry['deal'] {
  const receivers = (next?.grantees ?? []).map(({ id }) => id);
  const former = grantees.map(({ id }) => id);
  return {
    grounds: RENEWAL_GROUNDS,
    subjects: [{ subject: contractId, book }],
    receivers,
    outsiders: receivers.some((id) => former.includes(id)) ? [] : receivers,
    from: next?.from ?? to,
    to: next?.to ?? to,
    priceFen: undefined,
  };
}

/** Links a contract with the one that follows it; nothing is extended. */
export const recordRenewal = commandOn({
  command: RecordRenewal,
  title: '登记合同续签',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: {
    next: one(contractStream, ({ renewedById }: RecordRenewal) => renewedById),
    priority: one(priorityBookStream, ({ contractId }: RecordRenewal) => contractId),
  },
  effectiveOn: (_, { today }, { data }) => ('renewedOn' in data ? data.renewedOn : today),
  facts: ({ command: { renewedById, waivedOn }, state: contract, references }): RenewalEntry & DealEntry => {
    const next = references.next?.state;
    const deal = renewalDeal(contract, next, references.priority?.state);
    return { ...{ contract, next, renewedById, waivedOn }, deal, letGo: hasLetGo(deal) };
  },
  rules: [renewalFollowsTheContract, formerLesseeComesFirst, renewalWaitsForTheLessee],
  decide: ({ contract: { contractId }, next, renewedById, waivedOn }, { context: { today } }) => [
    ContractRenewed.of({ contractId, renewedById, renewedOn: next?.signedOn ?? today, waivedOn }),
  ],
});
