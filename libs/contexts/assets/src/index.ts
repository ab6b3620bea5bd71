import { context } from '#nest';
import { assignKeeper } from './commands/assign-keeper.js';
import { changeUseState } from './commands/change-use-state.js';
import { disposeOfAsset } from './commands/dispose-of-asset.js';
import { recordInspection } from './commands/record-inspection.js';
import { registerAsset } from './commands/register-asset.js';
import { valueAsset } from './commands/value-asset.js';
import { assetStream } from './facts/index.js';
import { assetRegister, assets as assetList } from './views/assets.js';

export const assets = context({
  path: 'assets',
  title: '集体资产',
  streams: [assetStream],
  commands: [registerAsset, changeUseState, assignKeeper, recordInspection, valueAsset, disposeOfAsset],
  projections: [assetRegister],
  reactions: [],
  registers: [assetList],
});
