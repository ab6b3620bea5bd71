import type { DataOf } from '#kernel';
import type { ExtensionContractIssued } from '#extensions/facts';
import { commandSpec } from '#nest';
import {
  ConcludeHouseholdContract,
  HOUSEHOLD_REFERENCES,
  concludeWithHousehold,
} from './conclude-household-contract.js';
import { CONCLUDING } from './conclusion.js';
import { HOUSEHOLD_CONTRACT_RULES } from './contract-rules.js';

/** Sent for every contract that a campaign issues; judged as any other household contract. */
export class ConcludeExtensionContract extends ConcludeHouseholdContract {
  sheetId: string;

  static as(issued: DataOf<typeof ExtensionContractIssued>): ConcludeExtensionContract {
    const { sheetId, householdId, parcels, collectiveId, divisionCode, number, signedOn, from, to } = issued;
    const { paperSha256, agreedUse } = issued;
    return Object.assign(new ConcludeExtensionContract(), {
      ...{ sheetId, householdId, parcels, collectiveId, divisionCode, number, signedOn, from, to },
      ...{ paperSha256, agreedUse, form: 'written' as const },
    });
  }
}

export const concludeExtensionContract = commandSpec({
  ...{ command: ConcludeExtensionContract, title: '订立延包合同' },
  ...CONCLUDING,
  permission: 'internal',
  references: HOUSEHOLD_REFERENCES,
  facts: ({ command, state, references, context }) => ({
    ...concludeWithHousehold({ command, state, references, context }),
    extensionSheetId: command.sheetId,
  }),
  rules: HOUSEHOLD_CONTRACT_RULES,
});
