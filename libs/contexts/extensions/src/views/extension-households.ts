import type { DataOf } from '#kernel';
import { HouseholdEstablished, HouseholdRegistered } from '#collectives/facts';
import { type Case, type Rows, type SeenEvent, amend, rowOf, when } from '#read-store';
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
  REPORTED_CHANGES,
  type SheetStanding,
  totalArea,
} from '../facts/index.js';
import {
  ExtensionCampaignRow,
  ExtensionHouseholdCodeRow,
  ExtensionHouseholdRow,
  ExtensionRegistrationRow,
} from './extension-rows.js';
import { landSince } from './registered-land.js';
import { tallySheet, tallyStanding } from './extension-tallies.js';

/** The column of a campaign that counts its sheets of a standing. */
const COUNTED = {
  listed: 'listed',
  surveyed: 'surveyed',
  confirmed: 'confirmed',
  issued: 'issued',
  refused: 'refused',
  extended: 'extended',
  'not-extended': 'notExtended',
  unsigned: 'notSigned',
} as const satisfies Record<SheetStanding, keyof ExtensionCampaignRow>;

const NOT_SURVEYED = {
  ...{ surveyedOn: null, memberChange: null, areaChange: null, landChange: null },
  ...{ newAreaDm2: null, outcome: null, confirmedOn: null, unsignedReason: null },
};
const NO_CONTRACT = { contractNumber: null, refusalCode: null, refusal: null };

type Surveyed = DataOf<typeof HouseholdSurveyed>;

function areaChangeOf({ oldAreaDm2, newAreaDm2 }: Surveyed): ExtensionHouseholdRow['areaChange'] {
  if (newAreaDm2 === oldAreaDm2) return 'same';
  return newAreaDm2 > oldAreaDm2 ? 'larger' : 'smaller';
}

function landChangeOf({ differences }: Surveyed): ExtensionHouseholdRow['landChange'] {
  if (differences.includes('extinct')) return 'extinct';
  if (differences.includes('given-up')) return 'given-up';
  return differences.includes('split') ? 'passed-on' : 'same';
}

function surveyOf(survey: Surveyed): Partial<ExtensionHouseholdRow> {
  const { surveyedOn, differences, newAreaDm2, outcome } = survey;
  const changed = differences.some((difference) => difference in REPORTED_CHANGES);
  return {
    ...{ surveyedOn, differences, newAreaDm2, outcome, confirmedOn: null, unsignedReason: null },
    memberChange: changed ? 'changed' : 'unchanged',
    areaChange: areaChangeOf(survey),
    landChange: landChangeOf(survey),
  };
}

const ORDINAL_DIGITS = 6;

/** Village by village, campaign by campaign, in the order of the old contracts; whoever takes land over comes last. */
function listedAs(place: { divisionCode: string; campaignId: string; ordinal: number }): string {
  const { divisionCode, campaignId, ordinal } = place;
  return `${divisionCode}/${campaignId}/${String(ordinal).padStart(ORDINAL_DIGITS, '0')}`;
}

type OfSheet = SeenEvent<{ sheetId: string; campaignId: string; householdId: string }>;

/** The sheet of an event goes from one standing to another, and its campaign counts it there. */
async function move(
  rows: Rows,
  { data: { sheetId, campaignId, householdId }, revision }: OfSheet,
  standing: SheetStanding,
  change: Partial<ExtensionHouseholdRow> = {},
): Promise<void> {
  const before = await rowOf(rows, ExtensionHouseholdRow, { sheetId });
  rows.put(ExtensionHouseholdRow, { ...before, ...change, standing, revision });
  if (before.standing === standing) return;
  await amend(rows, ExtensionCampaignRow, { campaignId }, (row) => ({
    [COUNTED[before.standing]]: row[COUNTED[before.standing]] - 1,
    [COUNTED[standing]]: row[COUNTED[standing]] + 1,
  }));
  await tallyStanding(rows, { campaignId, householdId }, { from: before.standing, to: standing });
}

