import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { AssetEnteredInBook, type BookEntry, assetBookStream } from '../facts/index.js';

/** Sent for every asset that is registered or has changed. */
export class EnterAssetInBook {
  constructor(
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly entry: BookEntry,
    readonly effectiveOn: LegalDate,
    readonly parcels?: readonly string[],
  ) {}
}

export const enterAssetInBook = commandSpec({
  command: EnterAssetInBook,
  title: '资产列入总册',
  permission: 'internal',
  stream: assetBookStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { collectiveId, divisionCode, entry, parcels } }) => ({
    ...{ collectiveId, divisionCode, entry },
    ...(parcels && { parcels: [...parcels] }),
  }),
  rules: [],
  decide: (facts) => [AssetEnteredInBook.of(facts)],
});
