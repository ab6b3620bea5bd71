import { type DataOf, type LegalDate, absent, addDays, lastDayOfTerm, streamType } from '#kernel';
import type { SheetStanding } from './kinds.js';
import {
  ConveyanceEndsWithTerm,
  EndingConveyanceSettled,
  ExtensionContractIssued,
  HouseholdExtended,
  HouseholdExtensionConfirmed,
  HouseholdExtensionRefused,
  HouseholdNotExtended,
  HouseholdNotSigned,
  HouseholdSheetOpened,
  HouseholdSurveyed,
  type SheetParcel,
} from './sheet-events.js';

type Opened = DataOf<typeof HouseholdSheetOpened>;
export type SheetPlace = Pick<
  Opened,
  'sheetId' | 'campaignId' | 'collectiveId' | 'divisionCode' | 'householdId'
>;
export type Survey = Omit<DataOf<typeof HouseholdSurveyed>, keyof SheetPlace>;
export type IssuedContract = Omit<DataOf<typeof ExtensionContractIssued>, keyof SheetPlace>;

export interface EndingConveyance extends Pick<
  DataOf<typeof ConveyanceEndsWithTerm>,
  'contractId' | 'contractNumber' | 'endsOn'
> {
  readonly settled: boolean;
}

/** One household in a campaign. */
export interface HouseholdSheet extends Opened {
  readonly standing: SheetStanding;
  readonly survey?: Survey;
  /** Void once the household is surveyed anew. */
  readonly confirmation?:
    Pick<DataOf<typeof HouseholdExtensionConfirmed>, 'confirmedOn' | 'paperSha256'> | undefined;
  /** The last contract that was sent to be concluded. */
  readonly issued?: IssuedContract;
  readonly contractId?: string;
  readonly refusal?: Pick<DataOf<typeof HouseholdExtensionRefused>, 'code' | 'detail'>;
  readonly conveyances: readonly EndingConveyance[];
}

/** The list may be filed: nothing is left to be done, or the household has not signed and stands apart. */
export function isSettled({ standing }: Pick<HouseholdSheet, 'standing'>): boolean {
  return standing === 'extended' || standing === 'not-extended' || standing === 'unsigned';
}

export function placeOfSheet(sheet: SheetPlace): SheetPlace {
  const { sheetId, campaignId, collectiveId, divisionCode, householdId } = sheet;
  return { sheetId, campaignId, collectiveId, divisionCode, householdId };
}

export function totalArea(parcels: readonly SheetParcel[]): number {
  return parcels.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
}

/** The years of an extended contract (承包法 21): of arable land exactly so many, of grass and forest at least. */
const EXTENDED_YEARS = 30;

/** The new term begins on the day after the old one. */
export function extendedTerm({ endsOn }: Pick<Opened, 'endsOn'>): { from: LegalDate; to: LegalDate } {
  const from = addDays(endsOn, 1);
  return { from, to: lastDayOfTerm(from, EXTENDED_YEARS) };
}

function unplaced<Data extends SheetPlace>(data: Data): Omit<Data, keyof SheetPlace> {
  const {
    sheetId: _,
    campaignId: __,
    collectiveId: ___,
    divisionCode: ____,
    householdId: _____,
    ...own
  } = data;
  return own;
}

export const householdSheetStream = streamType({
  category: 'extension-household',
  title: '延包调查表',
  events: [
    HouseholdSheetOpened,
    HouseholdSurveyed,
    HouseholdExtensionConfirmed,
    ExtensionContractIssued,
    HouseholdExtended,
    HouseholdExtensionRefused,
    HouseholdNotExtended,
    HouseholdNotSigned,
    ConveyanceEndsWithTerm,
    EndingConveyanceSettled,
  ],
  initial: absent<HouseholdSheet>(),
  evolve: {
    HouseholdSheetOpened: (_, opened): HouseholdSheet => ({ ...opened, standing: 'listed', conveyances: [] }),
    HouseholdSurveyed: (sheet, survey) =>
      sheet && {
        ...sheet,
        survey: unplaced(survey),
        confirmation: undefined,
        standing: 'surveyed' as const,
      },
    HouseholdExtensionConfirmed: (sheet, { confirmedOn, paperSha256 }) =>
      sheet && { ...sheet, confirmation: { confirmedOn, paperSha256 }, standing: 'confirmed' as const },
    ExtensionContractIssued: (sheet, issued) =>
      sheet && { ...sheet, issued: unplaced(issued), standing: 'issued' as const },
    HouseholdExtended: (sheet, { contractId }) =>
      sheet && { ...sheet, contractId, standing: 'extended' as const },
    HouseholdExtensionRefused: (sheet, { code, detail }) =>
      sheet && { ...sheet, refusal: { code, detail }, standing: 'refused' as const },
    HouseholdNotExtended: (sheet) => sheet && { ...sheet, standing: 'not-extended' as const },
    HouseholdNotSigned: (sheet) => sheet && { ...sheet, standing: 'unsigned' as const },
    ConveyanceEndsWithTerm: (sheet, { contractId, contractNumber, endsOn }) =>
      sheet && {
        ...sheet,
        conveyances: [...sheet.conveyances, { contractId, contractNumber, endsOn, settled: false }],
      },
    EndingConveyanceSettled: (sheet, { contractId }) =>
      sheet && {
        ...sheet,
        conveyances: sheet.conveyances.map((each) =>
          each.contractId === contractId ? { ...each, settled: true } : each,
        ),
      },
  },
});
