import { isRejection } from '#kernel';
import { ExtensionContractIssued } from '#extensions/facts';
import { reaction, when } from '#read-store';
import { ConcludeExtensionContract } from '../commands/conclude-extension-contract.js';
import { RefuseExtensionContract } from '../commands/refuse-extension-contract.js';

/** Concludes the contract that a campaign issues for a household; what forbids it becomes a fact of its own. */
export const extensionContracts = reaction({
  name: 'extension-contracts',
  title: '延包合同订立',
  on: [
    when(ExtensionContractIssued, async ({ data }, desk) => {
      const answer = await desk.send('conclude', ConcludeExtensionContract.as(data));
      if (!isRejection(answer)) return;
      const { sheetId, divisionCode, number, signedOn } = data;
      const { code, detail } = answer;
      await desk.insist(
        'refuse',
        new RefuseExtensionContract({ sheetId, divisionCode, number, code, detail }, signedOn),
      );
    }),
  ],
});
