import { commandSpec } from '#nest';
import { ParcelCodes, SubjectId } from '#nest/fields';
import type { Party } from '../facts/index.js';
import { CONCLUDING, conclude, conclusionReferences } from './conclusion.js';
import { HOUSEHOLD_CONTRACT_RULES } from './contract-rules.js';
import { ContractTerms, PARCELS_LIMIT } from './terms.js';

export class ConcludeHouseholdContract extends ContractTerms {
  @SubjectId('承包农户')
  householdId: string;

  @ParcelCodes('承包地块', { max: PARCELS_LIMIT })
  parcels: string[];
}

export const concludeHouseholdContract = commandSpec({
  command: ConcludeHouseholdContract,
  title: '订立家庭承包合同',
  ...CONCLUDING,
  references: conclusionReferences<ConcludeHouseholdContract>({
    parcels: ({ parcels }) => parcels,
    households: ({ householdId }) => [householdId],
  }),
  facts: ({ command: terms, state, references, context }) => {
    const grantor: Party = { kind: 'collective', id: terms.collectiveId };
    return conclude({
      kind: 'household-contract',
      terms,
      grants: terms.parcels.map((parcelCode) => ({ parcelCode, grantor })),
      grantees: [{ kind: 'household', id: terms.householdId }],
      state,
      references,
      context,
    });
  },
  rules: HOUSEHOLD_CONTRACT_RULES,
});
