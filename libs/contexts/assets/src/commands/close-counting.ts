import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField } from '#nest/fields';
import {
  InventoryCountingClosed,
  STEP_RULES,
  everyLineIsCounted,
  inventoryStream,
  inventoryTotals,
} from '../facts/index.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class CloseCounting extends Grounds {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @LegalDateField('清查结束日')
  closedOn: string;
}

export const closeCounting = commandOn({
  command: CloseCounting,
  title: '结束清查',
  ...ON_INVENTORY,
  stream: inventoryStream,
  effectiveOn: ({ closedOn }) => closedOn,
  facts: ({ command: { closedOn: on }, state, context }) =>
    stepOf(state, 'counting', { on, onField: 'closedOn' }, context),
  rules: [...STEP_RULES, everyLineIsCounted],
  decide: ({ inventory, on: closedOn }) => [
    InventoryCountingClosed.of({
      inventoryId: inventory.inventoryId,
      closedOn,
      ...inventoryTotals(inventory),
    }),
  ],
});
