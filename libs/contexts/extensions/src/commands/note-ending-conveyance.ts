import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ConveyanceEndsWithTerm,
  EndingConveyanceSettled,
  conveyanceEndsWithTheOldTerm,
  conveyanceIsNotedOnce,
  householdSheetStream,
  placeOfSheet,
} from '../facts/index.js';
import { FOLLOWING_SHEET } from './sheet-command.js';

/** Sent for every conveyance of the household's land that ends with the old term. */
export class NoteEndingConveyance {
  constructor(
    readonly sheetId: string,
    readonly contractId: string,
    readonly contractNumber: string | undefined,
    readonly endsOn: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteEndingConveyance = commandOn({
  command: NoteEndingConveyance,
  title: '记载随承包期届满的流转',
  ...FOLLOWING_SHEET,
  stream: householdSheetStream,
  facts: ({ command: { contractId, contractNumber, endsOn }, state: sheet }) => ({
    ...{ sheet, contractId, settles: false },
    conveyance: { contractId, contractNumber, endsOn, settled: false },
  }),
  rules: [conveyanceIsNotedOnce, conveyanceEndsWithTheOldTerm],
  decide: ({ sheet, conveyance: { contractId, contractNumber, endsOn } }) => [
    ConveyanceEndsWithTerm.of({ ...placeOfSheet(sheet), contractId, contractNumber, endsOn }),
  ],
});

/** Sent when such a conveyance was renewed, or has ended. */
export class SettleEndingConveyance {
  constructor(
    readonly sheetId: string,
    readonly contractId: string,
    readonly endsOn: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const settleEndingConveyance = commandOn({
  command: SettleEndingConveyance,
  title: '记载届满的流转已处理',
  ...FOLLOWING_SHEET,
  stream: householdSheetStream,
  facts: ({ command: { contractId, endsOn }, state: sheet }) => ({
    ...{ sheet, contractId, settles: true },
    conveyance: { contractId, endsOn, settled: true },
  }),
  rules: [conveyanceIsNotedOnce, conveyanceEndsWithTheOldTerm],
  decide: ({ sheet, contractId }) => [EndingConveyanceSettled.of({ ...placeOfSheet(sheet), contractId })],
});
