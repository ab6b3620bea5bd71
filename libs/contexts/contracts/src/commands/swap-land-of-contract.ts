import type { DataOf, LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractLandSwapped,
  contractIsRunning,
  contractStream,
  landHasNotComeBack,
  landIsUnderTheContract,
} from '../facts/index.js';

/** Sent when a swap is completed on the parcel that comes to the contract. */
export class SwapLandOfContract {
  constructor(
    readonly contractId: string,
    readonly swap: Omit<DataOf<typeof ContractLandSwapped>, 'contractId' | 'divisionCode'>,
    /** Ids of the rights on the former parcel up to the one that was swapped. */
    readonly rightIds: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const swapLandOfContract = commandOn({
  command: SwapLandOfContract,
  title: '合同随承包地互换变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { swap, rightIds }, state: contract }) => ({
    ...{ contract, swap, rightIds },
    parcelCode: swap.formerParcelCode,
  }),
  rules: [contractIsRunning, landIsUnderTheContract, landHasNotComeBack],
  decide: ({ contract: { contractId, divisionCode }, swap }) => [
    ContractLandSwapped.of({ contractId, divisionCode, ...swap }),
  ],
});
