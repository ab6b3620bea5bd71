import {
  type Rule,
  formatHundredths,
  formatMu,
  forEvery,
  landManagementLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Parcel } from '#land-rights/facts';
import type { BookEntry } from './asset-book.js';
import { ASSET_CLASSES, ASSET_UNITS, type AssetClass, type AssetUnit } from './kinds.js';

/* The land of a resource asset, parcel by parcel, as the land register has it. */

/** One parcel that is named as land of an asset. */
export interface NamedLand {
  readonly parcelCode: string;
  /** Absent when no such parcel is registered. */
  readonly parcel: Parcel | undefined;
  /** The collective that owns the asset. */
  readonly collectiveId: string;
  /** The collective that exercises the ownership of the parcel today; absent while there is no owner. */
  readonly ownerId: string | undefined;
  /** The asset of this collective that the parcel belongs to already. */
  readonly belongsTo: Pick<BookEntry, 'code' | 'name'> | undefined;
}

export interface LandEntry {
  readonly assetClass: AssetClass;
  readonly unit: AssetUnit;
  readonly quantityHundredths: number;
  /** Each parcel once. */
  readonly land: readonly NamedLand[];
}

export const landBelongsToAResource = rule<LandEntry>({
  id: 'AS20',
  code: 'ASSETS.LAND_OF_NO_RESOURCE',
  sentence: '只有资源性资产列明所含地块；房屋等所占的土地另作资源性资产登记。',
  basis: [registerRules('资源性资产与地块一致')],
  severity: 'block',
  breach: ({ assetClass, land }) =>
    land.length === 0 || assetClass === 'resource'
      ? undefined
      : {
          detail: `${ASSET_CLASSES[assetClass]}不列所含地块。`,
          field: 'parcels',
          wayForward: '去掉所含地块；所占的土地另登记为资源性资产。',
        },
});

const landIsRegisteredAndOwned = rule<NamedLand>({
  id: 'AS21',
  code: 'ASSETS.LAND_NOT_OWNED',
  sentence: '资源性资产所含的地块都已登记，现存，且为该集体所有。',
  basis: [landManagementLaw('第十一条'), registerRules('资源性资产与地块一致')],
  severity: 'block',
  breach: ({ parcelCode, parcel, collectiveId, ownerId }) => {
    if (parcel && !parcel.gone && ownerId === collectiveId) return undefined;
    const gone = parcel?.gone ? `自 ${parcel.gone.on} 起已不存在` : '没有登记为该集体所有';
    return {
      detail: `地块 ${parcelCode} ${parcel ? gone : '尚未登记'}。`,
      field: 'parcels',
      facts: { parcelCode },
      wayForward: '核对地块编码；还没有登记的地块和所有权，先在土地登记簿登记。',
    };
  },
});

const landBelongsToOneAsset = rule<NamedLand>({
  id: 'AS22',
  code: 'ASSETS.LAND_OF_ANOTHER_ASSET',
  sentence: '一个地块只列入一项在册的资源性资产。',
  basis: [registerRules('资产不重不漏')],
  severity: 'block',
  breach: ({ parcelCode, belongsTo }) =>
    belongsTo && {
      detail: `地块 ${parcelCode} 已列入资产 ${belongsTo.code}“${belongsTo.name}”。`,
      field: 'parcels',
      facts: { parcelCode, code: belongsTo.code },
      wayForward: '核对地块编码；应归这一项的，先把原来的一项处置或者核销。',
    },
});

/** How much some land is in a unit, as it is shown; nothing of a unit in which land is not measured. */
const AMOUNTS: Readonly<Partial<Record<AssetUnit, (areaDm2: number) => string>>> = {
  mu: formatMu,
  'square-metre': formatHundredths,
};

interface MeasuredLand extends Pick<LandEntry, 'unit' | 'quantityHundredths'> {
  readonly land: readonly Pick<NamedLand, 'parcel'>[];
}

export const landAddsUpToTheQuantity = rule<MeasuredLand>({
  id: 'AS23',
  code: 'ASSETS.LAND_DOES_NOT_ADD_UP',
  sentence: '资源性资产的数量与所含地块的面积合计一致。',
  basis: [registerRules('资源性资产与地块一致')],
  severity: 'warn',
  breach: ({ land, unit, quantityHundredths }) => {
    const amountOf = AMOUNTS[unit];
    if (land.length === 0 || !amountOf) return undefined;
    const amount = amountOf(land.reduce((sum, { parcel }) => sum + (parcel?.areaDm2 ?? 0), 0));
    const quantity = formatHundredths(quantityHundredths);
    if (amount === quantity) return undefined;
    return {
      detail: `所含 ${land.length} 个地块合计 ${amount} ${ASSET_UNITS[unit]}，登记的数量是 ${quantity} ${ASSET_UNITS[unit]}。`,
      field: 'quantityHundredths',
      wayForward: '核对数量，以及地块有没有漏列、多列。',
    };
  },
});

/** The parcels of an asset when others have taken the place of one, each once. */
export function landAfter(
  parcels: readonly string[] | undefined,
  gone: string,
  into: readonly string[],
): readonly string[] {
  return [...new Set((parcels ?? []).flatMap((code) => (code === gone ? into : [code])))];
}

export const landIsFollowedOnce = rule<{
  readonly asset: { readonly code: string; readonly parcels?: readonly string[] | undefined };
  readonly gone: string;
}>({
  id: 'AS28',
  code: 'ASSETS.LAND_ALREADY_FOLLOWED',
  sentence: '地块分割、合并的，含有它的资产改列新的地块，只改一次。',
  basis: [registerRules('资源性资产与地块一致')],
  severity: 'block',
  breach: ({ asset: { code, parcels = [] }, gone }) =>
    parcels.includes(gone)
      ? undefined
      : {
          detail: `资产 ${code} 已不含地块 ${gone}。`,
          field: 'parcelCode',
          wayForward: '不必再改；在资产登记簿中核对所含地块。',
        },
});

export const LAND_RULES: readonly Rule<LandEntry>[] = [
  landBelongsToAResource,
  forEvery(landIsRegisteredAndOwned, ({ land }: LandEntry) => land),
  forEvery(landBelongsToOneAsset, ({ land }: LandEntry) => land),
  landAddsUpToTheQuantity,
];
