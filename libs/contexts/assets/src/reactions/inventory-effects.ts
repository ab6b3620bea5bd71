import { isRejection } from '#kernel';
import { reaction, when } from '#read-store';
import { AdjustAssetToCount } from '../commands/adjust-asset-to-count.js';
import { EnterSurplusAsset } from '../commands/enter-surplus-asset.js';
import { InventoryConfirmed, inventoryStream, linesThatDiffer } from '../facts/index.js';

/**
 * Brings what a confirmed inventory found into the register, each difference once: commands are keyed by the
 * confirmation and the asset.
 */
export const inventoryEffects = reaction({
  name: 'inventory-effects',
  title: '清产核资结果入册',
  on: [
    when(InventoryConfirmed, async ({ data }, desk) => {
      const { inventoryId, collectiveId, divisionCode, year, confirmedOn } = data;
      const { state: inventory } = await desk.load(inventoryStream, inventoryId);
      if (!inventory) throw new Error(`inventory ${inventoryId} has no stream`);
      for (const { book, count } of linesThatDiffer(inventory)) {
        const { assetId } = book;
        const adjusting = new AdjustAssetToCount(
          assetId,
          inventoryId,
          count.counted,
          count.useState && { useState: count.useState, on: count.countedOn },
          confirmedOn,
        );
        // One that was disposed of meanwhile is gone from the register as it is.
        await desk.send(`adjust/${assetId}`, adjusting);
      }
      for (const { found } of inventory.surpluses) {
        const { assetId, ...asset } = found;
        const entered = new EnterSurplusAsset(collectiveId, divisionCode, inventoryId, asset, confirmedOn);
        const answer = await desk.send(`enter/${assetId}`, entered);
        if (!isRejection(answer)) continue;
        // Another asset has got the code since it was counted.
        const renamed = { ...asset, code: `${asset.code}（${year}年盘盈）` };
        await desk.insist(
          `enter-renamed/${assetId}`,
          new EnterSurplusAsset(collectiveId, divisionCode, inventoryId, renamed, confirmedOn),
        );
      }
    }),
  ],
});
