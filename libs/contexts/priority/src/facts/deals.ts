import type { LegalDate } from '#kernel';
import type { PriorityGround } from './grounds.js';
import type { PriorityBook, PriorityWindow } from './state.js';

/* A deal as those look at it who come first: about what they were asked, and what became of it. */

/** A subject of the deal, and what was asked about it. */
export interface AskedSubject {
  readonly subject: string;
  readonly book: PriorityBook | undefined;
  /** Of a parcel that was split off or merged: the books of those it came out of, however far back. */
  readonly before?: readonly PriorityBook[] | undefined;
}

/** A deal with outsiders: those who do not come first. */
export interface OutsiderDeal {
  /** Of which kinds the askings are that bear on it: whoever lets a sale go by has not waived a renewal. */
  readonly grounds: readonly PriorityGround[];
  readonly subjects: readonly AskedSubject[];
  /** None when nobody who receives is one. */
  readonly outsiders: readonly string[];
  readonly receivers: readonly string[];
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** What the first year brings, or the whole of a sale, in fen; none when it cannot be told. */
  readonly priceFen: number | undefined;
}

/** The last window of a book whose offer shares a day with the deal. */
function lastIn(book: PriorityBook | undefined, { grounds, ...deal }: OutsiderDeal): PriorityWindow[] {
  const last = book?.windows.findLast(
    ({ ground, from = deal.from, to = deal.to }) =>
      grounds.includes(ground) && from <= deal.to && deal.from <= to,
  );
  return last ? [last] : [];
}

/** Whether the land was asked about anew, in other conditions, when the earlier asking was over. */
function isAskedAnew({ ended }: PriorityWindow, [own]: readonly PriorityWindow[]): boolean {
  const begun = own?.noticedOn ?? own?.usedFrom;
  return ended !== undefined && begun !== undefined && ended.on < begun;
}

/** The askings about a subject that bear on the deal: its own, and those before it was split off or merged. */
export function askedFor(deal: OutsiderDeal, { book, before = [] }: AskedSubject): readonly PriorityWindow[] {
  const own = lastIn(book, deal);
  const earlier = before.flatMap((each) => lastIn(each, deal)).filter((each) => !isAskedAnew(each, own));
  return [...own, ...earlier];
}

/** The askings that bear on the deal, each once: parts of one parcel have one in common. */
export function windowsOf(deal: OutsiderDeal): readonly PriorityWindow[] {
  const windows = deal.subjects.flatMap((subject) => askedFor(deal, subject));
  return [...new Map(windows.map((window) => [window.windowId, window])).values()];
}

export const SALE_GROUNDS = ['house-sale'] as const;
export const LAND_GROUNDS = ['land-conveyance', 'other-method'] as const;
export const RENEWAL_GROUNDS = ['house-renewal', 'land-renewal'] as const;

/** Subjects with their books, as they were loaded along their lineage. */
export function askedSubjects(
  loaded: readonly {
    readonly id: string;
    readonly state: PriorityBook | undefined;
    readonly heir?: string;
  }[],
): readonly AskedSubject[] {
  const before = loaded.filter(({ heir }) => heir !== undefined);
  return loaded
    .filter(({ heir }) => heir === undefined)
    .map(({ id: subject, state: book }) => ({
      ...{ subject, book },
      before: before.flatMap(({ heir, state }) => (heir === subject && state ? [state] : [])),
    }));
}

/** Whether the one who comes first has let a deal go by: waived it, or kept silent until the last day. */
export function hasLetGo(deal: OutsiderDeal): boolean {
  return windowsOf(deal).some(({ ended }) => ended?.how === 'waived' || ended?.how === 'lapsed');
}
