import type { LegalDate, Loaded } from '#kernel';
import { type Roster, standsInTheRegisterOn, votersOn } from '#collectives/facts';
import { type DutyBook, officersOf, postsOf } from '#posts/facts';
import { type DecidingBody, hasRosterInTheRegister } from '../facts/index.js';

/**
 * The roster from which the numbers of a meeting are computed; none for a body whose roll is its own, and none for a
 * meeting before the register kept one: its numbers stand in the minutes alone.
 */
export function rosterOfTheDay(
  loaded: Loaded<Roster | undefined> | undefined,
  body: DecidingBody,
  heldOn: LegalDate,
): Loaded<Roster> | undefined {
  const roster = loaded?.state;
  return loaded && roster && hasRosterInTheRegister(body) && standsInTheRegisterOn(roster, heldOn)
    ? { ...loaded, state: roster }
    : undefined;
}

/** Since when the register keeps the roster of a body; nothing for a body whose roll is its own. */
export function rosterOpening(
  loaded: Loaded<Roster | undefined> | undefined,
  body: DecidingBody,
): LegalDate | undefined {
  return hasRosterInTheRegister(body) ? loaded?.state?.openedOn : undefined;
}

interface Rolls {
  readonly members: Loaded<Roster | undefined> | undefined;
  readonly dutyBook: Loaded<DutyBook | undefined> | undefined;
}

/**
 * How many the register itself counts in a body whose roll is typed in: the directors in office on the day, and of a
 * members' assembly from before its roster was opened those who were members already; nothing where it knows nobody.
 */
export function countedInTheRegister(
  { collectiveId, body, heldOn }: { collectiveId: string; body: DecidingBody; heldOn: LegalDate },
  { members, dutyBook }: Rolls,
): number | undefined {
  const directors = officersOf(dutyBook?.state, collectiveId, heldOn).filter(({ post }) =>
    postsOf('board').includes(post),
  );
  const roster = members?.state;
  const voters = roster && hasRosterInTheRegister(body) ? votersOn(roster, heldOn) : [];
  const { length } = body === 'board' ? directors : voters;
  return length === 0 ? undefined : length;
}
