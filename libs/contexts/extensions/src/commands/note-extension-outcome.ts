import type { LegalDate } from '#kernel';
import { contractStream } from '#contracts/facts';
import { commandOn, one } from '#nest';
import {
  HouseholdExtended,
  HouseholdExtensionRefused,
  householdSheetStream,
  outcomeFollowsTheContract,
  placeOfSheet,
  totalArea,
  unsignedHouseholdIsStillExtended,
} from '../facts/index.js';
import { FOLLOWING_SHEET } from './sheet-command.js';

/** Sent when the contract of a household has taken effect. */
export class NoteHouseholdExtended {
  constructor(
    readonly sheetId: string,
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteHouseholdExtended = commandOn({
  command: NoteHouseholdExtended,
  title: '记载农户已延包',
  ...FOLLOWING_SHEET,
  stream: householdSheetStream,
  references: { contract: one(contractStream, ({ contractId }: NoteHouseholdExtended) => contractId) },
  facts: ({ state: sheet, references }) => {
    const contract = references.contract?.state;
    return { sheet, contract, number: contract?.number ?? '', reason: undefined };
  },
  rules: [outcomeFollowsTheContract, unsignedHouseholdIsStillExtended],
  decide: ({ sheet, contract }) => {
    if (!contract) throw new Error('extended without a contract');
    const { contractId, number, signedOn, from, to } = contract;
    const parcels = contract.parcels.map(({ parcelCode, areaDm2 }) => ({ parcelCode, areaDm2 }));
    const terms = { contractId, number, parcels, signedOn, from, to };
    return [HouseholdExtended.of({ ...placeOfSheet(sheet), ...terms, areaDm2: totalArea(parcels) })];
  },
});

/** Sent when the contract of a household was refused or fell through. */
export class NoteExtensionRefused {
  constructor(
    readonly sheetId: string,
    readonly number: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteExtensionRefused = commandOn({
  command: NoteExtensionRefused,
  title: '记载农户延包未办成',
  ...FOLLOWING_SHEET,
  stream: householdSheetStream,
  facts: ({ command: { number, code, detail }, state: sheet }) => ({ sheet, number, code, detail }),
  rules: [outcomeFollowsTheContract],
  decide: ({ sheet, number, code, detail }) => [
    HouseholdExtensionRefused.of({ ...placeOfSheet(sheet), number, code, detail }),
  ],
});
