import { context } from '#nest';
import { adjustAssetToCount } from './commands/adjust-asset-to-count.js';
import { assignKeeper } from './commands/assign-keeper.js';
import { beginAssetBooks } from './commands/begin-asset-books.js';
import { changeUseState } from './commands/change-use-state.js';
import { closeCounting } from './commands/close-counting.js';
import { confirmInventory } from './commands/confirm-inventory.js';
import { correctAsset } from './commands/correct-asset.js';
import { countLine } from './commands/count-line.js';
import { disposeOfAsset } from './commands/dispose-of-asset.js';
import { enterAssetInBook } from './commands/enter-asset-in-book.js';
import { enterAssetOpening } from './commands/enter-asset-opening.js';
import { enterSurplusAsset } from './commands/enter-surplus-asset.js';
import { followReshapedLand } from './commands/follow-reshaped-land.js';
import { listAssetInInventory } from './commands/list-asset-in-inventory.js';
import { openInventory } from './commands/open-inventory.js';
import { publishInventory } from './commands/publish-inventory.js';
import { recordAssistedIncome } from './commands/record-assisted-income.js';
import { recordAssistedProject } from './commands/record-assisted-project.js';
import { recordInspection } from './commands/record-inspection.js';
import { recordSurplusAsset } from './commands/record-surplus-asset.js';
import { registerAsset } from './commands/register-asset.js';
import { reportInventory } from './commands/report-inventory.js';
import { strikeAssetFromBook } from './commands/strike-asset-from-book.js';
import { valueAsset } from './commands/value-asset.js';
import { assetBookStream, assetStream, inventoryStream } from './facts/index.js';
import { assetBooks } from './reactions/asset-books.js';
import { assetOpenings } from './reactions/asset-openings.js';
import { inventoryEffects } from './reactions/inventory-effects.js';
import { assetRegister, assets as assetList } from './views/assets.js';
import { assistedAssets, assistedIncomes, assistedLedger } from './views/assisted.js';
import { inventories, inventoryLines, inventoryRegister } from './views/inventories.js';
import { InventorySummaries } from './views/inventory-summary.js';

export { RegisterAsset } from './commands/register-asset.js';
export { assetOpenings } from './reactions/asset-openings.js';

export const assets = context({
  path: 'assets',
  title: '集体资产',
  streams: [assetStream, assetBookStream, inventoryStream],
  commands: [
    registerAsset,
    enterAssetOpening,
    followReshapedLand,
    correctAsset,
    changeUseState,
    assignKeeper,
    recordInspection,
    valueAsset,
    disposeOfAsset,
    recordAssistedProject,
    recordAssistedIncome,
    enterAssetInBook,
    strikeAssetFromBook,
    beginAssetBooks,
    openInventory,
    listAssetInInventory,
    countLine,
    recordSurplusAsset,
    closeCounting,
    publishInventory,
    confirmInventory,
    reportInventory,
    adjustAssetToCount,
    enterSurplusAsset,
  ],
  projections: [assetRegister, assistedLedger, inventoryRegister],
  reactions: [assetBooks, assetOpenings, inventoryEffects],
  registers: [assetList, assistedAssets, assistedIncomes, inventories, inventoryLines],
  queries: [InventorySummaries],
});
