import type { DecisionContext } from '#kernel';
import { commandSpec } from '#nest';
import { ParcelCodes, SubjectId } from '#nest/fields';
import type { Contract, Party } from '../facts/index.js';
import {
  CONCLUDING,
  type Conclusion,
  type ConclusionReferences,
  conclude,
  conclusionReferences,
} from './conclusion.js';
import { HOUSEHOLD_CONTRACT_RULES } from './contract-rules.js';
import { ContractTerms, PARCELS_LIMIT } from './terms.js';

export class ConcludeHouseholdContract extends ContractTerms {
  @SubjectId('承包农户')
  householdId: string;

  @ParcelCodes('承包地块', { max: PARCELS_LIMIT })
  parcels: string[];
}

/** The streams at which a contract of a household looks. */
export const HOUSEHOLD_REFERENCES = conclusionReferences<ConcludeHouseholdContract>({
  parcels: ({ parcels }) => parcels,
  households: ({ householdId }) => [householdId],
});

/** States the facts of a contract between the collective and one household. */
export function concludeWithHousehold({
  command: terms,
  ...given
}: {
  readonly command: ConcludeHouseholdContract;
  readonly state: Contract | undefined;
  readonly references: ConclusionReferences;
  readonly context: DecisionContext;
}): Conclusion {
  const grantor: Party = { kind: 'collective', id: terms.collectiveId };
  return conclude({
    kind: 'household-contract',
    terms,
    grants: terms.parcels.map((parcelCode) => ({ parcelCode, grantor })),
    grantees: [{ kind: 'household', id: terms.householdId }],
    ...given,
  });
}

export const concludeHouseholdContract = commandSpec({
  command: ConcludeHouseholdContract,
  title: '订立家庭承包合同',
  ...CONCLUDING,
  references: HOUSEHOLD_REFERENCES,
  facts: ({ command, state, references, context }) =>
    concludeWithHousehold({ command, state, references, context }),
  rules: HOUSEHOLD_CONTRACT_RULES,
});
