import { absent, streamType } from '#kernel';
import {
  type Entitlement,
  type HouseDisposal,
  advanced,
  disposed,
  entered,
  opened,
  withConsent,
  withHomestead,
  withUseOver,
  withoutUse,
} from './entitlement.js';
import {
  ExistingHomesteadRecorded,
  HomesteadApplicationApproved,
  HomesteadApplicationClosed,
  HomesteadApplicationDiscussed,
  HomesteadApplicationPublished,
  HomesteadApplied,
  HomesteadFellThrough,
  HomesteadGranted,
  HomesteadSurrendered,
  HouseDisposed,
  HouseInherited,
  HouseUseEntered,
  HouseUseLeft,
  IdleSurveyRecorded,
  InheritedHouseGone,
  OwnerConsentRecorded,
  OwnerConsentWithdrawn,
} from './entitlement-events.js';

export const entitlementStream = streamType({
  category: 'entitlement',
  title: '农户宅基地',
  events: [
    HomesteadApplied,
    HomesteadApplicationDiscussed,
    HomesteadApplicationPublished,
    HomesteadApplicationApproved,
    HomesteadApplicationClosed,
    HomesteadGranted,
    ExistingHomesteadRecorded,
    HomesteadFellThrough,
    IdleSurveyRecorded,
    OwnerConsentRecorded,
    OwnerConsentWithdrawn,
    HouseDisposed,
    HouseInherited,
    InheritedHouseGone,
    HomesteadSurrendered,
    HouseUseEntered,
    HouseUseLeft,
  ],
  initial: absent<Entitlement>(),
  evolve: {
    HomesteadApplied: (entitlement, { householdId, collectiveId, divisionCode, ...asked }) => ({
      ...opened(entitlement, { householdId, collectiveId, divisionCode }),
      application: { ...asked, stage: 'applied' as const, stageOn: asked.appliedOn },
    }),
    HomesteadApplicationDiscussed: (entitlement, { resolutionId, discussedOn: stageOn }) =>
      advanced(entitlement, { stage: 'discussed', stageOn, resolutionId }),
    HomesteadApplicationPublished: (entitlement, { from: publishedFrom, to: stageOn }) =>
      advanced(entitlement, { stage: 'published', stageOn, publishedFrom }),
    HomesteadApplicationApproved: (entitlement, { approvalId, approvedOn: stageOn }) =>
      advanced(entitlement, { stage: 'approved', stageOn, approvalId }),
    HomesteadApplicationClosed: (entitlement) => entitlement && { ...entitlement, application: undefined },
    HomesteadGranted: (entitlement, { grantedOn: since, ...granted }) =>
      entered(
        { ...opened(entitlement, granted), application: undefined },
        { ...granted, since, granted: true },
      ),
    ExistingHomesteadRecorded: (entitlement, recorded) =>
      entered(opened(entitlement, recorded), { ...recorded, granted: false }),
    HomesteadFellThrough: (entitlement, { homesteadId }) =>
      withHomestead(entitlement, homesteadId, () => ({ standing: 'fallen-through' })),
    IdleSurveyRecorded: (entitlement, { homesteadId, ...survey }) =>
      withHomestead(entitlement, homesteadId, ({ surveys }) => ({ surveys: [...surveys, survey] })),
    OwnerConsentRecorded: (entitlement, { homesteadId, ...consent }) =>
      withHomestead(entitlement, homesteadId, ({ consents }) => ({ consents: [...consents, consent] })),
    OwnerConsentWithdrawn: (entitlement, { homesteadId, consentId, withdrawnOn }) =>
      withHomestead(entitlement, homesteadId, (homestead) =>
        withConsent(homestead, consentId, { withdrawnOn }),
      ),
    HouseDisposed: (entitlement, { homesteadId, parcelCode, way, disposedOn, recipientHouseholdId }) => {
      const after = disposed(entitlement, { parcelCode, way, disposedOn });
      if (way === 'lease') return after;
      // Without a household that receives it the use of the land has not passed.
      if (recipientHouseholdId === undefined)
        return withHomestead(after, homesteadId, () => ({ soldOn: disposedOn }));
      return withHomestead(after, homesteadId, () => ({ standing: 'passed', leftOn: disposedOn }));
    },
    HouseInherited: (entitlement, { homesteadId, heirs, rightId, inheritedOn }) =>
      withHomestead(entitlement, homesteadId, () => ({
        ...{ standing: 'inherited', leftOn: inheritedOn, inheritance: { heirs, rightId, inheritedOn } },
      })),
    InheritedHouseGone: (entitlement, { homesteadId }) =>
      withHomestead(entitlement, homesteadId, () => ({ standing: 'house-gone' })),
    HomesteadSurrendered: (entitlement, { homesteadId, keepsQualification, surrenderedOn: leftOn }) => {
      const after = withHomestead(entitlement, homesteadId, () => ({ standing: 'surrendered', leftOn }));
      return after && { ...after, qualified: after.qualified && keepsQualification };
    },
    HouseUseEntered: (entitlement, { householdId: _, homesteadId, parcelCode, ...use }) => {
      const after = withHomestead(entitlement, homesteadId, (homestead) => ({
        ...withConsent(homestead, use.consentId, { usedBy: use.projectId }),
        use,
      }));
      const { way, projectId, signedOn: disposedOn } = use;
      return way === 'lease' ? disposed(after, { parcelCode, way, disposedOn, projectId }) : after;
    },
    HouseUseLeft: (entitlement, { homesteadId, parcelCode, projectId, leftOn, undone }) => {
      const after = withHomestead(entitlement, homesteadId, (homestead) =>
        undone ? withoutUse(homestead) : withUseOver(homestead, leftOn),
      );
      if (!after || !undone) return after;
      // A household may have let several houses to one project.
      const stands = (lease: HouseDisposal) =>
        lease.projectId !== projectId || lease.parcelCode !== parcelCode;
      return { ...after, disposals: after.disposals.filter(stands) };
    },
  },
});
