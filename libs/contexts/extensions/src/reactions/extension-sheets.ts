import {
  type Contract,
  ContractAnnulled,
  ContractEnded,
  ContractExpired,
  ContractRenewed,
  contractStream,
} from '#contracts/facts';
import { type Right, contractOfRight, parcelStream } from '#land-rights/facts';
import { type Desk, type SeenEvent, reaction, when } from '#read-store';
import { ListLandTaker } from '../commands/list-land-taker.js';
import { NoteEndingConveyance, SettleEndingConveyance } from '../commands/note-ending-conveyance.js';
import { OpenHouseholdSheet } from '../commands/open-household-sheet.js';
import {
  ExtensionHouseholdsListed,
  HouseholdSheetOpened,
  HouseholdSurveyed,
  campaignIdOf,
  extensionCampaignStream,
  householdSheetStream,
  sheetIdOf,
  yearOf,
} from '../facts/index.js';
import { householdByHousehold } from './household-by-household.js';

/**
 * Opens a sheet for every household that a campaign lists, lists those to whom land is passed on, and notes the
 * conveyances that end with the old term.
 */
export const extensionSheets = reaction({
  name: 'extension-sheets',
  title: '延包调查表',
  on: [
    when(ExtensionHouseholdsListed, async ({ data: { campaignId, households }, metadata }, desk) => {
      const { state: campaign } = await desk.load(extensionCampaignStream, campaignId);
      if (!campaign) throw new Error(`campaign ${campaignId} has no stream`);
      const { collectiveId, divisionCode } = campaign;
      const place = { campaignId, collectiveId, divisionCode };
      await householdByHousehold(households, (listed) =>
        desk.insist(`open/${listed.sheetId}`, new OpenHouseholdSheet(place, listed, metadata.effectiveOn)),
      );
    }),
    when(HouseholdSurveyed, async ({ data: { sheetId, campaignId, passedOn, surveyedOn } }, desk) => {
      if (passedOn.length === 0) return;
      const { state: sheet } = await desk.load(householdSheetStream, sheetId);
      if (!sheet) throw new Error(`sheet ${sheetId} has no stream`);
      const { endsOn, contracts } = sheet;
      const contractIds = contracts.map(({ contractId }) => contractId);
      for (const { householdId, parcels } of passedOn) {
        const from = { sheetId, parcels };
        const taker = {
          sheetId: sheetIdOf(campaignId, householdId, sheetId),
          householdId,
          endsOn,
          contractIds,
          from,
        };
        // Surveyed again, it is listed already.
        await desk.send(`list/${householdId}`, new ListLandTaker(campaignId, taker, surveyedOn));
      }
    }),
    when(
      HouseholdSheetOpened,
      async ({ data: { sheetId, endsOn, parcels, fromSheetId }, metadata }, desk) => {
        if (fromSheetId !== undefined) return;
        for (const { contractId, contractNumber, to } of await endingWith(desk, parcels, endsOn))
          await desk.send(
            `conveyance/${contractId}`,
            new NoteEndingConveyance(sheetId, contractId, contractNumber, to, metadata.effectiveOn),
          );
      },
    ),
    when(ContractRenewed, settle),
    when(ContractEnded, settle),
    when(ContractExpired, settle),
    when(ContractAnnulled, settle),
  ],
});

/** The management rights on the parcels that last until the old term ends, or were let last beyond it. */
async function endingWith(
  desk: Desk,
  parcels: readonly { readonly parcelCode: string }[],
  endsOn: string,
): Promise<readonly Right[]> {
  const found = new Map<string, Right>();
  for (const { parcelCode } of parcels) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    for (const right of parcel?.rights ?? [])
      if (right.right === 'management-right' && right.standing === 'established' && right.to >= endsOn)
        found.set(right.contractId, right);
  }
  return [...found.values()];
}

/** Whatever became of a lease that a sheet has noted, nobody needs to be reminded of it any more. */
async function settle({ data, metadata }: SeenEvent<{ contractId: string }>, desk: Desk): Promise<void> {
  const { contractId } = data;
  const { state: contract } = await desk.load(contractStream, contractId);
  if (contract?.kind !== 'household-lease') return;
  for (const sheetId of await sheetsOver(desk, contract)) {
    const settling = new SettleEndingConveyance(sheetId, contractId, contract.to, metadata.effectiveOn);
    // A sheet refuses what it has not noted: the lease did not end with a term that is extended.
    await desk.send(`settle/${sheetId}`, settling);
  }
}

/**
 * The sheets of the contracts under which the land is or was held: they say which, however they were listed. Whoever let it
 * may have assigned or swapped it since, so every holder counts.
 */
async function sheetsOver(desk: Desk, { collectiveId, parcels }: Contract): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { parcelCode } of parcels) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    for (const right of parcel?.rights ?? []) {
      if (right.right !== 'contract-right') continue;
      const contractId = contractOfRight(right);
      const { state: contract } = await desk.load(contractStream, contractId);
      const campaignId = campaignIdOf({ collectiveId, year: yearOf(contract?.to ?? right.to) });
      const { state: campaign } = await desk.load(extensionCampaignStream, campaignId);
      for (const { sheetId, contractIds } of campaign?.households ?? [])
        if (contractIds.includes(contractId)) found.add(sheetId);
    }
  }
  return found;
}
