import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField, Sha256 } from '#nest/fields';
import {
  InventoryReported,
  STEP_RULES,
  inventoryIsReportedOnce,
  inventoryIsToBeReported,
  inventoryStream,
} from '../facts/index.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class ReportInventory extends Grounds {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @LegalDateField('上报日')
  reportedOn: string;

  @Sha256('上报的报表的 SHA-256')
  sha256: string;
}

export const reportInventory = commandOn({
  command: ReportInventory,
  title: '上报清产核资结果',
  ...ON_INVENTORY,
  stream: inventoryStream,
  effectiveOn: ({ reportedOn }) => reportedOn,
  facts: ({ command: { reportedOn: on }, state, context }) => ({
    ...stepOf(state, 'confirmed', { on, onField: 'reportedOn' }, context),
    year: state.year,
    reported: true,
  }),
  rules: [...STEP_RULES, inventoryIsReportedOnce, inventoryIsToBeReported],
  decide: ({ inventory: { inventoryId }, on: reportedOn }, { command: { sha256 } }) => [
    InventoryReported.of({ inventoryId, reportedOn, sha256 }),
  ],
});
