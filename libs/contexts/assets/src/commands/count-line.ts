import { Grounds, commandOn, one } from '#nest';
import { Choice, DocumentNumber, FenField, LegalDateField, SubjectId, Text } from '#nest/fields';
import {
  type Figures,
  InventoryLineCounted,
  STEP_RULES,
  USE_STATES,
  type UseState,
  assetStream,
  countedLineIsListed,
  depreciationIsWithinTheValue,
  differenceHasAReason,
  inventoryStream,
  lossIsOfWhatIsInTheBooks,
  whatIsFoundLetHasAContract,
} from '../facts/index.js';
import { QuantityField } from './describing.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class CountLine extends Grounds {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @SubjectId('资产')
  assetId: string;

  @LegalDateField('清查日')
  countedOn: string;

  @QuantityField('清查数量（没有找到的填 0）', { min: 0 })
  quantityHundredths: number;

  @FenField('清查核实的原值', { min: 0 })
  originalFen: number;

  @FenField('清查核实的累计折旧', { min: 0 })
  depreciatedFen: number;

  @Choice('清查时的使用状态（与账面不同的填）', USE_STATES, { optional: true })
  useState?: UseState;

  @Text('账实不符的原因', 200, { optional: true, example: '2024 年洪水冲毁一间' })
  differenceReason?: string;
}

/** What is not there is worth nothing, whatever is left of its figures. */
function countedFigures({ quantityHundredths, originalFen, depreciatedFen }: CountLine): Figures {
  return quantityHundredths === 0
    ? { quantityHundredths, originalFen: 0, depreciatedFen: 0 }
    : { quantityHundredths, originalFen, depreciatedFen };
}

export const countLine = commandOn({
  command: CountLine,
  title: '登记清查结果',
  ...ON_INVENTORY,
  stream: inventoryStream,
  references: { asset: one(assetStream, ({ assetId }: CountLine) => assetId) },
  effectiveOn: ({ countedOn }) => countedOn,
  facts: ({ command, state, references, context }) => {
    const { assetId, countedOn: on, differenceReason: reason } = command;
    const figures = countedFigures(command);
    return {
      ...stepOf(state, 'counting', { on, onField: 'countedOn' }, context),
      ...{ assetId, reason, figures, counted: figures },
      asset: references.asset?.state,
      foundAsset: references.asset?.state,
      foundUse: command.useState,
      line: state.lines.find(({ book }) => book.assetId === assetId),
    };
  },
  rules: [
    ...STEP_RULES,
    countedLineIsListed,
    depreciationIsWithinTheValue,
    differenceHasAReason,
    lossIsOfWhatIsInTheBooks,
    whatIsFoundLetHasAContract,
  ],
  decide: ({ inventory: { inventoryId }, assetId, counted, on: countedOn, reason }, { command }) => [
    InventoryLineCounted.of({
      ...{ inventoryId, assetId, counted, countedOn, reason },
      useState: command.useState,
    }),
  ],
});
