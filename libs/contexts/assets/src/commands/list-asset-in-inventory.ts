import { Evidence, commandOn, one } from '#nest';
import { DocumentNumber, SubjectId } from '#nest/fields';
import {
  InventoryLinesListed,
  STEP_RULES,
  assetIsListedOnce,
  assetStream,
  bookEntryOf,
  inventoryStream,
} from '../facts/index.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class ListAssetInInventory extends Evidence {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @SubjectId('资产')
  assetId: string;
}

/** For an asset that was registered after the inventory began. */
export const listAssetInInventory = commandOn({
  command: ListAssetInInventory,
  title: '补列清查资产',
  ...ON_INVENTORY,
  stream: inventoryStream,
  references: { asset: one(assetStream, ({ assetId }: ListAssetInInventory) => assetId) },
  facts: ({ command: { assetId }, state, references, context }) => ({
    ...stepOf(state, 'counting', { on: context.effectiveOn, onField: 'effectiveOn' }, context),
    assetId,
    asset: references.asset?.state,
  }),
  rules: [...STEP_RULES, assetIsListedOnce],
  decide: ({ inventory: { inventoryId }, asset }) => {
    if (!asset) throw new Error('listed without an asset');
    return [InventoryLinesListed.of({ inventoryId, lines: [bookEntryOf(asset)] })];
  },
});
