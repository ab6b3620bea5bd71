import { type Rule, forEvery } from '#kernel';
import { collectiveActs } from '#collectives/facts';
import { CLAIM_RULES, type Claim } from '#land-rights/facts';
import { POLICY_READING_RULES } from '#policies/facts';
import {
  capitalIsReviewedFirst,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractIsWritten,
  contractNumberIsUsedOnce,
  conveyanceIsFiled,
  datesAreInOrder,
  householdsAreOfTheCollective,
  issuerIsRegistered,
  longLeaseIsDoubtful,
  nobodyContractsWithThemselves,
  outsidersNeedResolutionAndApproval,
  parcelsAreNamedOnce,
  paymentPlanFitsTheContract,
  wastelandTermIsWithinPolicy,
} from '../facts/index.js';
import type { Conclusion } from './conclusion.js';

/** The rules of every contract, and those of land rights for each of its parcels. */
export const CONTRACT_RULES: readonly Rule<Conclusion>[] = [
  contractNumberIsUsedOnce,
  issuerIsRegistered,
  collectiveActs(({ collective, signedOn: on }) => ({ collective, on, field: 'collectiveId' })),
  datesAreInOrder,
  contractIsWritten,
  parcelsAreNamedOnce,
  householdsAreOfTheCollective,
  nobodyContractsWithThemselves,
  outsidersNeedResolutionAndApproval,
  capitalIsReviewedFirst,
  paymentPlanFitsTheContract,
  collectiveMoneyStaysOutOfPersonalAccounts,
  conveyanceIsFiled,
  longLeaseIsDoubtful,
  wastelandTermIsWithinPolicy,
  ...POLICY_READING_RULES,
  ...CLAIM_RULES.map((each) => forEvery<Claim, Conclusion>(each, ({ claims }) => claims)),
];
