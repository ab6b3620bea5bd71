import { divisionAt } from '#kernel';
import { resolutionStream } from '#decisions/facts';
import { Grounds, commandOn, many, one } from '#nest';
import { DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead } from '#policies/facts';
import {
  type Inventory,
  InventoryConfirmed,
  OWN_DECISION_RULES,
  STEP_RULES,
  inventoryIsConfirmedByTheAssembly,
  inventoryIsPublishedLongEnough,
  inventoryIsToBeConfirmed,
  inventoryStream,
  otherInventoryIds,
} from '../facts/index.js';
import { ON_INVENTORY, stepOf } from './inventory-step.js';

export class ConfirmInventory extends Grounds {
  @DocumentNumber('清产核资编号', { example: 'N2140722MF00000057-2025' })
  inventoryId: string;

  @LegalDateField('确认日')
  confirmedOn: string;

  @SubjectId('通过的决议')
  resolutionId: string;
}

export const confirmInventory = commandOn({
  command: ConfirmInventory,
  title: '确认清产核资结果',
  ...ON_INVENTORY,
  stream: inventoryStream,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: ConfirmInventory) => resolutionId),
    others: many(inventoryStream, (_: ConfirmInventory, inventory: Inventory | undefined) =>
      inventory ? otherInventoryIds(inventory) : [],
    ),
    policies: one(
      policyStream,
      (_: ConfirmInventory, inventory: Inventory | undefined) =>
        inventory && divisionAt('county', inventory.divisionCode),
    ),
  },
  effectiveOn: ({ confirmedOn }) => confirmedOn,
  facts: ({ command: { confirmedOn: on, resolutionId }, state, references, context }) => {
    const publication = policyFor(
      references.policies?.state,
      'inventory.publication-period',
      state.publishedOn ?? on,
    );
    return {
      ...stepOf(state, 'published', { on, onField: 'confirmedOn' }, context),
      resolutionId,
      resolution: references.resolution?.state,
      others: references.others.flatMap(({ state: other }) => other ?? []),
      publicationPeriod: publication.value,
      policyReadings: [publication],
      year: state.year,
      confirmed: true,
    };
  },
  rules: [
    ...STEP_RULES,
    inventoryIsPublishedLongEnough,
    inventoryIsConfirmedByTheAssembly,
    ...OWN_DECISION_RULES,
    inventoryIsToBeConfirmed,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ inventory, on: confirmedOn, resolutionId }) => {
    const { inventoryId, collectiveId, divisionCode, year } = inventory;
    const confirmed = { inventoryId, collectiveId, divisionCode, year, confirmedOn, resolutionId };
    return [InventoryConfirmed.of(confirmed)];
  },
});
