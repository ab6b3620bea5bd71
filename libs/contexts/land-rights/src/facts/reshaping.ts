import type { DataOf } from '#kernel';
import type { PartOpened, PartReserved } from './reshaping-events.js';
import { type Parcel, parcelStream } from './state.js';

/** Out of which parcels a parcel came; what was agreed or asked about those bears on it still. */
export const PARCEL_LINEAGE = {
  stream: parcelStream,
  before: (parcel: Parcel | undefined): readonly string[] => parcel?.origins ?? [],
};

/** A part as it is reserved: of the village, the kind and the use of its sources. */
export function reservedFrom(
  source: Parcel,
  part: Pick<DataOf<typeof PartReserved>, 'code' | 'name' | 'areaDm2'>,
  given: { readonly reshapingId: string; readonly origins: readonly string[] },
): DataOf<typeof PartReserved> {
  const { divisionCode, kind, category, landClass, plantedUse, plannedUse } = source;
  return {
    reshapingId: given.reshapingId,
    ...{ code: part.code, name: part.name, areaDm2: part.areaDm2 },
    ...{ divisionCode, kind, category, landClass, plantedUse, plannedUse },
    origins: [...given.origins],
  };
}

/** What stood on the closed sources, once for all of them: the rights are those of the first, for they are alike. */
export function carriedFrom(sources: readonly Parcel[], reshapingId: string): DataOf<typeof PartOpened> {
  const [first] = sources;
  const burdens = sources.flatMap(({ gone }) => gone?.carried?.encumbrances ?? []);
  const rights = (first?.gone?.carried?.rights ?? []).map(({ succeeds: _, holders, ...right }) => ({
    ...right,
    holders: [...holders],
  }));
  return {
    reshapingId,
    ownership: first?.ownership,
    rights,
    encumbrances: [...new Map(burdens.map(({ endedOn: _, ...each }) => [each.encumbranceId, each])).values()],
  };
}
