import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { AssetStruckFromBook, assetBookStream } from '../facts/index.js';

/** Sent for every asset that is no longer there. */
export class StrikeAssetFromBook {
  constructor(
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly assetId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const strikeAssetFromBook = commandSpec({
  command: StrikeAssetFromBook,
  title: '资产从总册注销',
  permission: 'internal',
  stream: assetBookStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { collectiveId, divisionCode, assetId } }) => ({ collectiveId, divisionCode, assetId }),
  rules: [],
  decide: (facts) => [AssetStruckFromBook.of(facts)],
});
