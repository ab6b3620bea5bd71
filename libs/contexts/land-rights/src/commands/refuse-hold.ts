import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { type Holder, RightHoldRefused, parcelStream } from '../facts/index.js';

/** Sent when a right could not be held: the refusal becomes a fact that the contract can follow. */
export class RefuseHold {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
    readonly holders?: readonly Holder[],
  ) {}
}

export const refuseHold = commandOn({
  command: RefuseHold,
  title: '拒绝预留权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { contractId, code, detail, holders } }) => ({
    contractId,
    code,
    detail,
    holders: holders && [...holders],
  }),
  rules: [],
  decide: (refused) => [RightHoldRefused.of(refused)],
});
