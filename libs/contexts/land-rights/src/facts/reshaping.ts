import type { DataOf, LegalDate } from '#kernel';
import type { PartOpened, PartReserved } from './reshaping-events.js';
import { type Right, contractOfRight } from './rights.js';
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

/**
 * What must agree of two rights, so that the parcels on which they stand may become one: the kind, who holds them, under which
 * contract and for how long. By which act they arose on each parcel (a swap, or the contract itself) need not; nor need the
 * day, unless it is still to come.
 */
export function likenessOf(right: Right, on: LegalDate): string {
  const holders = right.holders.map(({ id }) => id).sort();
  const from = right.from > on ? right.from : '';
  return [right.right, contractOfRight(right), ...holders, from, right.to].join('/');
}

/** The ids of rights on the other sources, with that of the like right on the first, which stands for all of them. */
function rightsInPlace(sources: readonly Parcel[], on: LegalDate): ReadonlyMap<string, string> {
  const [first, ...others] = sources.map(({ gone }) => gone?.carried?.rights ?? []);
  const kept = new Map(first?.map((right) => [likenessOf(right, on), right.contractId]));
  return new Map(
    others.flat().map((right) => [right.contractId, kept.get(likenessOf(right, on)) ?? right.contractId]),
  );
}

/** What stood on the closed sources, once for all of them: the rights are those of the first, for they are alike. */
export function carriedFrom(sources: readonly Parcel[], reshapingId: string): DataOf<typeof PartOpened> {
  const [first] = sources;
  const places = rightsInPlace(sources, first?.gone?.on ?? '');
  const burdens = sources
    .flatMap(({ gone }) => gone?.carried?.encumbrances ?? [])
    .map((each) => (each.rightId ? { ...each, rightId: places.get(each.rightId) ?? each.rightId } : each));
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
