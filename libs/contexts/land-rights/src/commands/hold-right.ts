import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  type Claim,
  HOLD_RULES,
  type Holder,
  RightHeld,
  type RightKind,
  parcelStream,
} from '../facts/index.js';

/** Sent when a contract has been concluded: keeps the place of its right on one parcel. */
export class HoldRight {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly right: RightKind,
    readonly grantor: Holder,
    readonly holders: readonly Holder[],
    readonly from: LegalDate,
    readonly to: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const holdRight = commandOn({
  command: HoldRight,
  title: '预留权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command, state: parcel }): Claim & { contractId: string } => ({ ...command, parcel }),
  rules: HOLD_RULES,
  decide: ({ contractId, right, holders, from, to }) => [
    RightHeld.of({ contractId, right, holders: [...holders], from, to }),
  ],
});
