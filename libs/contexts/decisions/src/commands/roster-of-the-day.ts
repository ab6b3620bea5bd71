import type { LegalDate, Loaded } from '#kernel';
import type { Roster } from '#collectives/facts';
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
  return loaded && roster && hasRosterInTheRegister(body) && roster.openedOn <= heldOn
    ? { ...loaded, state: roster }
    : undefined;
}
