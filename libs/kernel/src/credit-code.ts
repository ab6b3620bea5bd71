import { type CodeCheck, bad, good } from './check.js';

/** GB 32100-2015: digits and letters without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714: the nine characters of the organisation code inside. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export interface CreditCodeParts {
  readonly code: string;
  /** Registering department and kind, e.g. `N2`: village-level collective. */
  readonly kind: string;
  readonly divisionCode: string;
  /** Old issued codes may differ in the inner check character: a warning, not an error. */
  readonly organisationCheckHolds: boolean;
}

/** The 18th character for the first 17 (GB 32100-2015). */
export function creditCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + ALPHABET.indexOf(first17.charAt(index)) * weight,
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 9th character for the first 8 (GB 11714). */
export function organisationCheckCharacter(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + ORGANISATION_ALPHABET.indexOf(first8.charAt(index)) * weight,
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

export function parseCreditCode(text: string): CodeCheck<CreditCodeParts> {
  if (text.length !== 18) return bad(`统一社会信用代码应为 18 位，现为 ${text.length} 位`);
  const illegal = [...text].find((character) => !ALPHABET.includes(character));
  if (illegal !== undefined) return bad(`不能有“${illegal}”（大写字母中不用 I、O、S、V、Z）`);
  if (!/^\d{6}$/.test(text.slice(2, 8))) return bad('第 3 至 8 位应为登记机关的区划代码');
  if (creditCheckCharacter(text.slice(0, 17)) !== text.charAt(17)) return bad('校验码不符，请逐位核对');
  return good({
    code: text,
    kind: text.slice(0, 2),
    divisionCode: text.slice(2, 8),
    organisationCheckHolds: organisationCheckCharacter(text.slice(8, 16)) === text.charAt(16),
  });
}

/** A valid code for a collective: `N2` + county + `MF` + six digits + both check characters. */
export function collectiveCode(kind: 'N1' | 'N2' | 'N3', county: string, sequence: number): string {
  const body = `MF${String(sequence).padStart(6, '0')}`;
  const first17 = `${kind}${county}${body}${organisationCheckCharacter(body)}`;
  return first17 + creditCheckCharacter(first17);
}
