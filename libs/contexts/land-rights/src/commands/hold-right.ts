import type { LegalDate } from '#kernel';
import { reorganisationStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import {
  type Claim,
  HOLD_RULES,
  type Holder,
  type OldTerm,
  RightHeld,
  type RightKind,
  ownershipExercisedBy,
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
    readonly contractNumber?: string,
    readonly listingId?: string,
    readonly extending?: OldTerm,
  ) {}
}

export const holdRight = commandOn({
  command: HoldRight,
  title: '预留权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  references: {
    reorganisations: one(reorganisationStream, ({ parcelCode }: HoldRight) => parcelCode.slice(0, 6)),
  },
  facts: ({
    command,
    state: parcel,
    references,
  }): Claim & Pick<HoldRight, 'contractId' | 'contractNumber'> => ({
    ...command,
    extends: command.extending,
    signedOn: command.effectiveOn,
    parcel,
    exercisedBy: ownershipExercisedBy(parcel, references.reorganisations?.state, command.effectiveOn),
  }),
  rules: HOLD_RULES,
  decide: ({ contractId, contractNumber, right, holders, from, to, listingId }) => [
    RightHeld.of({ contractId, contractNumber, right, holders: [...holders], from, to, listingId }),
  ],
});
