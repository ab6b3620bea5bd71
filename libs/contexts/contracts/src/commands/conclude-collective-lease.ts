import { isRejection } from '#kernel';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { commandSpec, one } from '#nest';
import { LandCodes, Sha256, SubjectId } from '#nest/fields';
import { dutyBookStream } from '#posts/facts';
import type { Party } from '../facts/index.js';
import { CONCLUDING, concludeRent, leaseReferences } from './conclusion.js';
import { PARTY_REFUSALS } from './lease-parties.js';
import { COLLECTIVE_LEASE_RULES } from './contract-rules.js';
import { LeaseTerms, PARCELS_LIMIT } from './terms.js';

export class ConcludeCollectiveLease extends LeaseTerms {
  @LandCodes('出租的地块', { max: PARCELS_LIMIT })
  parcels: string[];

  @SubjectId('通过的决议（承租方不是本集体农户，或者是本集体的理事、监事及其近亲属的填）', { optional: true })
  resolutionId?: string;

  @SubjectId('乡镇批准（承租方不是本集体农户时填）', { optional: true })
  approvalId?: string;

  @SubjectId('就其中的林地通过的决议（一份合同既有林地又有其他土地时填）', { optional: true })
  forestResolutionId?: string;

  @SubjectId('就其中的林地的乡镇批准（同上）', { optional: true })
  forestApprovalId?: string;

  @Sha256('资信和经营能力审查材料的 SHA-256', { optional: true })
  capabilityReportSha256?: string;
}

export const concludeCollectiveLease = commandSpec({
  command: ConcludeCollectiveLease,
  title: '订立集体土地出租合同',
  ...CONCLUDING,
  references: {
    ...leaseReferences<ConcludeCollectiveLease>({
      parcels: ({ parcels }) => parcels,
      households: ({ grantees }) => grantees.flatMap(({ householdId }) => householdId ?? []),
      capitalReview: ({ capitalReviewId }) => capitalReviewId,
    }),
    resolution: one(resolutionStream, ({ resolutionId }: ConcludeCollectiveLease) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: ConcludeCollectiveLease) => approvalId),
    forestResolution: one(
      resolutionStream,
      ({ forestResolutionId }: ConcludeCollectiveLease) => forestResolutionId,
    ),
    forestApproval: one(
      authorisationStream,
      ({ forestApprovalId }: ConcludeCollectiveLease) => forestApprovalId,
    ),
    dutyBook: one(dutyBookStream, ({ divisionCode }: ConcludeCollectiveLease) => divisionCode),
  },
  refusals: PARTY_REFUSALS,
  facts: ({ command: terms, state, references, context }) => {
    const landlord: Party = { kind: 'collective', id: terms.collectiveId };
    const concluded = concludeRent({
      kind: 'collective-lease',
      terms,
      grants: terms.parcels.map((parcelCode) => ({ parcelCode, grantor: landlord })),
      landlord,
      state,
      references,
      context,
      more: {
        resolution: references.resolution?.state,
        approval: references.approval?.state,
        forestResolution: references.forestResolution?.state,
        forestApproval: references.forestApproval?.state,
        capabilityReportSha256: terms.capabilityReportSha256,
      },
    });
    return isRejection(concluded) ? concluded : { ...concluded, dutyBook: references.dutyBook?.state };
  },
  rules: COLLECTIVE_LEASE_RULES,
});
