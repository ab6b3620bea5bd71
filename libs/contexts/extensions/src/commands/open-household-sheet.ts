import type { LegalDate } from '#kernel';
import { type Contract, contractStream } from '#contracts/facts';
import { commandSpec, many } from '#nest';
import {
  HouseholdSheetOpened,
  type ListedHousehold,
  type SheetParcel,
  type SheetPlace,
  householdSheetStream,
  sheetIsOpenedOnce,
} from '../facts/index.js';

/** Sent for every household that a campaign lists. */
export class OpenHouseholdSheet {
  constructor(
    readonly place: Pick<SheetPlace, 'campaignId' | 'collectiveId' | 'divisionCode'>,
    readonly listed: ListedHousehold,
    readonly effectiveOn: LegalDate,
  ) {}
}

/** The land of the old contracts, each parcel once; of somebody who takes land over that part of it. */
function landOf(contracts: readonly Contract[], taken: readonly string[] | undefined): SheetParcel[] {
  const areas = new Map(
    contracts.flatMap(({ parcels }) => parcels.map(({ parcelCode, areaDm2 }) => [parcelCode, areaDm2])),
  );
  const codes = taken ?? [...areas.keys()];
  // A parcel that was split off has no area in the old contract.
  return codes.map((parcelCode) => ({ parcelCode, areaDm2: areas.get(parcelCode) ?? 0 }));
}

export const openHouseholdSheet = commandSpec({
  command: OpenHouseholdSheet,
  title: '建立延包调查表',
  permission: 'internal',
  stream: householdSheetStream,
  subject: {
    kind: 'opening',
    id: ({ listed }) => listed.sheetId,
    organisation: ({ place }) => place.divisionCode,
  },
  references: {
    contracts: many(contractStream, ({ listed }: OpenHouseholdSheet) => listed.contractIds),
  },
  facts: ({ state, references }) => ({
    known: state,
    contracts: references.contracts.flatMap((loaded) => loaded.state ?? []),
  }),
  rules: [sheetIsOpenedOnce],
  decide: ({ contracts }, { command: { place, listed } }) => {
    const { sheetId, householdId, ordinal, endsOn, from } = listed;
    return [
      HouseholdSheetOpened.of({
        ...{ sheetId, ...place, householdId, ordinal, endsOn },
        contracts: contracts.map(({ contractId, number }) => ({ contractId, number })),
        parcels: landOf(contracts, from?.parcels),
        fromSheetId: from?.sheetId,
      }),
    ];
  },
});
