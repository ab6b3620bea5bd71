import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  AssetAdjustedToCount,
  type Figures,
  type FoundUse,
  assetStands,
  assetStream,
  countTakesEffectOnce,
  figuresOfAsset,
  laterUseStands,
  movedBy,
  useAfterCount,
} from '../facts/index.js';

/** Sent for every line of a confirmed inventory that differs from the book. */
export class AdjustAssetToCount {
  constructor(
    readonly assetId: string,
    readonly inventoryId: string,
    readonly counted: Figures,
    /** As it was found to be used; unchanged where nothing was said. */
    readonly found: FoundUse | undefined,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const adjustAssetToCount = commandOn({
  command: AdjustAssetToCount,
  title: '按清查结果调整资产',
  permission: 'internal',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  facts: ({ command: { inventoryId, counted: after, found, effectiveOn: on }, state: asset }) => ({
    ...{ asset, inventoryId, after, found, on },
  }),
  rules: [assetStands, countTakesEffectOnce, laterUseStands],
  decide: ({ asset, inventoryId, after, found, on }) => {
    const useState = useAfterCount(found, asset);
    const { assetId, collectiveId, divisionCode, code, name, kind, dutySince } = asset;
    const before = figuresOfAsset(asset);
    const gone = after.quantityHundredths === 0;
    return [
      AssetAdjustedToCount.of({
        ...{ assetId, inventoryId, collectiveId, divisionCode, code, name, kind },
        ...{ before, after, useState, on, inAccounts: movedBy(asset, before, after) },
        dutySince: gone ? dutySince : undefined,
      }),
    ];
  },
});
