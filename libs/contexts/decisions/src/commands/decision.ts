import { type LegalDate, type Loaded, periodEnd } from '#kernel';
import { type PolicyBook, policyFor, whereSet } from '#policies/facts';
import {
  type Decided,
  ResolutionAdopted,
  ResolutionRejected,
  type Steps,
  type TallyEntry,
  isCarried,
  votesNeeded,
} from '../facts/index.js';
import type { PrecedingSteps } from './convening.js';

/** What policy says of a decision on its day: how long it carries, when it is disclosed, what must precede it. */
export function policiesOnDecisions(book: Loaded<PolicyBook | undefined> | undefined, heldOn: LegalDate) {
  const validity = policyFor(book?.state, 'decisions.validity', heldOn);
  const disclosure = policyFor(book?.state, 'disclosure.major-matter-period', heldOn);
  const required = policyFor(book?.state, 'decisions.four-discussions-required', heldOn);
  return {
    validUntil: validity.value && periodEnd(heldOn, validity.value),
    disclosurePeriod: disclosure.value && { ...disclosure.value, from: heldOn },
    stepsRequired: required.value ?? [],
    policyReadings: [...whereSet(validity), ...whereSet(disclosure), ...whereSet(required)],
  };
}

/** Only what was stated of each step. */
export function stepsOf(steps: PrecedingSteps | undefined): Steps | undefined {
  return steps && { ...steps };
}

/** The event that a vote gives: carried or not, with what was needed. */
export function decisionOf(
  tally: TallyEntry,
  stated: Omit<Decided, 'needed' | 'inFavour' | 'against' | 'abstained' | 'recused'>,
) {
  const { inFavour, against, abstained, recused } = tally;
  const data = { ...stated, inFavour, against, abstained, recused, needed: votesNeeded(tally) };
  return isCarried(tally) ? ResolutionAdopted.of(data) : ResolutionRejected.of(data);
}
