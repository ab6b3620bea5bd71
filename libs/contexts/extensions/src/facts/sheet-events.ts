import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { REDUCTION_GROUNDS, SURVEY_DIFFERENCES, SURVEY_OUTCOMES, UNSIGNED_REASONS } from './kinds.js';

/** Where a sheet stands: every event of one tells it to those who follow. */
const place = {
  sheetId: z.string(),
  campaignId: z.string(),
  collectiveId: z.string(),
  divisionCode: z.string(),
  householdId: z.string(),
};

const parcelSchema = z.strictObject({ parcelCode: z.string(), areaDm2: z.int() });
export type SheetParcel = z.output<typeof parcelSchema>;

export const passedOnSchema = z.strictObject({
  householdId: z.string(),
  parcels: z.array(z.string()),
  /** SHA-256 of the agreement, where the register shows no split, merger or assignment. */
  paperSha256: z.string().optional(),
});
export type PassedOn = z.output<typeof passedOnSchema>;

export const givenUpSchema = z.strictObject({
  parcelCode: z.string(),
  ground: oneOf(REDUCTION_GROUNDS),
  /** SHA-256 of the household's written statement, where the ground asks for one. */
  paperSha256: z.string().optional(),
});
export type GivenUp = z.output<typeof givenUpSchema>;

/** What the old contracts say of the household. */
export const HouseholdSheetOpened = eventType('HouseholdSheetOpened', {
  title: '延包调查表已建',
  data: {
    ...place,
    ordinal: z.int(),
    /** Last day of the old term. */
    endsOn: z.string(),
    contracts: z.array(z.strictObject({ contractId: z.string(), number: z.string() })),
    /** With the areas of the old contracts. */
    parcels: z.array(parcelSchema),
    /** The sheet from which the land is taken over. */
    fromSheetId: z.string().optional(),
  },
});

export const HouseholdSurveyed = eventType('HouseholdSurveyed', {
  title: '农户已调查',
  data: {
    ...place,
    surveyedOn: z.string(),
    differences: z.array(oneOf(SURVEY_DIFFERENCES)),
    /** What the household goes on with, with the areas of the register. */
    kept: z.array(parcelSchema),
    /** What goes to other households of the collective: after a split, a merger, or the passing of the right. */
    passedOn: z.array(passedOnSchema),
    givenUp: z.array(givenUpSchema),
    /** Of the old contracts, and of what is kept; dm². */
    oldAreaDm2: z.int(),
    newAreaDm2: z.int(),
    outcome: oneOf(SURVEY_OUTCOMES),
  },
});

export const HouseholdExtensionConfirmed = eventType('HouseholdExtensionConfirmed', {
  title: '延包结果已由农户确认',
  data: {
    ...place,
    confirmedOn: z.string(),
    /** SHA-256 of what the household signed: the sheet with the text of the contract. */
    paperSha256: z.string(),
  },
});

export const ExtensionContractIssued = eventType('ExtensionContractIssued', {
  title: '延包合同已送订',
  data: {
    ...place,
    number: z.string(),
    parcels: z.array(z.string()),
    signedOn: z.string(),
    /** The day after the old term, and the last of thirty years. */
    from: z.string(),
    to: z.string(),
    paperSha256: z.string(),
    agreedUse: z.string(),
    /** From 1: a contract that came to nothing is tried again under another number. */
    attempt: z.int(),
  },
});

export const HouseholdExtended = eventType('HouseholdExtended', {
  title: '农户已延包',
  data: {
    ...place,
    contractId: z.string(),
    number: z.string(),
    parcels: z.array(parcelSchema),
    areaDm2: z.int(),
    signedOn: z.string(),
    from: z.string(),
    to: z.string(),
  },
});

export const HouseholdExtensionRefused = eventType('HouseholdExtensionRefused', {
  title: '农户延包未办成',
  data: {
    ...place,
    number: z.string(),
    /** Code and sentence of what stood in the way. */
    code: z.string(),
    detail: z.string(),
  },
});

export const HouseholdNotExtended = eventType('HouseholdNotExtended', {
  title: '农户不延包',
  data: { ...place, on: z.string(), givenUp: z.array(givenUpSchema), passedOn: z.array(passedOnSchema) },
});

/** It stands apart in the list for the registration authority, and may sign later. */
export const HouseholdNotSigned = eventType('HouseholdNotSigned', {
  title: '农户未签字',
  data: { ...place, notedOn: z.string(), reason: oneOf(UNSIGNED_REASONS), note: z.string() },
});

/** A conveyance of the household's land that ends with the old term (承包法 38). */
export const ConveyanceEndsWithTerm = eventType('ConveyanceEndsWithTerm', {
  title: '流转将随承包期届满',
  data: {
    ...place,
    contractId: z.string(),
    contractNumber: z.string().optional(),
    endsOn: z.string(),
  },
});

export const EndingConveyanceSettled = eventType('EndingConveyanceSettled', {
  title: '届满的流转已处理',
  data: { ...place, contractId: z.string() },
});
