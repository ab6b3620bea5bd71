import {
  AssetAdjustedToCount,
  AssetDisposed,
  AssetInspected,
  AssetKeeperAssigned,
  InventoryConfirmed,
  InventoryReported,
  assetIsInspectedRegularly,
  inventoryIsToBeConfirmed,
  inventoryIsToBeReported,
  publicWelfareAssetHasAKeeper,
} from '#assets/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { closes } from './closing.js';

/** The inspection that an asset was due, where one was. */
const inspection = ({ data: { dutySince: occurrence } }: SeenEvent<{ dutySince?: string | undefined }>) =>
  occurrence === undefined ? [] : [{ code: assetIsInspectedRegularly.code, occurrence }];

/** What ends the duties of an asset and of a count. */
export const ASSET_ENDINGS: readonly Case<Desk>[] = [
  closes(AssetKeeperAssigned, [publicWelfareAssetHasAKeeper]),
  closes(AssetInspected, inspection),
  closes(AssetDisposed, (event) => [publicWelfareAssetHasAKeeper, ...inspection(event)]),
  closes(AssetAdjustedToCount, inspection),
  closes(InventoryConfirmed, [inventoryIsToBeConfirmed]),
  closes(InventoryReported, [inventoryIsToBeReported]),
];
