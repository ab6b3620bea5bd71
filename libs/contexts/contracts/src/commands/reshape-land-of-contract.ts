import type { DataOf, LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractLandReshaped,
  contractIsRunning,
  contractStream,
  landIsUnderTheContract,
} from '../facts/index.js';

/** A parcel of a contract with what it went into, each part with its right. */
export type ReshapedLand = Omit<DataOf<typeof ContractLandReshaped>, 'contractId' | 'divisionCode'>;

/** Sent when a parcel has been closed by a split or a merger: its parts are in its place. */
export class ReshapeLandOfContract {
  constructor(
    readonly contractId: string,
    readonly land: ReshapedLand,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const reshapeLandOfContract = commandOn({
  command: ReshapeLandOfContract,
  title: '合同随地块分割、合并变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { land }, state: contract }) => ({
    ...{ contract, land },
    parcelCode: land.formerParcelCode,
  }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode, parcels }, land }) => {
    const parts = land.parts.filter((part) => !parcels.some((each) => each.parcelCode === part.parcelCode));
    return [ContractLandReshaped.of({ contractId, divisionCode, ...land, parts })];
  },
});
