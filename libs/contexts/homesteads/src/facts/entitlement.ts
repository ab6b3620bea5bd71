import type { DataOf, LegalDate } from '#kernel';
import type {
  HomesteadApplied,
  HouseDisposed,
  HouseInherited,
  HouseUseEntered,
  IdleSurveyRecorded,
  OwnerConsentRecorded,
} from './entitlement-events.js';
import type { ApplicationStage, HomesteadStanding } from './kinds.js';

/* What a household has of homesteads, and how a fact changes it. */

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
/** One that is over: its last day, whatever the term was. */
export type FormerUse = HouseUse & { readonly leftOn: LegalDate };
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
  /** The day on which the household gave it up, or it passed to somebody else. */
  readonly leftOn?: LegalDate;
  readonly consents: readonly OwnerConsent[];
  /** In the order in which they were recorded. */
  readonly surveys: readonly IdleSurvey[];
  /** The project in which the house is now. */
  readonly use?: HouseUse | undefined;
  /** Those in which it was; of an agreement that never took effect there is nothing. */
  readonly formerUses: readonly FormerUse[];
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

export function opened(
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

export function entered(
  entitlement: Entitlement,
  { homesteadId, parcelCode, areaDm2, granted, since }: Entered,
): Entitlement {
  const known = { homesteadId, parcelCode, areaDm2, granted, since };
  return {
    ...entitlement,
    homesteads: [
      ...entitlement.homesteads,
      { ...known, standing: 'held' as const, surveys: [], consents: [], formerUses: [] },
    ],
  };
}

export function withHomestead(
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

export function withConsent(
  { consents }: Homestead,
  id: string | undefined,
  change: Partial<OwnerConsent>,
): Pick<Homestead, 'consents'> {
  return { consents: consents.map((each) => (each.consentId === id ? { ...each, ...change } : each)) };
}

/** As if the use had never been agreed: its consent is free again, unless an earlier use was agreed on it. */
export function withoutUse(homestead: Homestead): Partial<Homestead> {
  const { use, formerUses } = homestead;
  const served = formerUses.find(({ consentId }) => consentId === use?.consentId);
  return { ...withConsent(homestead, use?.consentId, { usedBy: served?.projectId }), use: undefined };
}

export function withUseOver({ use, formerUses }: Homestead, leftOn: LegalDate): Partial<Homestead> {
  return { use: undefined, formerUses: use ? [...formerUses, { ...use, leftOn }] : formerUses };
}

export function advanced(
  entitlement: Entitlement | undefined,
  step: Partial<Application> & Pick<Application, 'stage' | 'stageOn'>,
): Entitlement | undefined {
  const application = entitlement?.application;
  return application ? { ...entitlement, application: { ...application, ...step } } : entitlement;
}

export const disposed = (
  entitlement: Entitlement | undefined,
  disposal: HouseDisposal,
): Entitlement | undefined =>
  entitlement && { ...entitlement, disposals: [...entitlement.disposals, disposal] };
