import { type Rule, isRejection } from '#kernel';
import { commandOn } from '#nest';
import { Choice, LegalDateField, SubjectId } from '#nest/fields';
import {
  type AwardEntry,
  CLAIM_ORDERS,
  type ClaimOrder,
  type OwnLandEntry,
  PriorityAwarded,
  awardGoesToAClaim,
  claimsAreOrdered,
  dayLiesInTheWindow,
  ownLandIsNotClaimed,
  windowIsRunning,
} from '../facts/index.js';
import { IN_WINDOW, InWindow, PARCEL_REFERENCE, inWindow, named } from './on-window.js';

export class AwardPriority extends InWindow {
  @SubjectId('确定的主张')
  claimId: string;

  @Choice('确定方式（几人主张的填）', CLAIM_ORDERS, { optional: true })
  order?: ClaimOrder;

  @LegalDateField('确定之日')
  awardedOn: string;
}

const RULES: readonly Rule<AwardEntry & OwnLandEntry>[] = [
  windowIsRunning,
  dayLiesInTheWindow,
  awardGoesToAClaim,
  claimsAreOrdered,
  ownLandIsNotClaimed,
];

export const awardPriority = commandOn({
  command: AwardPriority,
  title: '登记确定优先权人',
  ...IN_WINDOW,
  references: PARCEL_REFERENCE,
  effectiveOn: ({ awardedOn }) => awardedOn,
  facts: ({ command, state: book, references, context }) => {
    const { claimId, order, awardedOn } = command;
    const at = inWindow(command, book, { on: awardedOn, context });
    if (isRejection(at)) return at;
    const claim = at.window.claims.find((each) => each.claimId === claimId);
    const parcel = references.parcel?.state;
    return { ...at, claimId, claim, order, parcel, party: claim?.claimant };
  },
  rules: RULES,
  decide: ({ window, claim, order, on: awardedOn }) =>
    claim
      ? [
          PriorityAwarded.of({
            ...named(window),
            claimId: claim.claimId,
            winner: claim.claimant,
            among: window.claims.map(({ claimId }) => claimId),
            order,
            awardedOn,
          }),
        ]
      : [],
});
