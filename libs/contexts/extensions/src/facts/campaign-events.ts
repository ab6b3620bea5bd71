import { z } from 'zod';
import { eventType } from '#kernel';

const subject = { campaignId: z.string(), collectiveId: z.string(), divisionCode: z.string() };

export const ExtensionCampaignOpened = eventType('ExtensionCampaignOpened', {
  title: '延包工作已开始',
  data: {
    ...subject,
    /** The year in which the old contracts run out. */
    year: z.int(),
    openedOn: z.string(),
    /** The last day of the last of them. */
    lastEndsOn: z.string(),
    /** How many households stand in the base. */
    households: z.int(),
  },
});

/** So many households at most stand in one event; a large village makes several. */
export const HOUSEHOLDS_AT_ONCE = 500;

export const listedHouseholdSchema = z.strictObject({
  sheetId: z.string(),
  householdId: z.string(),
  /** From 1, in the order of the old contracts: the number of the new one is made of it. */
  ordinal: z.int(),
  /** Last day of the old term. */
  endsOn: z.string(),
  contractIds: z.array(z.string()),
  /** Of one that takes over land of another household: from whose sheet, and which parcels. */
  from: z.strictObject({ sheetId: z.string(), parcels: z.array(z.string()) }).optional(),
});
export type ListedHousehold = z.output<typeof listedHouseholdSchema>;

export const ExtensionHouseholdsListed = eventType('ExtensionHouseholdsListed', {
  title: '延包农户已列',
  data: { campaignId: z.string(), households: z.array(listedHouseholdSchema) },
});

export const ExtensionSurveyClosed = eventType('ExtensionSurveyClosed', {
  title: '入户调查已结束',
  data: { campaignId: z.string(), closedOn: z.string() },
});

export const ExtensionSchemeStated = eventType('ExtensionSchemeStated', {
  title: '延包方案已拟订',
  data: { campaignId: z.string(), statedOn: z.string(), summary: z.string(), sha256: z.string() },
});

export const ExtensionSchemeResolved = eventType('ExtensionSchemeResolved', {
  title: '延包方案已通过',
  data: { campaignId: z.string(), resolvedOn: z.string(), resolutionId: z.string() },
});

export const ExtensionSchemePublished = eventType('ExtensionSchemePublished', {
  title: '延包方案已公示',
  data: {
    campaignId: z.string(),
    publishedOn: z.string(),
    /** Last day on which objections may be raised. */
    publishedUntil: z.string(),
    publishedAt: z.string(),
    /** The scheme with the lists of households that was put up. */
    sha256: z.string(),
  },
});

export const SchemeObjectionRaised = eventType('SchemeObjectionRaised', {
  title: '延包异议已提出',
  data: {
    campaignId: z.string(),
    objectionId: z.string(),
    raisedOn: z.string(),
    content: z.string(),
    /** Whose sheet it is about; none when it is about the scheme. */
    sheetId: z.string().optional(),
  },
});

export const SchemeObjectionAnswered = eventType('SchemeObjectionAnswered', {
  title: '延包异议已答复',
  data: {
    campaignId: z.string(),
    objectionId: z.string(),
    answeredOn: z.string(),
    answer: z.string(),
    /** Justified: the sheet it is about is surveyed again. */
    upheld: z.boolean(),
  },
});

/** Those who have confirmed get their contracts; sent again, those who have confirmed since. */
export const ExtensionIssuingStarted = eventType('ExtensionIssuingStarted', {
  title: '延包合同已开始签订',
  data: {
    ...subject,
    signedOn: z.string(),
    /** Before the ordinal in the numbers of the contracts. */
    numberPrefix: z.string(),
    agreedUse: z.string(),
  },
});

export const ExtensionRegistrationFiled = eventType('ExtensionRegistrationFiled', {
  title: '延包登记清单已报送',
  data: {
    ...subject,
    filedOn: z.string(),
    authority: z.string(),
    sha256: z.string(),
    extended: z.int(),
    notExtended: z.int(),
    /** Of those who have not signed, where there are any. */
    notSigned: z.int().optional(),
    /** Of the new contracts, in dm². */
    areaDm2: z.int(),
  },
});

export const ExtensionCampaignClosed = eventType('ExtensionCampaignClosed', {
  title: '延包工作已办结',
  data: { campaignId: z.string(), closedOn: z.string() },
});
