import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { RightHoldRefused, parcelStream } from '../facts/index.js';

/** Sent when a right could not be held: the refusal becomes a fact that the contract can follow. */
export class RefuseHold {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const refuseHold = commandOn({
  command: RefuseHold,
  title: '拒绝预留权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { contractId, code, detail } }) => ({ contractId, code, detail }),
  rules: [],
  decide: ({ contractId, code, detail }) => [RightHoldRefused.of({ contractId, code, detail })],
});
