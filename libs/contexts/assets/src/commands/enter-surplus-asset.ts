import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  AssetRegistered,
  type BookEntry,
  assetIdOf,
  assetIsRegisteredOnce,
  assetStream,
  publicWelfareAssetHasAKeeper,
} from '../facts/index.js';

/** Sent for every asset that a confirmed inventory found beyond the book. */
export class EnterSurplusAsset {
  constructor(
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly inventoryId: string,
    readonly found: Omit<BookEntry, 'assetId'>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const enterSurplusAsset = commandSpec({
  command: EnterSurplusAsset,
  title: '盘盈资产入册',
  permission: 'internal',
  stream: assetStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId, found: { code } }) => assetIdOf({ collectiveId, code }),
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command, state }) => ({ known: state, asset: command.found, hasKeeper: false }),
  rules: [assetIsRegisteredOnce, publicWelfareAssetHasAKeeper],
  decide: ({ asset: found }, { command }) => {
    const { collectiveId, divisionCode, inventoryId, effectiveOn: acquiredOn } = command;
    const { originalFen: amountFen } = found;
    const year = Number(acquiredOn.slice(0, 4));
    return [
      AssetRegistered.of({
        ...found,
        assetId: assetIdOf({ collectiveId, code: found.code }),
        ...{ collectiveId, divisionCode, inventoryId, acquiredOn },
        funds: amountFen > 0 ? [{ source: 'inherited', amountFen, year }] : [],
      }),
    ];
  },
});
