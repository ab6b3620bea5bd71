import type { Breach, LegalDate } from '#kernel';
import { LAND_KINDS, type Parcel, type Right, rightsWithin } from '#land-rights/facts';

interface PlotNamed {
  readonly parcel: Parcel | undefined;
  readonly parcelCode: string;
  /** Of the village. */
  readonly divisionCode: string;
}

/** Why a parcel that is named is no homestead of the village. */
export function notAHomesteadOf({ parcel, parcelCode, divisionCode }: PlotNamed): Breach | undefined {
  const wayForward = '核对不动产单元代码；尚未登记的，先登记宅基地和集体土地所有权。';
  const field = 'parcelCode';
  if (parcel?.divisionCode !== divisionCode)
    return { detail: `${divisionCode} 没有登记宗地 ${parcelCode}。`, field, wayForward };
  return parcel.kind === 'homestead'
    ? undefined
    : { detail: `宗地 ${parcelCode} 是${LAND_KINDS[parcel.kind]}，不是宅基地。`, field, wayForward };
}

/** What a household, or heirs, have on a plot on one of some days. */
export function householdsRightWithin(
  parcel: Parcel | undefined,
  days: { readonly from: LegalDate; readonly to: LegalDate },
): Right | undefined {
  if (!parcel) return undefined;
  return (['homestead-use', 'house-ownership'] as const)
    .flatMap((kind) => rightsWithin(parcel, kind, days))
    .find(({ holders }) => holders.some(({ kind }) => kind !== 'collective'));
}
