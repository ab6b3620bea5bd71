import { type Loaded, divisionCovers } from '#kernel';
import { type Household, householdStream } from '#collectives/facts';
import { many } from '#nest';

interface Deciding {
  readonly collectiveId: string;
  readonly divisionCode: string;
}

/** The households that a decision names. */
export function householdReferences<Command>(named: (command: Command) => readonly string[]) {
  return { households: many(householdStream, (command: Command) => [...new Set(named(command))]) };
}

/** Of the households named those that are registered neither with the collective nor in its place. */
export function householdsOfOthers(
  { collectiveId, divisionCode }: Deciding,
  named: readonly string[],
  { households }: { readonly households: readonly Loaded<Household | undefined>[] },
): readonly string[] {
  const own = households.flatMap(({ state }) =>
    state && (state.collectiveId === collectiveId || divisionCovers(divisionCode, state.divisionCode))
      ? [state.householdId]
      : [],
  );
  return [...new Set(named)].filter((householdId) => !own.includes(householdId));
}
