import { type CodeCheck, bad, good } from './check.js';
import { isLegalDate } from './legal-date.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** GB/T 2260: provinces by their first two digits, with Hong Kong, Macau and Taiwan (residence permits). */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

export interface IdentityNumberParts {
  /** With an upper-case X. */
  readonly number: string;
  readonly divisionCode: string;
  readonly bornOn: string;
  readonly sex: 'male' | 'female';
}

/** GB 11643-1999 (ISO 7064 MOD 11-2). A refusal never tells the right digit. */
export function parseIdentityNumber(text: string): CodeCheck<IdentityNumberParts> {
  const number = text.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return bad('身份证号应为 18 位：17 位数字加一位数字或 X');
  if (!PROVINCES.test(number)) return bad('前两位不是任何省份的代码，请对照身份证核对');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const year = Number(number.slice(6, 10));
  if (year < 1850 || !isLegalDate(bornOn.replace(/^18/, '19'))) return bad('其中的出生日期不存在，请核对');
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(number.charAt(index)) * weight, 0);
  if (CHECKS.charAt(sum % 11) !== number.charAt(17)) return bad('校验码不符，请对照身份证逐位核对');
  return good({
    number,
    divisionCode: number.slice(0, 6),
    bornOn,
    sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
  });
}

/** For people: only the last four. */
export function maskIdentityNumber(number: string): string {
  return number.slice(-4).padStart(number.length, '*');
}
