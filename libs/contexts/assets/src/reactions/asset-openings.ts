import { reaction, when } from '#read-store';
import { BeginAssetBooks } from '../commands/begin-asset-books.js';
import { AssetOpeningEntered, assetBookStream } from '../facts/index.js';

/** Tells the book of every owner on which day its books begin: that of the first opening balance there is. */
export const assetOpenings = reaction({
  name: 'asset-openings',
  title: '建账日',
  on: [
    when(AssetOpeningEntered, async ({ data: { collectiveId, divisionCode, openedOn } }, desk) => {
      const { state: book } = await desk.load(assetBookStream, collectiveId);
      if (book?.beganOn !== undefined) return;
      await desk.send('begin', new BeginAssetBooks(collectiveId, divisionCode, openedOn));
    }),
  ],
});
