import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';
import {
  APPLICATION_GROUNDS,
  CLOSING_GROUNDS,
  COMPENSATION_PAYERS,
  HOMESTEAD_SOURCES,
  HOUSE_CONDITIONS,
  HOUSE_DISPOSALS,
  IDLE_STATES,
  PROJECT_KINDS,
  SURRENDER_GROUNDS,
  USE_WAYS,
  WILLINGNESS,
} from './kinds.js';

/** Whose it is: said by everything that may be recorded of a household first. */
const place = { householdId: z.string(), collectiveId: z.string(), divisionCode: z.string() };

export const HomesteadApplied = eventType('HomesteadApplied', {
  title: '宅基地已申请',
  data: {
    ...place,
    applicationId: z.string(),
    ground: oneOf(APPLICATION_GROUNDS),
    /** Asked for, dm². */
    areaDm2: z.int(),
    appliedOn: z.string(),
    paperSha256: z.string(),
  },
});

export const HomesteadApplicationDiscussed = eventType('HomesteadApplicationDiscussed', {
  title: '宅基地申请已讨论通过',
  data: { applicationId: z.string(), resolutionId: z.string(), discussedOn: z.string() },
});

/** 公示: first and last day on which anybody could object. */
export const HomesteadApplicationPublished = eventType('HomesteadApplicationPublished', {
  title: '宅基地申请已公示',
  data: {
    applicationId: z.string(),
    from: z.string(),
    to: z.string(),
    publishedAt: z.string(),
    sha256: z.string(),
  },
});

export const HomesteadApplicationApproved = eventType('HomesteadApplicationApproved', {
  title: '宅基地申请乡镇已批准',
  data: { applicationId: z.string(), approvalId: z.string(), approvedOn: z.string() },
});

export const HomesteadApplicationClosed = eventType('HomesteadApplicationClosed', {
  title: '宅基地申请已了结',
  data: { applicationId: z.string(), ground: oneOf(CLOSING_GROUNDS), closedOn: z.string() },
});

/** A homestead of a household: by its plot, and under the id by which its use right stands on the plot. */
const homestead = {
  ...place,
  homesteadId: z.string(),
  /** 不动产单元代码 of the plot. */
  parcelCode: z.string(),
  areaDm2: z.int(),
};

export const HomesteadGranted = eventType('HomesteadGranted', {
  title: '宅基地已分配',
  data: {
    ...homestead,
    applicationId: z.string(),
    grantedOn: z.string(),
    paperSha256: z.string(),
  },
});

export const ExistingHomesteadRecorded = eventType('ExistingHomesteadRecorded', {
  title: '已有宅基地已登记',
  data: { ...homestead, source: oneOf(HOMESTEAD_SOURCES), since: z.string() },
});

/** The plot could not bear the use right; the register of land says why. */
export const HomesteadFellThrough = eventType('HomesteadFellThrough', {
  title: '宅基地未能登记',
  data: { homesteadId: z.string(), cause: z.string() },
});

export const IdleSurveyRecorded = eventType('IdleSurveyRecorded', {
  title: '闲置情况已调查',
  version: 2,
  data: {
    homesteadId: z.string(),
    surveyedOn: z.string(),
    state: oneOf(IDLE_STATES),
    /** Since when it has been so. */
    since: z.string(),
    condition: oneOf(HOUSE_CONDITIONS),
    willingness: oneOf(WILLINGNESS),
    note: z.string().optional(),
    /** Of the second version: whose it is, or its bounds, is in dispute. */
    disputed: z.boolean().optional(),
  },
});

