import { HouseholdEstablished, HouseholdRegistered } from '#collectives/facts';
import { type Case, type Rows, when } from '#read-store';
import { HouseholdCodeRow } from './homestead-rows.js';

/** How a household is named in a village: its 承包方编码, the village and an ordinal. */
export type Named = Pick<HouseholdCodeRow, 'contractorCode'>;

interface Coded extends Named {
  readonly householdId: string;
}

function note(rows: Rows, { householdId, contractorCode }: Coded): void {
  rows.put(HouseholdCodeRow, { householdId, contractorCode });
}

/** Notes the code of every household, so that what it has is read in the order of the village. */
export const households: readonly Case<Rows>[] = [
  when(HouseholdRegistered, ({ data }, rows) => note(rows, data)),
  when(HouseholdEstablished, ({ data }, rows) => note(rows, data)),
];

/** The code of a household; empty of one that was never registered. */
export async function codeOf(rows: Rows, householdId: string): Promise<Named> {
  const { contractorCode = '' } = (await rows.get(HouseholdCodeRow, { householdId })) ?? {};
  return { contractorCode };
}

/** Village, household by its ordinal, and what of it; what is no household's comes before them. */
export const listedIn = (
  divisionCode: string,
  { contractorCode }: Named,
  ...rest: readonly string[]
): string => [divisionCode, contractorCode, ...rest].join('/');
