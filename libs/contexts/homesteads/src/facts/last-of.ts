import type { LegalDate } from '#kernel';

/** The last of some facts that there was on a day, whenever it was recorded; of two of one day the later recorded. */
export function lastOf<Fact>(
  recorded: readonly Fact[],
  dayOf: (fact: Fact) => LegalDate,
  day: LegalDate,
): Fact | undefined {
  return recorded
    .filter((fact) => dayOf(fact) <= day)
    .reduce<Fact | undefined>((last, fact) => (last && dayOf(last) > dayOf(fact) ? last : fact), undefined);
}
