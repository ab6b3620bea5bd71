import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { LengtheningFellThrough, contractStream, lengtheningIsPending } from '../facts/index.js';

/** Sent when the right of a contract could not be held on one of its parcels for the longer term of a supplement. */
export class RecordLengtheningFallenThrough {
  constructor(
    readonly contractId: string,
    readonly cause: string,
    readonly parcelCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordLengtheningFallenThrough = commandOn({
  command: RecordLengtheningFallenThrough,
  title: '合同期限未能延长',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { cause, parcelCode }, state: contract }) => ({ contract, cause, parcelCode }),
  rules: [lengtheningIsPending],
  decide: ({ contract: { contractId, lengthening }, cause, parcelCode }) =>
    lengthening
      ? [LengtheningFellThrough.of({ contractId, number: lengthening.number, cause, parcelCode })]
      : [],
});
