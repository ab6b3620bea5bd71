import {
  AuditFindingsPutRight,
  CreditorsNotified,
  ESCALATION_DUTIES,
  LeftoverResolved,
  ReadingAnswered,
  SuitRequestAnswered,
  creditorsAreTold,
  findingsArePutRight,
  leftoverIsToBeResolvedInTime,
  HeadOfHouseholdNamed,
  MembershipTaken,
  householdNeedsAHead,
  newcomerIsToBeConfirmed,
  papersAreProvided,
  supervisorsSueInTime,
} from '#collectives/facts';
import {
  ResolutionDisclosed,
  ResolutionResultDisclosed,
  resolutionIsDisclosed,
  resultIsDisclosed,
} from '#decisions/facts';
import type { Case, Desk } from '#read-store';
import { closes } from './closing.js';

/** What ends the duties of a collective: its books and claims, its members and its resolutions. */
export const COLLECTIVE_ENDINGS: readonly Case<Desk>[] = [
  closes(CreditorsNotified, [creditorsAreTold]),
  closes(LeftoverResolved, [leftoverIsToBeResolvedInTime, ...ESCALATION_DUTIES]),
  // Whoever refuses owes the papers still.
  closes(ReadingAnswered, ({ data: { outcome } }) => (outcome === 'refused' ? [] : [papersAreProvided])),
  closes(AuditFindingsPutRight, ({ data: { remaining } }) => (remaining === 0 ? [findingsArePutRight] : [])),
  closes(SuitRequestAnswered, [supervisorsSueInTime]),
  closes(ResolutionDisclosed, [resolutionIsDisclosed]),
  closes(ResolutionResultDisclosed, [resultIsDisclosed]),
  closes(HeadOfHouseholdNamed, [householdNeedsAHead]),
  closes(MembershipTaken, [newcomerIsToBeConfirmed]),
];
