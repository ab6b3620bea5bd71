import type { DecisionContext, LegalDate } from '#kernel';
import type { Inventory, InventoryStage, StepEntry } from '../facts/index.js';

/** The facts that every step of an inventory states alike. */
export function stepOf(
  inventory: Inventory,
  stage: InventoryStage,
  { on, onField }: { readonly on: LegalDate; readonly onField: string },
  { today }: DecisionContext,
): StepEntry {
  return { inventory, stage, on, onField, today };
}

/** What every command on an inventory says alike. */
export const ON_INVENTORY = {
  permission: 'assets.record',
  on: ({ inventoryId }: { readonly inventoryId: string }) => inventoryId,
} as const;
