import {
  PriorityAwarded,
  PriorityLapsed,
  PriorityWaived,
  WINDOW_DUTIES,
  claimIsToBeSettled,
  priorityBookStream,
  windowOf,
} from '#priority/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { type Ended, closes } from './closing.js';

/** What was to be done about a window that is over. */
function windowDuties({ data: { windowId: occurrence } }: SeenEvent<{ windowId: string }>): readonly Ended[] {
  return WINDOW_DUTIES.map(({ code }) => ({ code, occurrence }));
}

/** What ends the duties of a window in which members come first. */
export const PRIORITY_ENDINGS: readonly Case<Desk>[] = [
  closes(PriorityLapsed, windowDuties),
  closes(PriorityAwarded, windowDuties),
  closes(PriorityWaived, async (event, desk) => {
    const { windowId: occurrence, endsTheWindow } = event.data;
    if (endsTheWindow) return windowDuties(event);
    const { state: book } = await desk.load(priorityBookStream, event.subject);
    const claims = windowOf(book, occurrence)?.claims ?? [];
    return claims.length === 0 ? [{ code: claimIsToBeSettled.code, occurrence }] : [];
  }),
];
