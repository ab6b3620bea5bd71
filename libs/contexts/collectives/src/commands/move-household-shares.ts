import type { Fraction, LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  type HOUSEHOLD_MOVES,
  HouseholdSharesMoved,
  holdersAbove,
  householdHolder,
  mergedShareIsBroughtBelowTheCap,
  passing,
  portionOf,
  sameHolder,
  sharesStream,
  thereIsSomethingToMove,
} from '../facts/index.js';

/** Sent when a household has been split or absorbed: what it held as a household goes with its people. */
export class MoveHouseholdShares {
  constructor(
    readonly collectiveId: string,
    readonly fromHouseholdId: string,
    readonly toHouseholdId: string,
    readonly portion: Fraction,
    readonly cause: keyof typeof HOUSEHOLD_MOVES,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const moveHouseholdShares = commandOn({
  command: MoveHouseholdShares,
  title: '份额随户变动',
  permission: 'internal',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { fromHouseholdId, toHouseholdId, portion, cause }, state: shares }) => {
    const { holdings, cap } = shares;
    const [from, to] = [householdHolder(fromHouseholdId), householdHolder(toHouseholdId)];
    const lines = holdings
      .filter(({ holder }) => sameHolder(holder, from))
      .map(({ shareType, share }) => ({ to, shareType, share: portionOf(holdings, share, portion) }))
      .filter(({ share }) => share.numerator > 0);
    const passes = passing(holdings, from, lines);
    return { shares, from, to, cause, passes, cap, above: holdersAbove(passes.after, cap) };
  },
  rules: [thereIsSomethingToMove, mergedShareIsBroughtBelowTheCap],
  decide: ({ shares: { collectiveId, divisionCode }, from, cause, passes }) => [
    HouseholdSharesMoved.of({ collectiveId, divisionCode, from, cause, lines: [...passes.lines] }),
  ],
});
