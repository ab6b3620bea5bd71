import { commandSpec } from '#nest';
import { NestedList, ParcelCodes, SubjectId } from '#nest/fields';
import { CONCLUDING, concludeRent, leaseReferences } from './conclusion.js';
import { PARTY_REFUSALS } from './lease-parties.js';
import { LEASE_RULES } from './contract-rules.js';
import { LeaseTerms, PARCELS_LIMIT } from './terms.js';

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
  ...CONCLUDING,
  references: leaseReferences<ConcludeLease>({
    parcels: ({ grantors }) => grantors.flatMap(({ parcels }) => parcels),
    households: ({ grantors, grantees, payments }) => [
      ...grantors.map(({ householdId }) => householdId),
      ...payments.lines.flatMap(({ payeeHouseholdId }) => payeeHouseholdId ?? []),
      ...grantees.flatMap(({ householdId }) => householdId ?? []),
    ],
    capitalReview: ({ capitalReviewId }) => capitalReviewId,
  }),
  refusals: PARTY_REFUSALS,
  facts: ({ command: terms, state, references, context }) =>
    concludeRent({
      kind: 'household-lease',
      terms,
      grants: terms.grantors.flatMap(({ householdId, parcels }) =>
        parcels.map((parcelCode) => ({
          parcelCode,
          grantor: { kind: 'household' as const, id: householdId },
        })),
      ),
      state,
      references,
      context,
    }),
  rules: LEASE_RULES,
});
