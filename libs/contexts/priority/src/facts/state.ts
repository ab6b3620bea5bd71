import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import type { Holder } from '#land-rights/facts';
import {
  PriorityAwarded,
  PriorityBarred,
  PriorityClaimed,
  PriorityLapsed,
  PriorityWaived,
  PriorityWindowOpened,
} from './events.js';
import type { WINDOW_ENDS } from './grounds.js';

export type PriorityClaim = Omit<DataOf<typeof PriorityClaimed>, 'windowId' | 'divisionCode'>;

interface WindowEnd {
  readonly how: keyof typeof WINDOW_ENDS;
  readonly on: LegalDate;
  /** Who comes before the outsider; of an award only. */
  readonly winner?: Holder;
}

export interface PriorityWindow extends DataOf<typeof PriorityWindowOpened> {
  /** Those that stand: whoever waives takes their claim back. */
  readonly claims: readonly PriorityClaim[];
  /** Who has waived. */
  readonly waivedBy: readonly string[];
  /** Day after which nothing is claimed any more, whatever the last day. */
  readonly barredOn?: LegalDate;
  readonly ended?: WindowEnd;
}

/** Every asking for priority on one subject, one after the other: of two that come at once one is first. */
export interface PriorityBook {
  readonly subject: string;
  readonly divisionCode: string;
  readonly windows: readonly PriorityWindow[];
}

/** The book with one of its windows changed. */
function amended(
  book: PriorityBook | undefined,
  windowId: string,
  change: (window: PriorityWindow) => Partial<PriorityWindow>,
): PriorityBook | undefined {
  return (
    book && {
      ...book,
      windows: book.windows.map((window) =>
        window.windowId === windowId ? { ...window, ...change(window) } : window,
      ),
    }
  );
}

export const priorityBookStream = streamType({
  category: 'priority-book',
  title: '优先权征询簿',
  events: [
    PriorityWindowOpened,
    PriorityClaimed,
    PriorityWaived,
    PriorityBarred,
    PriorityLapsed,
    PriorityAwarded,
  ],
  initial: absent<PriorityBook>(),
  evolve: {
    PriorityWindowOpened: (book, opened) => ({
      subject: opened.subject,
      divisionCode: opened.divisionCode,
      windows: [...(book?.windows ?? []), { ...opened, claims: [], waivedBy: [] }],
    }),
    PriorityClaimed: (book, { windowId, divisionCode: _, ...claim }) =>
      amended(book, windowId, ({ claims }) => ({ claims: [...claims, claim] })),
    PriorityWaived: (book, { windowId, party, waivedOn: on, endsTheWindow }) =>
      amended(book, windowId, ({ claims, waivedBy }) => ({
        claims: claims.filter(({ claimant }) => claimant.id !== party.id),
        waivedBy: [...waivedBy, party.id],
        ...(endsTheWindow && { ended: { how: 'waived', on } }),
      })),
    PriorityBarred: (book, { windowId, barredOn }) => amended(book, windowId, () => ({ barredOn })),
    PriorityLapsed: (book, { windowId, lastDay: on }) =>
      amended(book, windowId, () => ({ ended: { how: 'lapsed', on } })),
    PriorityAwarded: (book, { windowId, winner, awardedOn: on }) =>
      amended(book, windowId, () => ({ ended: { how: 'awarded', on, winner } })),
  },
});

export function windowOf(book: PriorityBook | undefined, windowId: string): PriorityWindow | undefined {
  return book?.windows.find((window) => window.windowId === windowId);
}

/** The window that has not ended; there is at most one. */
export function runningWindow(book: PriorityBook | undefined): PriorityWindow | undefined {
  return book?.windows.find(({ ended }) => ended === undefined);
}

/** The last day on which something may be claimed: the window's own, or that of the approval before it. */
export function lastDayToClaim({ lastDay, barredOn }: PriorityWindow): LegalDate {
  return barredOn !== undefined && barredOn < lastDay ? barredOn : lastDay;
}
