import type { Household } from './household.js';
import type { RightIdentity } from './person-events.js';
import { isKeptRight } from './right-identity.js';

/** Whether a household keeps of a person what is right, or nothing. */
export function householdHasItRight(
  { members, arrivals, split }: Household,
  personId: string,
  right: RightIdentity,
): boolean {
  return isKeptRight([...members, ...arrivals, ...(split?.members ?? [])], personId, right);
}
