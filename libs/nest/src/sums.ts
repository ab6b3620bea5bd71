import type { DivisionLevel } from '#kernel';

/** Levels to which registers of villages are summed up. */
export const SUM_LEVELS = { village: '按村', township: '按乡镇', county: '按县' } as const satisfies Partial<
  Record<DivisionLevel, string>
>;
export type SumLevel = keyof typeof SUM_LEVELS;

/**
 * Rows added up to lines, in the order of their keys.
 *
 * @param lineOf key of the line that a row belongs to, and that line while nothing has been added to it
 * @param add adds a row to its line
 */
export function summedUp<Row, Line>(
  rows: readonly Row[],
  lineOf: (row: Row) => readonly [key: string, empty: Line],
  add: (line: Line, row: Row) => void,
): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const [key, empty] = lineOf(row);
    const line = lines.get(key) ?? empty;
    add(line, row);
    lines.set(key, line);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
