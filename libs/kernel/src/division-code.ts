import { type CodeCheck, bad, good } from './check.js';
import { codesOf } from './code-tables.js';

/** Administrative levels by length of their 统计用区划代码 here: county 6, township 9, village 12 digits. */
export const DIVISION_LEVELS = { county: 6, township: 9, village: 12 } as const;
export type DivisionLevel = keyof typeof DIVISION_LEVELS;

export interface DivisionCodeParts {
  readonly code: string;
  readonly level: DivisionLevel;
  /** Code of the division above; none for a county. */
  readonly parent: string | undefined;
}

export function parseDivisionCode(text: string): CodeCheck<DivisionCodeParts> {
  const level = codesOf(DIVISION_LEVELS).find((each) => DIVISION_LEVELS[each] === text.length);
  if (!/^\d+$/.test(text) || !level) return bad('区划代码应为 6 位（县）、9 位（乡镇）或 12 位（村）数字');
  return good({ code: text, level, parent: level === 'county' ? undefined : text.slice(0, -3) });
}

/** The division of a level that a division lies in; itself, when it is of that level or above it. */
export function divisionAt(level: DivisionLevel, code: string): string {
  return code.slice(0, DIVISION_LEVELS[level]);
}

/** Whether a division lies in another (or is it). Codes nest by their beginnings. */
export function divisionCovers(ancestor: string, descendant: string): boolean {
  return ancestor !== '' && descendant.startsWith(ancestor);
}
