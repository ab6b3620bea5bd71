import {
  AssignedContractRecorded,
  ContractAnnulled,
  ContractConcluded,
  ContractEnded,
  ContractExpired,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  ContractSupplemented,
  type LandUnder,
  afterAssignment,
  afterLeaving,
  areaOfParcels,
  endGround,
  remeasured,
  reshaped,
  swapped,
} from '#contracts/facts';
import { type DataOf, type LegalDate, addDays } from '#kernel';
import { LAND_END_GROUNDS } from '#land-rights/facts';
import { type Case, type Rows, type SeenEvent, rowOf, when } from '#read-store';
import { type SheetParcel, totalArea } from '../facts/index.js';
import {
  ExtensionHouseholdCodeRow,
  ExtensionLandRow,
  ExtensionRegistrationRow,
  ExtensionTransfereeRow,
  type RegisteredStanding,
} from './extension-rows.js';

/*
 * What the land of an extension contract has become since it was issued. It is followed from the conclusion on, because a
 * parcel may be split before the sheet is told that its contract has taken effect.
 */

interface LandNow {
  readonly parcels: LandUnder;
  readonly standing?: RegisteredStanding;
}

/** Something that happened to the land: the first day on which it is otherwise, and why. */
interface Difference extends LandNow {
  readonly from: LegalDate;
  readonly why: string;
}

const codesOf = (parcels: readonly { readonly parcelCode: string }[]): string =>
  parcels.map(({ parcelCode }) => parcelCode).join('、');

const NO_LAND: LandUnder = [];

const measured = (parcels: LandUnder): SheetParcel[] =>
  parcels.map(({ parcelCode, areaDm2 }) => ({ parcelCode, areaDm2 }));

/** What a line shows of the land as it stands. */
function shownOf({ parcels, standing, differences }: ExtensionLandRow) {
  return {
    parcels: measured(parcels),
    areaDm2: areaOfParcels(parcels),
    standing,
    differences: differences.length === 0 ? null : differences.join('；'),
  };
}

/** What a line says of the land when it is written: as it was issued, and what became of it in between. */
export async function landSince(rows: Rows, contractId: string) {
  const land = await rowOf(rows, ExtensionLandRow, { contractId });
  return { ...shownOf(land), issuedParcels: land.issued, issuedAreaDm2: totalArea(land.issued) };
}

/** Follows what an event says of the land of an extension contract; other contracts are nothing to this view. */
async function follow<Data extends { readonly contractId: string }>(
  rows: Rows,
  { data }: SeenEvent<Data>,
  change: (before: ExtensionLandRow, data: Data) => Difference | undefined | Promise<Difference | undefined>,
): Promise<void> {
  const { contractId } = data;
  const before = await rows.get(ExtensionLandRow, { contractId });
  const difference = before && (await change(before, data));
  if (!before || !difference) return;
  const { parcels, standing = before.standing, from, why } = difference;
  const differences = [...before.differences, `自 ${from} 起${why}`];
  const land = { ...before, parcels, standing, differences };
  rows.put(ExtensionLandRow, land);
  const line = await rows.get(ExtensionRegistrationRow, { contractId });
  if (line) rows.put(ExtensionRegistrationRow, { ...line, ...shownOf(land) });
}

/** Whoever has the land now, by the code of the household and the number of its contract. */
async function transfereeOf(rows: Rows, contractId: string): Promise<string> {
  const transferee = await rows.get(ExtensionTransfereeRow, { contractId });
  if (!transferee) return '他户';
  const { householdId, contractNumber } = transferee;
  const household = await rows.get(ExtensionHouseholdCodeRow, { householdId });
  return `承包方 ${household?.contractorCode ?? ''}（合同 ${contractNumber}）`;
}

function ofReshaping({ parcels }: LandNow, event: DataOf<typeof ContractLandReshaped>): Difference {
  const { formerParcelCode, parts, from } = event;
  const into = parts.length === 0 ? '并入本合同的其他地块' : `分割、合并为 ${codesOf(parts)}`;
  return { parcels: reshaped(parcels, event), from, why: `地块 ${formerParcelCode} ${into}` };
}

function ofLeaving(before: LandNow, event: DataOf<typeof ContractLandLeft>): Difference {
  const { parcelCode, lastDay, ground, remaining } = event;
  return {
    parcels: afterLeaving(before, event).parcels,
    from: addDays(lastDay, 1),
    why: `地块 ${parcelCode} 不再承包：${LAND_END_GROUNDS[ground]}`,
    ...(remaining === 0 && { standing: 'ended' as const }),
  };
}

/** A supplement that writes other areas of its parcels; one about anything else leaves the land as it is. */
function ofSupplement(
  { parcels }: LandNow,
  { areas = [], signedOn: from, number }: DataOf<typeof ContractSupplemented>,
): Difference | undefined {
  const written = areas.filter(({ parcelCode }) => parcels.some((each) => each.parcelCode === parcelCode));
  if (written.length === 0) return undefined;
  const why = `补充协议 ${number} 改写地块 ${codesOf(written)} 的面积`;
  return { parcels: remeasured(parcels, written), from, why };
}

export const registeredLandCases: readonly Case<Rows>[] = [
  when(ContractConcluded, ({ data: { contractId, extensionSheetId, parcels } }, rows) => {
    if (extensionSheetId === undefined) return;
    const issued = measured(parcels);
    rows.put(ExtensionLandRow, { contractId, issued, parcels, standing: 'in-force', differences: [] });
  }),
  when(AssignedContractRecorded, ({ data: { contractId, number: contractNumber, grantees } }, rows) => {
    const [household] = grantees;
    if (!household) return;
    rows.put(ExtensionTransfereeRow, { contractId, contractNumber, householdId: household.id });
  }),
  when(ContractLandReshaped, (event, rows) => follow(rows, event, ofReshaping)),
  when(ContractLandLeft, (event, rows) => follow(rows, event, ofLeaving)),
  when(ContractSupplemented, (event, rows) => follow(rows, event, ofSupplement)),
  when(ContractLandSwapped, (event, rows) =>
    follow(rows, event, ({ parcels }, swap) => ({
      parcels: swapped(parcels, swap),
      from: swap.from,
      why: `地块 ${swap.formerParcelCode} 互换为 ${swap.parcelCode}`,
    })),
  ),
  when(ContractLandAssigned, (event, rows) =>
    follow(rows, event, async (before, assigned) => ({
      parcels: afterAssignment(before, assigned).parcels,
      from: addDays(assigned.lastDay, 1),
      why: `地块 ${assigned.parcelCode} 转让给${await transfereeOf(rows, assigned.successorId)}`,
      ...(assigned.remaining === 0 && { standing: 'assigned' as const }),
    })),
  ),
  when(ContractEnded, (event, rows) =>
    follow(rows, event, (_, { endedOn, ground }) => ({
      parcels: NO_LAND,
      from: addDays(endedOn, 1),
      why: `合同终止：${endGround(ground).title}`,
      standing: 'ended',
    })),
  ),
  when(ContractExpired, (event, rows) =>
    follow(rows, event, (_, { expiredOn }) => ({
      parcels: NO_LAND,
      from: addDays(expiredOn, 1),
      why: '承包期届满',
      standing: 'expired',
    })),
  ),
  when(ContractAnnulled, (event, rows) =>
    follow(rows, event, (_, { since, error }) => ({
      parcels: NO_LAND,
      from: since,
      why: `误登撤销：${error}`,
      standing: 'annulled',
    })),
  ),
];
