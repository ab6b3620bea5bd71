import { z } from 'zod';
import { oneOf } from './code-tables.js';
import { canonicalJson, toJson } from './json.js';

/* 更正登记: what was recorded wrongly is put right by a further fact; nothing that stands is touched. */

/** On what a correction rests (民法典 220). */
export const CORRECTION_BASES = {
  'holder-consents': '登记的权利人书面同意更正',
  'error-proven': '有证据证明登记确有错误',
} as const;
export type CorrectionBasis = keyof typeof CORRECTION_BASES;

/** The particulars that differ and no others: as they were recorded, and as they are right. */
export interface Difference<Particulars> {
  readonly before: Partial<Particulars>;
  readonly after: Partial<Particulars>;
}

/** What a correction records, of particulars with these schemas. */
export function correctionShape<Shape extends z.ZodRawShape>(particulars: Shape) {
  const some = z.strictObject(particulars).partial();
  return {
    /** Where the subject lies. */
    divisionCode: z.string(),
    /** Legal date of the fact that was recorded wrongly: from that day on the right particulars hold. */
    since: z.string(),
    basis: oneOf(CORRECTION_BASES),
    /** What was wrong and how it was found: a Chinese sentence. */
    error: z.string(),
    before: some,
    after: some,
  };
}

/** Where what is stated differs from what is recorded; what is not stated stays. */
export function differenceOf<Particulars extends object, Name extends keyof Particulars>(
  recorded: Partial<Pick<Particulars, Name>>,
  stated: Partial<Pick<Particulars, Name>>,
  names: readonly Name[],
): Difference<Pick<Particulars, Name>> {
  const before: Partial<Pick<Particulars, Name>> = {};
  const after: Partial<Pick<Particulars, Name>> = {};
  for (const name of names) {
    if (stated[name] === undefined || isSame(recorded[name], stated[name])) continue;
    if (recorded[name] !== undefined) before[name] = recorded[name];
    after[name] = stated[name];
  }
  return { before, after };
}

/** The fields of a body come as instances of their classes, with gaps where nothing was stated. */
function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(toJson({ one })) === canonicalJson(toJson({ one: other }));
}
