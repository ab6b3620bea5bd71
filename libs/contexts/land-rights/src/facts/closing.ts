import { type LegalDate, addDays } from '#kernel';
import { type RightStack, ended, unburdened } from './rights.js';

/** What stands on a parcel. */
function standingOn({ rights, encumbrances }: RightStack): RightStack {
  return {
    rights: rights.filter(({ standing }) => standing !== 'ended'),
    encumbrances: encumbrances.filter(({ standing }) => standing !== 'ended'),
  };
}

/** The parcel is no more: what stood on it ends there, and is kept to be carried to the parts. */
export function closedInto<Stack extends RightStack>(parcel: Stack, into: readonly string[], on: LegalDate) {
  const carried = standingOn(parcel);
  const last = addDays(on, -1);
  const withoutRights = carried.rights.reduce(
    (rest, { contractId }) => ended(rest, contractId, last),
    parcel,
  );
  const closed = carried.encumbrances.reduce(
    (rest, { encumbranceId }) => unburdened(rest, encumbranceId, last),
    withoutRights,
  );
  return { ...closed, reshaping: undefined, gone: { on, cause: 'reshaped' as const, into, carried } };
}
