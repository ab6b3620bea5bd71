import { assets } from './kinds/assets.js';
import { extensionConfirmations, extensionSurveys } from './kinds/extensions.js';
import { households, members } from './kinds/households.js';
import { householdContracts, parcels } from './kinds/land.js';
import { officers } from './kinds/officers.js';
import { oldContracts } from './kinds/old-contracts.js';
import type { ImportKind } from './kinds/shape.js';

/** Every kind there is: a new one is a value above and a line here. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  households,
  members,
  parcels,
  householdContracts,
  oldContracts,
  assets,
  officers,
  extensionSurveys,
  extensionConfirmations,
];

/** Whether whoever sends a file of this kind must say of which collective it is. */
export function needsCollective({ steps }: ImportKind): boolean {
  return steps.some(({ ofFile = [], workedOut = {} }) =>
    [{ ofFile }, ...Object.values(workedOut)].some((said) => said.ofFile?.includes('collectiveId')),
  );
}
