import type { LegalDate } from '#kernel';
import type { Parcel } from './parcel.js';
import { type Right, rightOf } from './rights.js';

/* On which day something came about that is filed or registered: neither is dated before it. */

/** The day of the act by which a right arose on the parcel: its contract, or the swap or succession by which it passed. */
export function aroseOn({ swaps = [] }: Pick<Parcel, 'swaps'>, right: Right): LegalDate {
  const passed =
    right.underContract !== undefined || swaps.some(({ newRightId }) => newRightId === right.contractId);
  return passed && right.from > right.signedOn ? right.from : right.signedOn;
}

/** The first day of the swap by which a right came, goes or went; none of a right that was never swapped. */
export function swappedOn(parcel: Parcel, id: string): LegalDate | undefined {
  const { swap, swaps = [] } = parcel;
  if (swap?.rightId === id) return swap.from;
  const moved =
    swaps.find(({ newRightId }) => newRightId === id) ?? swaps.find(({ rightId }) => rightId === id);
  return moved && rightOf(parcel, moved.newRightId)?.from;
}
