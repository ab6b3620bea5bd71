import type { DataOf, LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractLandSwapped,
  contractIsRunning,
  contractStream,
  landIsUnderTheContract,
} from '../facts/index.js';

/** Sent when a swap is completed on the parcel that comes to the contract. */
export class SwapLandOfContract {
  constructor(
    readonly contractId: string,
    readonly swap: Omit<DataOf<typeof ContractLandSwapped>, 'contractId' | 'divisionCode'>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const swapLandOfContract = commandOn({
  command: SwapLandOfContract,
  title: '合同随承包地互换变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { swap }, state: contract }) => ({ contract, swap, parcelCode: swap.formerParcelCode }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode }, swap }) => [
    ContractLandSwapped.of({ contractId, divisionCode, ...swap }),
  ],
});
