import { commandSpec } from '#nest';
import { ParcelCodes, SubjectId } from '#nest/fields';
import { rowsRead } from '#policies/facts';
import { type Party, contractStream } from '../facts/index.js';
import { conclude, concluded, conclusionReferences } from './conclusion.js';
import { CONTRACT_RULES } from './contract-rules.js';
import { ContractTerms, PARCELS_LIMIT, contractIdOf } from './terms.js';

export class ConcludeHouseholdContract extends ContractTerms {
  @SubjectId('承包农户')
  householdId: string;

  @ParcelCodes('承包地块', { max: PARCELS_LIMIT })
  parcels: string[];
}

export const concludeHouseholdContract = commandSpec({
  command: ConcludeHouseholdContract,
  title: '订立家庭承包合同',
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: (terms) => contractIdOf(terms),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: conclusionReferences<ConcludeHouseholdContract>({
    parcels: ({ parcels }) => parcels,
    households: ({ householdId }) => [householdId],
  }),
  effectiveOn: ({ signedOn }) => signedOn,
  facts: ({ command: terms, state, references, context }) => {
    const grantor: Party = { kind: 'collective', id: terms.collectiveId };
    return conclude({
      kind: 'household-contract',
      terms,
      right: 'contract-right',
      grants: terms.parcels.map((parcelCode) => ({ parcelCode, grantor })),
      grantees: [{ kind: 'household', id: terms.householdId }],
      payments: undefined,
      state,
      references,
      context,
    });
  },
  rules: CONTRACT_RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (entry) => [concluded(entry)],
});
