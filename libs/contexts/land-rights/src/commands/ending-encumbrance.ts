import type { DecisionContext } from '#kernel';
import { Evidence } from '#nest';
import { LandCode, SubjectId } from '#nest/fields';
import { type EncumbranceEnd, type EncumbranceKind, type Parcel, parcelStream } from '../facts/index.js';

/** What every command says that ends a burden; the day is when it ended. */
export abstract class EncumbranceEnding extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('负担的编号')
  encumbranceId: string;
}

/** What commands on a parcel that clerks send have in common. */
export const ON_PARCEL = {
  permission: 'land-rights.record',
  stream: parcelStream,
  on: ({ parcelCode }: { readonly parcelCode: string }) => parcelCode,
} as const;

/** The burden that a command names, to be judged by `encumbranceIsThereToEnd`. */
export function endOf(
  { encumbranceId }: EncumbranceEnding,
  { encumbrances }: Parcel,
  { effectiveOn: on }: DecisionContext,
  ...kinds: readonly EncumbranceKind[]
): EncumbranceEnd {
  const encumbrance = encumbrances.find((each) => each.encumbranceId === encumbranceId);
  return { encumbranceId, encumbrance, kinds, on };
}
