import { landContractingLaw, rule } from '#kernel';
import type { HouseholdCase } from './household-rules.js';

export const waiverIsNotedOnce = rule<HouseholdCase & { readonly parcelCode: string }>({
  id: 'HH18',
  code: 'COLLECTIVES.WAIVER_ALREADY_NOTED',
  sentence: '农户交回的每块承包地记载一次。',
  basis: [landContractingLaw('第三十条')],
  severity: 'block',
  breach: ({ household: { landWaived = [] }, parcelCode }) =>
    landWaived.some((each) => each.parcelCode === parcelCode)
      ? { detail: `该户交回地块 ${parcelCode} 已经记载。`, wayForward: '不必再办。' }
      : undefined,
});
