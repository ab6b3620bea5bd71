import { commandOn, one } from '#nest';
import { DocumentNumber, LegalDateField, Text } from '#nest/fields';
import {
  STEP_RULES,
  SurplusAssetFound,
  assetIdOf,
  assetStream,
  depreciationIsWithinTheValue,
  inventoryStream,
  kindFitsItsClass,
  ownerOfInventory,
  surplusStandsInNoBook,
  whatIsFoundLetHasAContract,
} from '../facts/index.js';
import { AssetDescription, describedBy, figuresOf } from './describing.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class RecordSurplusAsset extends AssetDescription {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @LegalDateField('发现日')
  foundOn: string;

  @Text('没有入账的原因', 200, { example: '2012 年捐赠的健身器材，当时没有入账' })
  surplusReason: string;
}

export const recordSurplusAsset = commandOn({
  command: RecordSurplusAsset,
  title: '登记盘盈资产',
  ...ON_INVENTORY,
  stream: inventoryStream,
  references: {
    registered: one(assetStream, ({ inventoryId, code }: RecordSurplusAsset) =>
      assetIdOf({ collectiveId: ownerOfInventory(inventoryId), code }),
    ),
  },
  effectiveOn: ({ foundOn }) => foundOn,
  facts: ({ command, state, references, context }) => {
    const { code, assetClass, kind, foundOn: on } = command;
    return {
      ...stepOf(state, 'counting', { on, onField: 'foundOn' }, context),
      ...{ code, assetClass, kind },
      figures: figuresOf(command),
      registered: references.registered?.state,
      foundAsset: undefined,
      foundUse: command.useState,
    };
  },
  rules: [
    ...STEP_RULES,
    kindFitsItsClass,
    depreciationIsWithinTheValue,
    surplusStandsInNoBook,
    whatIsFoundLetHasAContract,
  ],
  decide: ({ inventory: { inventoryId, collectiveId }, code, on: foundOn }, { command }) => [
    SurplusAssetFound.of({
      inventoryId,
      found: { assetId: assetIdOf({ collectiveId, code }), ...describedBy(command) },
      reason: command.surplusReason,
      foundOn,
    }),
  ],
});
