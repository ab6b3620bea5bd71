import { isRejection } from '#kernel';
import { commandSpec } from '#nest';
import { NestedList, ParcelCodes, SubjectId } from '#nest/fields';
import { contractStream } from '../facts/index.js';
import { conclude, concluded, conclusionReferences, leaseParties, PARTY_REFUSALS } from './conclusion.js';
import { CONTRACT_RULES } from './contract-rules.js';
import { LeaseTerms, PARCELS_LIMIT, contractIdOf } from './terms.js';

class LeasingHousehold {
  @SubjectId('出租农户')
  householdId: string;

  @ParcelCodes('出租的承包地块', { max: PARCELS_LIMIT })
  parcels: string[];
}

export class ConcludeLease extends LeaseTerms {
  @NestedList('出租方', () => LeasingHousehold, { max: PARCELS_LIMIT })
  grantors: LeasingHousehold[];
}

export const concludeLease = commandSpec({
  command: ConcludeLease,
  title: '订立农户经营权出租合同',
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: (terms) => contractIdOf(terms),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: conclusionReferences<ConcludeLease>({
    parcels: ({ grantors }) => grantors.flatMap(({ parcels }) => parcels),
    households: ({ grantors, grantees }) => [
      ...grantors.map(({ householdId }) => householdId),
      ...grantees.flatMap(({ householdId }) => householdId ?? []),
    ],
    capitalReview: ({ capitalReviewId }) => capitalReviewId,
  }),
  effectiveOn: ({ signedOn }) => signedOn,
  refusals: PARTY_REFUSALS,
  facts: ({ command: terms, state, references, context }) => {
    const parties = leaseParties(terms);
    if (isRejection(parties)) return parties;
    return conclude({
      kind: 'household-lease',
      terms,
      right: 'management-right',
      grants: terms.grantors.flatMap(({ householdId, parcels }) =>
        parcels.map((parcelCode) => ({
          parcelCode,
          grantor: { kind: 'household' as const, id: householdId },
        })),
      ),
      ...parties,
      state,
      references,
      context,
    });
  },
  rules: CONTRACT_RULES,
  policies: ({ policyRows }) => policyRows,
  decide: (entry) => [concluded(entry)],
});
