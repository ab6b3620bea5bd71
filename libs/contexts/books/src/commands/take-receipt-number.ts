import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  ReceiptNumberTaken,
  type TakenReceipt,
  receiptNumberId,
  receiptNumberIsEnteredOnce,
  receiptNumberIsNotShared,
  receiptNumberStream,
} from '../facts/index.js';

/** Sent for every receipt of a collective; one that slipped through at the same moment as another is somebody's to look at. */
export class TakeReceiptNumber {
  constructor(
    readonly taken: TakenReceipt,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeReceiptNumber = commandSpec({
  command: TakeReceiptNumber,
  title: '占用收据编号',
  permission: 'internal',
  stream: receiptNumberStream,
  subject: {
    kind: 'opening',
    id: ({ taken }) => receiptNumberId(taken),
    organisation: ({ taken }) => taken.divisionCode,
  },
  facts: ({ command: { taken }, state: numbered }) => ({
    ...{ taken, numbered, receiptFor: taken.for, subjectId: taken.subjectId },
  }),
  rules: [receiptNumberIsEnteredOnce, receiptNumberIsNotShared],
  decide: ({ taken }) => [ReceiptNumberTaken.of(taken)],
});
