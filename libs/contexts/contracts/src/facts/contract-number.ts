import { z } from 'zod';
import { type DataOf, absent, eventType, streamType } from '#kernel';
import type { Contract } from './state.js';

/**
 * The number of a contract whose stream does not have the id that follows from it: that of a transferee has the id of the
 * right. It stands where every other contract with the number would.
 */
export const ContractNumberTaken = eventType('ContractNumberTaken', {
  title: '合同编号已占用',
  data: {
    contractId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    number: z.string(),
    signedOn: z.string(),
  },
});

export type TakenNumber = DataOf<typeof ContractNumberTaken>;

/** A contract as K1 asks for it. */
export interface NumberedContract extends Pick<Contract, 'contractId' | 'number' | 'signedOn'> {
  readonly standing?: Contract['standing'];
}

/** Of one number of a collective; see `contractIdOf` for the id. */
export const contractNumberStream = streamType({
  category: 'contract-number',
  title: '合同编号',
  events: [ContractNumberTaken],
  initial: absent<TakenNumber>(),
  evolve: { ContractNumberTaken: (_, taken): TakenNumber => taken },
});
