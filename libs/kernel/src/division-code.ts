import { type CodeCheck, bad, good } from './check.js';

/** Administrative levels by length of their 统计用区划代码 here: county 6, township 9, village 12 digits. */
export type DivisionLevel = 'county' | 'township' | 'village';

export interface DivisionCodeParts {
  readonly code: string;
  readonly level: DivisionLevel;
  /** Code of the division above; none for a county. */
  readonly parent: string | undefined;
}

const LEVELS: Readonly<Record<number, DivisionLevel>> = { 6: 'county', 9: 'township', 12: 'village' };

export function parseDivisionCode(text: string): CodeCheck<DivisionCodeParts> {
  const level = LEVELS[text.length];
  if (!/^\d+$/.test(text) || !level) return bad('区划代码应为 6 位（县）、9 位（乡镇）或 12 位（村）数字');
  return good({ code: text, level, parent: level === 'county' ? undefined : text.slice(0, -3) });
}

/** Whether a division lies in another (or is it). Codes nest by their beginnings. */
export function divisionCovers(ancestor: string, descendant: string): boolean {
  return ancestor !== '' && descendant.startsWith(ancestor);
}
