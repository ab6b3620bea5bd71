import {
  type Contract,
  ContractFellThrough,
  ContractTookEffect,
  ExtensionContractRefused,
  contractStream,
} from '#contracts/facts';
import { type Desk, reaction, when } from '#read-store';
import { IssueExtensionInTurn } from '../commands/issue-extension-contract.js';
import { NoteExtensionRefused, NoteHouseholdExtended } from '../commands/note-extension-outcome.js';
import { ExtensionIssuingStarted, extensionCampaignStream } from '../facts/index.js';
import { householdByHousehold } from './household-by-household.js';

/** Of a contract that was concluded and could not have its rights. */
const FELL_THROUGH = 'CONTRACTS.FELL_THROUGH';

/**
 * Issues the contracts of a campaign household by household, and notes on each sheet what became of its contract. Every
 * command is keyed by the event and the sheet: whoever has a contract already is not given another.
 */
export const extensionIssuing = reaction({
  name: 'extension-issuing',
  title: '延包合同签订',
  on: [
    when(ExtensionIssuingStarted, async ({ data }, desk) => {
      const { campaignId, signedOn, numberPrefix, agreedUse } = data;
      const { state: campaign } = await desk.load(extensionCampaignStream, campaignId);
      // Those who have not confirmed, and those who have their contract, refuse; the others go on.
      await householdByHousehold(campaign?.households ?? [], ({ sheetId }) =>
        desk.send(`issue/${sheetId}`, new IssueExtensionInTurn(sheetId, numberPrefix, agreedUse, signedOn)),
      );
    }),
    when(ContractTookEffect, async ({ data: { contractId, on } }, desk) => {
      const extending = await extendingContract(desk, contractId);
      if (extending)
        await desk.send('extended', new NoteHouseholdExtended(extending.sheetId, contractId, on));
    }),
    when(ContractFellThrough, async ({ data: { contractId, cause }, metadata: { effectiveOn } }, desk) => {
      const extending = await extendingContract(desk, contractId);
      if (!extending) return;
      const { sheetId, number } = extending;
      await desk.send('refused', new NoteExtensionRefused(sheetId, number, FELL_THROUGH, cause, effectiveOn));
    }),
    when(ExtensionContractRefused, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { sheetId, number, code, detail } = data;
      await desk.send('refused', new NoteExtensionRefused(sheetId, number, code, detail, effectiveOn));
    }),
  ],
});

/** The contract with the sheet that it extends; nothing of any other contract. */
async function extendingContract(
  desk: Desk,
  contractId: string,
): Promise<(Pick<Contract, 'number'> & { readonly sheetId: string }) | undefined> {
  const { state: contract } = await desk.load(contractStream, contractId);
  const sheetId = contract?.extensionSheetId;
  return contract && sheetId !== undefined ? { number: contract.number, sheetId } : undefined;
}
