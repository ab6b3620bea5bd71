import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  AssetAdjustedToCount,
  type Figures,
  type UseState,
  assetStands,
  assetStream,
  countTakesEffectOnce,
  figuresOfAsset,
  movedBy,
} from '../facts/index.js';

/** Sent for every line of a confirmed inventory that differs from the book. */
export class AdjustAssetToCount {
  constructor(
    readonly assetId: string,
    readonly inventoryId: string,
    readonly counted: Figures,
    /** As it was found to be used; unchanged where nothing was said. */
    readonly useState: UseState | undefined,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const adjustAssetToCount = commandOn({
  command: AdjustAssetToCount,
  title: '按清查结果调整资产',
  permission: 'internal',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  facts: ({ command: { inventoryId, counted: after, useState, effectiveOn: on }, state: asset }) => ({
    ...{ asset, inventoryId, after, on },
    useState: useState ?? asset.useState,
  }),
  rules: [assetStands, countTakesEffectOnce],
  decide: ({ asset, inventoryId, after, useState, on }) => {
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
