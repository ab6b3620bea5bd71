import type { LegalDate } from '#kernel';
import type { Entitlement, Homestead, IdleSurvey, OwnerConsent } from './entitlement.js';
import { lastOf } from './last-of.js';

/* What is asked of the homesteads of a household. */

/** The homesteads that a household has now, those whose right is still being entered among them. */
export function homesteadsHeld(entitlement: Entitlement | undefined): readonly Homestead[] {
  return (entitlement?.homesteads ?? []).filter(({ standing }) => standing === 'held');
}

/** Those that it has now, or gave up after a day only: what it receives on that day it would have beside them. */
export function homesteadsBeside(entitlement: Entitlement | undefined, day: LegalDate): readonly Homestead[] {
  return (entitlement?.homesteads ?? []).filter(
    ({ standing, leftOn }) => standing === 'held' || (leftOn !== undefined && leftOn > day),
  );
}

/** The one on a plot that a household has now. */
export function homesteadOn(entitlement: Entitlement | undefined, parcelCode: string): Homestead | undefined {
  return homesteadsHeld(entitlement).find((each) => each.parcelCode === parcelCode);
}

/** A consent of the household to the use of the house on a plot. */
export function consentOf(
  entitlement: Entitlement | undefined,
  parcelCode: string,
  consentId: string | undefined,
): OwnerConsent | undefined {
  return homesteadOn(entitlement, parcelCode)?.consents.find((each) => each.consentId === consentId);
}

/** The last survey that there was on a day; of two of one day the one that was recorded later. */
export function surveyOn(
  entitlement: Entitlement | undefined,
  parcelCode: string,
  day: LegalDate,
): IdleSurvey | undefined {
  return lastOf(homesteadOn(entitlement, parcelCode)?.surveys ?? [], ({ surveyedOn }) => surveyedOn, day);
}
