import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { AssetBooksBegun, assetBookStream, booksBeginOnce } from '../facts/index.js';

/** Sent for the first opening balance of an owner. */
export class BeginAssetBooks {
  constructor(
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly openedOn: LegalDate,
    readonly effectiveOn: LegalDate = openedOn,
  ) {}
}

export const beginAssetBooks = commandSpec({
  command: BeginAssetBooks,
  title: '记下建账日',
  permission: 'internal',
  stream: assetBookStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { collectiveId, divisionCode, openedOn }, state: book }) => ({
    ...{ collectiveId, divisionCode, openedOn },
    booksBeganOn: book?.beganOn,
  }),
  rules: [booksBeginOnce],
  decide: ({ collectiveId, divisionCode, openedOn }) => [
    AssetBooksBegun.of({ collectiveId, divisionCode, openedOn }),
  ],
});
