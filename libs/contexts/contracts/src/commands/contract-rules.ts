import { type Rule, forEvery } from '#kernel';
import { collectiveActs } from '#collectives/facts';
import {
  CONTRACT_CLAIM_RULES,
  COLLECTIVE_LEASE_CLAIM_RULES,
  type Claim,
  LEASE_CLAIM_RULES,
} from '#land-rights/facts';
import { POLICY_READING_RULES } from '#policies/facts';
import { LAND_DEAL_RULES } from '#priority/facts';
import {
  NUMBER_RULES,
  RELATED_LEASE_RULES,
  type RelatedLease,
  capitalIsReviewedFirst,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractIsWritten,
  contractorIsOfTheCollective,
  conveyanceIsFiled,
  datesAreInOrder,
  earnestMoneyIsWithinALimit,
  farmedLandIsFarmed,
  forestIsConveyedByResolution,
  householdsAreRegistered,
  householdsGetTheirRent,
  issuerIsRegistered,
  lessorsAreOfTheCollective,
  longLeaseIsDoubtful,
  nobodyContractsWithThemselves,
  outsidersNeedResolutionAndApproval,
  parcelsAreNamedOnce,
  paymentPlanFitsTheContract,
  rentIsReckonedInOneWay,
  returnedLandIsNotAskedForAgain,
  wastelandPlanIsPublishedFirst,
  wastelandTermIsWithinPolicy,
} from '../facts/index.js';
import type { Conclusion, LeaseConclusion } from './conclusion.js';

/* Each command names the rules that can bear on it, and no other. */

const EVERY_CONTRACT: readonly Rule<Conclusion>[] = [
  ...NUMBER_RULES,
  issuerIsRegistered,
  collectiveActs(({ collective, signedOn: on }) => ({ collective, on, field: 'collectiveId' })),
  datesAreInOrder,
  contractIsWritten,
  farmedLandIsFarmed,
  parcelsAreNamedOnce,
  nobodyContractsWithThemselves,
];

const EVERY_LEASE: readonly Rule<LeaseConclusion>[] = [
  ...EVERY_CONTRACT,
  householdsAreRegistered,
  capitalIsReviewedFirst,
  paymentPlanFitsTheContract,
  rentIsReckonedInOneWay,
  earnestMoneyIsWithinALimit,
  longLeaseIsDoubtful,
  wastelandTermIsWithinPolicy,
  ...POLICY_READING_RULES,
];

function onEveryParcel(rules: readonly Rule<Claim>[]): Rule<Conclusion>[] {
  return rules.map((each) => forEvery<Claim, Conclusion>(each, ({ claims }) => claims));
}

export const HOUSEHOLD_CONTRACT_RULES: readonly Rule<Conclusion>[] = [
  ...EVERY_CONTRACT,
  contractorIsOfTheCollective,
  returnedLandIsNotAskedForAgain,
  ...onEveryParcel(CONTRACT_CLAIM_RULES),
];

export const LEASE_RULES: readonly Rule<LeaseConclusion>[] = [
  ...EVERY_LEASE,
  lessorsAreOfTheCollective,
  householdsGetTheirRent,
  conveyanceIsFiled,
  ...onEveryParcel(LEASE_CLAIM_RULES),
  ...LAND_DEAL_RULES,
];

export const COLLECTIVE_LEASE_RULES: readonly Rule<LeaseConclusion & RelatedLease>[] = [
  ...EVERY_LEASE,
  collectiveMoneyStaysOutOfPersonalAccounts,
  wastelandPlanIsPublishedFirst,
  forestIsConveyedByResolution,
  outsidersNeedResolutionAndApproval,
  ...RELATED_LEASE_RULES,
  ...onEveryParcel(COLLECTIVE_LEASE_CLAIM_RULES),
  ...LAND_DEAL_RULES,
];
