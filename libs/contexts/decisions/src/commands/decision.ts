import { type LegalDate, type Loaded, periodEnd } from '#kernel';
import { type PolicyBook, policyOn } from '#policies/facts';
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
  const validity = policyOn(book?.state, 'decisions.validity', heldOn);
  const disclosure = policyOn(book?.state, 'decisions.disclosure-period', heldOn);
  const required = policyOn(book?.state, 'decisions.four-discussions-required', heldOn);
  return {
    validUntil: validity && periodEnd(heldOn, validity.value),
    disclosureDueOn: disclosure && periodEnd(heldOn, disclosure.value),
    stepsRequired: required?.value ?? [],
    rows: [validity, disclosure, required].flatMap((row) => (row ? [row.rowId] : [])),
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