async function countConveyance(rows: Rows, event: OfSheet, more: number): Promise<void> {
  const { sheetId } = event.data;
  const { revision } = event;
  await amend(rows, ExtensionHouseholdRow, { sheetId }, ({ conveyances }) => ({
    conveyances: conveyances + more,
    revision,
  }));
}

type Coded = Pick<ExtensionHouseholdCodeRow, 'householdId' | 'contractorCode'>;

function noteCode({ data: { householdId, contractorCode } }: SeenEvent<Coded>, rows: Rows): void {
  rows.put(ExtensionHouseholdCodeRow, { householdId, contractorCode });
}

/** The code of a household; empty of one that was never registered. */
async function codeOf(rows: Rows, householdId: string): Promise<string> {
  return (await rows.get(ExtensionHouseholdCodeRow, { householdId }))?.contractorCode ?? '';
}

export const sheetCases: readonly Case<Rows>[] = [
  when(HouseholdRegistered, noteCode),
  when(HouseholdEstablished, noteCode),
  when(HouseholdSheetOpened, async ({ data, revision }, rows) => {
    const { sheetId, campaignId, divisionCode, householdId, ordinal, endsOn, contracts, parcels } = data;
    const oldAreaDm2 = totalArea(parcels);
    rows.put(ExtensionHouseholdRow, {
      ...{ sheetId, campaignId, divisionCode, householdId, ordinal, endsOn },
      contractorCode: await codeOf(rows, householdId),
      listedAs: listedAs(data),
      oldNumbers: contracts.map(({ number }) => number),
      oldParcels: parcels,
      oldAreaDm2,
      standing: 'listed',
      differences: [],
      ...NOT_SURVEYED,
      ...NO_CONTRACT,
      conveyances: 0,
      revision,
    });
    // What somebody takes over is counted where it comes from.
    const counted = data.fromSheetId === undefined ? oldAreaDm2 : 0;
    await amend(rows, ExtensionCampaignRow, { campaignId }, (row) => ({
      listed: row.listed + 1,
      oldAreaDm2: row.oldAreaDm2 + counted,
    }));
    await tallySheet(rows, data);
  }),
  when(HouseholdSurveyed, (event, rows) => move(rows, event, 'surveyed', surveyOf(event.data))),
  when(HouseholdExtensionConfirmed, (event, rows) => {
    const { confirmedOn } = event.data;
    return move(rows, event, 'confirmed', { confirmedOn, unsignedReason: null });
  }),
  when(ExtensionContractIssued, (event, rows) => {
    const { number: contractNumber } = event.data;
    return move(rows, event, 'issued', { ...NO_CONTRACT, contractNumber });
  }),
  when(HouseholdExtended, async (event, rows) => {
    const { sheetId, campaignId, divisionCode, householdId, contractId, number } = event.data;
    const { areaDm2, signedOn, from: startsOn, to: endsOn } = event.data;
    await move(rows, event, 'extended');
    const { ordinal, listedAs, contractorCode } = await rowOf(rows, ExtensionHouseholdRow, { sheetId });
    rows.put(ExtensionRegistrationRow, {
      ...{ listedAs, ordinal, contractorCode },
      ...{ contractId, campaignId, divisionCode, sheetId, householdId, contractNumber: number },
      ...{ signedOn, startsOn, endsOn },
      ...(await landSince(rows, contractId)),
    });
    await amend(rows, ExtensionCampaignRow, { campaignId }, ({ extendedAreaDm2 }) => ({
      extendedAreaDm2: extendedAreaDm2 + areaDm2,
    }));
  }),
  when(HouseholdExtensionRefused, (event, rows) => {
    const { code: refusalCode, detail: refusal } = event.data;
    return move(rows, event, 'refused', { refusalCode, refusal });
  }),
  when(HouseholdNotSigned, (event, rows) =>
    move(rows, event, 'unsigned', { unsignedReason: event.data.reason }),
  ),
  when(HouseholdNotExtended, (event, rows) => move(rows, event, 'not-extended')),
  when(ConveyanceEndsWithTerm, (event, rows) => countConveyance(rows, event, 1)),
  when(EndingConveyanceSettled, (event, rows) => countConveyance(rows, event, -1)),
];
