import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
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
import type { ApplicationStage, HomesteadStanding } from './kinds.js';

/** An application that is under way. */
export interface Application extends Omit<
  DataOf<typeof HomesteadApplied>,
  'householdId' | 'collectiveId' | 'divisionCode'
> {
  readonly stage: ApplicationStage;
  /** The day of the last step; of a publication its last day. */
  readonly stageOn: LegalDate;
  /** Of a publication its first day. */
  readonly publishedFrom?: LegalDate;
  readonly resolutionId?: string;
  readonly approvalId?: string;
}

export type HouseUse = Omit<DataOf<typeof HouseUseEntered>, 'householdId' | 'homesteadId' | 'parcelCode'>;
export type IdleSurvey = Omit<DataOf<typeof IdleSurveyRecorded>, 'homesteadId'>;
export interface OwnerConsent extends Omit<DataOf<typeof OwnerConsentRecorded>, 'homesteadId'> {
  readonly withdrawnOn?: LegalDate;
  /** The project that has agreed a use on it. */
  readonly usedBy?: string | undefined;
}

export interface Homestead {
  readonly homesteadId: string;
  readonly parcelCode: string;
  readonly areaDm2: number;
  readonly granted: boolean;
  readonly since: LegalDate;
  readonly standing: HomesteadStanding;
  readonly consents: readonly OwnerConsent[];
  /** In the order in which they were recorded. */
  readonly surveys: readonly IdleSurvey[];
  /** The project in which the house is now. */
  readonly use?: HouseUse | undefined;
  /** The house is sold or given to somebody of no household of the collective; the use of the land is not. */
  readonly soldOn?: LegalDate;
  /** Of one whose household is extinct: who has the house now, by which right. */
  readonly inheritance?: Pick<DataOf<typeof HouseInherited>, 'heirs' | 'rightId' | 'inheritedOn'>;
}

/** The house was sold, let or given away. */
export type HouseDisposal = Pick<DataOf<typeof HouseDisposed>, 'parcelCode' | 'way' | 'disposedOn'> & {
  /** Of a lease to a project: which. */
  readonly projectId?: string;
};

/** What a household has of homesteads and may still ask for; decided one at a time. */
export interface Entitlement {
  readonly householdId: string;
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly application?: Application | undefined;
  readonly homesteads: readonly Homestead[];
  readonly disposals: readonly HouseDisposal[];
  /** 资格权: kept unless the household gave it up itself, whatever becomes of the house. */
  readonly qualified: boolean;
}

type Place = Pick<Entitlement, 'householdId' | 'collectiveId' | 'divisionCode'>;

function opened(
  entitlement: Entitlement | undefined,
  { householdId, collectiveId, divisionCode }: Place,
): Entitlement {
  return (
    entitlement ?? {
      ...{ householdId, collectiveId, divisionCode },
      homesteads: [],
      disposals: [],
      qualified: true,
    }
  );
}

type Entered = Pick<Homestead, 'homesteadId' | 'parcelCode' | 'areaDm2' | 'granted' | 'since'>;

function entered(
  entitlement: Entitlement,
  { homesteadId, parcelCode, areaDm2, granted, since }: Entered,
): Entitlement {
  const known = { homesteadId, parcelCode, areaDm2, granted, since };
  return {
    ...entitlement,
    homesteads: [
      ...entitlement.homesteads,
      { ...known, standing: 'held' as const, surveys: [], consents: [] },
    ],
  };
}

function withHomestead(
  entitlement: Entitlement | undefined,
  id: string,
  change: (homestead: Homestead) => Partial<Homestead>,
): Entitlement | undefined {
  return (
    entitlement && {
      ...entitlement,
      homesteads: entitlement.homesteads.map((each) =>
        each.homesteadId === id ? { ...each, ...change(each) } : each,
      ),
    }
  );
}

function withConsent(
  { consents }: Homestead,
  id: string | undefined,
  change: Partial<OwnerConsent>,
): Pick<Homestead, 'consents'> {
  return { consents: consents.map((each) => (each.consentId === id ? { ...each, ...change } : each)) };
}

function advanced(
  entitlement: Entitlement | undefined,
  step: Partial<Application> & Pick<Application, 'stage' | 'stageOn'>,
): Entitlement | undefined {
  const application = entitlement?.application;
  return application ? { ...entitlement, application: { ...application, ...step } } : entitlement;
}

const disposed = (entitlement: Entitlement | undefined, disposal: HouseDisposal): Entitlement | undefined =>
  entitlement && { ...entitlement, disposals: [...entitlement.disposals, disposal] };

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
      return withHomestead(after, homesteadId, () => ({ standing: 'passed' }));
    },
    HouseInherited: (entitlement, { homesteadId, heirs, rightId, inheritedOn }) =>
      withHomestead(entitlement, homesteadId, () => ({
        ...{ standing: 'inherited', inheritance: { heirs, rightId, inheritedOn } },
      })),
    InheritedHouseGone: (entitlement, { homesteadId }) =>
      withHomestead(entitlement, homesteadId, () => ({ standing: 'house-gone' })),
    HomesteadSurrendered: (entitlement, { homesteadId, keepsQualification }) => {
      const after = withHomestead(entitlement, homesteadId, () => ({ standing: 'surrendered' }));
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
    HouseUseLeft: (entitlement, { homesteadId, parcelCode, projectId, undone }) => {
      const after = withHomestead(entitlement, homesteadId, (homestead) => ({
        ...(undone && withConsent(homestead, homestead.use?.consentId, { usedBy: undefined })),
        use: undefined,
      }));
      if (!after || !undone) return after;
      // A household may have let several houses to one project.
      const stands = (lease: HouseDisposal) =>
        lease.projectId !== projectId || lease.parcelCode !== parcelCode;
      return { ...after, disposals: after.disposals.filter(stands) };
    },
  },
});
