import { type LegalDate, divisionCovers } from '#kernel';
import { type Division, divisionStream } from './state.js';

/** Through what a division inherits: it stands in the place of those before it. */
export const DIVISIONS_BEFORE = {
  stream: divisionStream,
  before: (division: Division | undefined): readonly string[] => division?.predecessors ?? [],
};
/** And those that stand in its place, for what was recorded under its code and keeps it. */
export const DIVISIONS_AFTER = {
  stream: divisionStream,
  before: (division: Division | undefined): readonly string[] => division?.successors ?? [],
};

/** Whether a code still holds on a day. The days before its registration are not asked about. */
export function holdsOn({ endedOn }: Pick<Division, 'endedOn'>, day: LegalDate): boolean {
  return endedOn === null || day <= endedOn;
}

/** What a division was called on a day; nothing before it stood in the register and after its code ended. */
export function divisionOn(
  division: Pick<Division, 'code' | 'kind' | 'names' | 'endedOn'>,
  day: LegalDate,
): Pick<Division, 'code' | 'kind' | 'name'> | undefined {
  const named = division.names.findLast(({ from }) => from <= day);
  if (!named || !holdsOn(division, day)) return undefined;
  const { code, kind } = division;
  return { code, kind, name: named.name };
}

/**
 * The codes that hold on a day in the place of one, over as many changes as there were: the code itself while it
 * holds. A code that is not found holds in nobody's place.
 */
export function successorsOf(
  code: string,
  day: LegalDate,
  find: (code: string) => Pick<Division, 'endedOn' | 'successors'> | undefined,
): readonly string[] {
  const seen = new Set<string>();
  const holding = new Set<string>();
  for (const ahead = [code]; ahead.length > 0;) {
    const next = ahead.shift();
    const division = next === undefined || seen.has(next) ? undefined : find(next);
    if (next === undefined || !division) continue;
    seen.add(next);
    if (holdsOn(division, day)) holding.add(next);
    else ahead.push(...division.successors);
  }
  return [...holding].sort();
}

/** Whether a place lies in an area by its code, or by one of those in whose place it stands. */
export function liesIn(place: Pick<Division, 'code' | 'predecessors'>, area: string): boolean {
  return [place.code, ...place.predecessors].some((code) => divisionCovers(area, code));
}