export const OwnerConsentRecorded = eventType('OwnerConsentRecorded', {
  title: '农户书面同意已登记',
  version: 3,
  data: {
    homesteadId: z.string(),
    consentId: z.string(),
    ways: z.array(oneOf(USE_WAYS)),
    /** Person ids of those of the household who signed, its head among them. */
    consenters: z.array(z.string()),
    /** The sheet says, and they were told, that who lets or sells the house gets no other homestead (土地管理法 62). */
    toldNoNewHomestead: z.literal(true),
    signedOn: z.string(),
    paperSha256: z.string(),
    /** Of the second version: for which kinds of project, up to which day at most; not said in the first. */
    purposes: z.array(oneOf(PROJECT_KINDS)).optional(),
    until: z.string().optional(),
    /** The one operator to whom it is given; absent when it is given to any. */
    operatorId: z.string().optional(),
    /** Adults of the household who did not sign but authorised a signer in writing. */
    authorised: z.array(z.strictObject({ personId: z.string(), sha256: z.string() })).optional(),
    /** Of the third version: when a household that was unwilling in the last survey changed its mind, and the paper. */
    changeOfMind: z.strictObject({ changedOn: z.string(), sha256: z.string() }).optional(),
  },
});

export const OwnerConsentWithdrawn = eventType('OwnerConsentWithdrawn', {
  title: '农户书面同意已撤回',
  data: {
    homesteadId: z.string(),
    consentId: z.string(),
    withdrawnOn: z.string(),
    paperSha256: z.string(),
  },
});

export const HouseDisposed = eventType('HouseDisposed', {
  title: '住房出卖、出租、赠与已登记',
  version: 2,
  data: {
    homesteadId: z.string(),
    parcelCode: z.string(),
    way: oneOf(HOUSE_DISPOSALS),
    disposedOn: z.string(),
    /** Of a sale or a gift: the household of the same collective that has the house now. */
    recipientHouseholdId: z.string().optional(),
    paperSha256: z.string(),
    /** Of the second version: it happened before the register, and is recorded as it is. */
    existingFact: z.boolean().optional(),
    /** A person, or a household of another collective, to whom the use of the land does not pass. */
    outsiderId: z.string().optional(),
  },
});

/** Of a household that is extinct: its heirs have the house, and the use of the land as long as it stands. */
export const HouseInherited = eventType('HouseInherited', {
  title: '整户消亡的房屋已由继承人取得',
  data: {
    homesteadId: z.string(),
    parcelCode: z.string(),
    /** One household of the collective, or persons who are of none. */
    heirs: z.array(holderSchema),
    /** Under which id the use right of persons stands on the plot. */
    rightId: z.string(),
    inheritedOn: z.string(),
    paperSha256: z.string(),
  },
});

/** The house that persons inherited stands no more, and with it the use of the land has ended. */
export const InheritedHouseGone = eventType('InheritedHouseGone', {
  title: '继承人的房屋已灭失',
  data: {
    homesteadId: z.string(),
    parcelCode: z.string(),
    rightId: z.string(),
    goneOn: z.string(),
    paperSha256: z.string(),
  },
});

export const HomesteadSurrendered = eventType('HomesteadSurrendered', {
  title: '宅基地已有偿退出',
  data: {
    homesteadId: z.string(),
    parcelCode: z.string(),
    ground: oneOf(SURRENDER_GROUNDS),
    compensationFen: z.int(),
    paidBy: oneOf(COMPENSATION_PAYERS),
    /** Whether the household may ask for a homestead again. */
    keepsQualification: z.boolean(),
    surrenderedOn: z.string(),
    resolutionId: z.string().optional(),
    paperSha256: z.string(),
  },
});

/** A house on a homestead in a project: {@link HouseUseEntered}, seen from the household. */
const use = { homesteadId: z.string(), parcelCode: z.string(), projectId: z.string() };

export const HouseUseEntered = eventType('HouseUseEntered', {
  title: '房屋已进入盘活项目',
  version: 2,
  data: {
    householdId: z.string(),
    ...use,
    way: oneOf(USE_WAYS),
    operator: holderSchema,
    /** Number and day of the agreement, first and last day of the use. */
    number: z.string(),
    signedOn: z.string(),
    from: z.string(),
    to: z.string(),
    /** Of the second version: the consent on which it was agreed. */
    consentId: z.string().optional(),
  },
});

export const HouseUseLeft = eventType('HouseUseLeft', {
  title: '房屋已离开盘活项目',
  data: {
    ...use,
    leftOn: z.string(),
    /** The agreement never took effect: it counts for nothing. */
    undone: z.boolean(),
  },
});
