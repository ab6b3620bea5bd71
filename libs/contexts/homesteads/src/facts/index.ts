export * from './application-rules.js';
export * from './application-step-rules.js';
export * from './collective-survey-rules.js';
export * from './consent-rules.js';
export * from './consent-use-rules.js';
export * from './day-rules.js';
export * from './disposal-rules.js';
export type {
  Application,
  Entitlement,
  FormerUse,
  Homestead,
  HouseDisposal,
  HouseUse,
  IdleSurvey,
  OwnerConsent,
} from './entitlement.js';
export * from './ending-rules.js';
export * from './entitlement-events.js';
export * from './entitlement-stream.js';
export * from './homestead-rules.js';
export * from './homesteads-of.js';
export * from './house.js';
export * from './house-events.js';
export * from './house-rules.js';
export * from './house-safety.js';
export * from './house-there-rules.js';
export * from './inheritance-rules.js';
export * from './kinds.js';
export * from './member-rules.js';
export * from './owner-rules.js';
export * from './plots.js';
export * from './postings.js';
export * from './project-rules.js';
export * from './receipt-rules.js';
export * from './revenue-gap-rules.js';
export * from './revitalization.js';
export * from './revitalization-events.js';
export * from './running-rules.js';
export * from './period-split-rules.js';
export * from './split-rules.js';
export * from './splitting.js';
export * from './starting-rules.js';
export * from './survey-rules.js';
export * from './then-rules.js';
export * from './use-reminders.js';
export * from './use-rules.js';
export * from './use-terms.js';
