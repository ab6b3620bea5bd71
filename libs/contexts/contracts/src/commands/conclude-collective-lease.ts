import { isRejection } from '#kernel';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { commandSpec, one } from '#nest';
import { ParcelCodes, Sha256, SubjectId } from '#nest/fields';
import { type Party, contractStream } from '../facts/index.js';
import { conclude, concluded, conclusionReferences, leaseParties, PARTY_REFUSALS } from './conclusion.js';
import { CONTRACT_RULES } from './contract-rules.js';
import { LeaseTerms, PARCELS_LIMIT, contractIdOf } from './terms.js';

export class ConcludeCollectiveLease extends LeaseTerms {
  @ParcelCodes('出租的地块', { max: PARCELS_LIMIT })
  parcels: string[];

  @SubjectId('通过的决议（承租方不是本集体农户时填）', { optional: true })
  resolutionId?: string;

  @SubjectId('乡镇批准（承租方不是本集体农户时填）', { optional: true })
  approvalId?: string;

  @Sha256('资信和经营能力审查材料的 SHA-256', { optional: true })
  capabilityReportSha256?: string;
}

export const concludeCollectiveLease = commandSpec({
  command: ConcludeCollectiveLease,
  title: '订立集体土地出租合同',
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: (terms) => contractIdOf(terms),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    ...conclusionReferences<ConcludeCollectiveLease>({
      parcels: ({ parcels }) => parcels,
      households: ({ grantees }) => grantees.flatMap(({ householdId }) => householdId ?? []),
      capitalReview: ({ capitalReviewId }) => capitalReviewId,
    }),
    resolution: one(resolutionStream, ({ resolutionId }: ConcludeCollectiveLease) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: ConcludeCollectiveLease) => approvalId),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  refusals: PARTY_REFUSALS,
  facts: ({ command: terms, state, references, context }) => {
    const landlord: Party = { kind: 'collective', id: terms.collectiveId };
    const parties = leaseParties(terms, landlord);
    if (isRejection(parties)) return parties;
    return conclude({
      kind: 'collective-lease',
      terms,
      right: 'management-right',
      grants: terms.parcels.map((parcelCode) => ({ parcelCode, grantor: landlord })),
      ...parties,
      state,
      references,
      context,
      more: {
        resolution: references.resolution?.state,
        approval: references.approval?.state,
        capabilityReportSha256: terms.capabilityReportSha256,
      },
    });
  },
  rules: CONTRACT_RULES,
  policies: ({ policyRows }) => policyRows,
  decide: (entry) => [concluded(entry)],
});
