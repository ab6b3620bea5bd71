import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField, Sha256, Text } from '#nest/fields';
import { InventoryPublished, STEP_RULES, inventoryStream } from '../facts/index.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class PublishInventory extends Grounds {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @LegalDateField('公示起始日')
  publishedOn: string;

  @Text('公示地点', 60, { example: '村务公开栏' })
  publishedAt: string;

  @Sha256('公示表扫描件的 SHA-256')
  sha256: string;
}

export const publishInventory = commandOn({
  command: PublishInventory,
  title: '公示清产核资结果',
  ...ON_INVENTORY,
  stream: inventoryStream,
  effectiveOn: ({ publishedOn }) => publishedOn,
  facts: ({ command: { publishedOn: on }, state, context }) =>
    stepOf(state, 'closed', { on, onField: 'publishedOn' }, context),
  rules: STEP_RULES,
  decide: ({ inventory: { inventoryId }, on: publishedOn }, { command: { publishedAt, sha256 } }) => [
    InventoryPublished.of({ inventoryId, publishedOn, publishedAt, sha256 }),
  ],
});
