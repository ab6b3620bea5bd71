import { parseIdentityNumber } from './identity-number.js';

/** Half a character, control and format characters, line and paragraph separators, and what shows as nothing. */
const UNSEEN = /[\p{Cs}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const UNSEEN_ALL = new RegExp(UNSEEN, 'gu');
/** The braille blank is a symbol to Unicode, and empty to the eye. */
const BLANK = /[\s\p{Z}\u2800]/gu;

/** Where in a text, counted in characters from 1, a character stands that must not; `U+202E` names it. */
export interface UncleanCharacter {
  readonly at: number;
  readonly name: string;
}

/**
 * The first character that nobody sees and that may turn, hide or split what is read. Text of several lines may
 * have line breaks and tabs.
 */
export function uncleanCharacter(text: string, given: { lines: boolean }): UncleanCharacter | undefined {
  for (const [index, character] of [...text].entries()) {
    if (!UNSEEN.test(character) || (given.lines && /[\n\t]/.test(character))) continue;
    const point = character.codePointAt(0) ?? 0;
    return { at: index + 1, name: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return undefined;
}

/** Nothing but blanks, of whatever width. */
export function isBlank(text: string): boolean {
  return text.replaceAll(BLANK, '').replaceAll(UNSEEN_ALL, '') === '';
}

/** Of one number on paper, however it was typed: wide or narrow, with or without blanks, with whatever dash. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKC')
    .replaceAll(BLANK, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .toUpperCase();
}

/** Text in which every character can be seen, line breaks and tabs apart, in one form of Unicode (NFC). */
export function isCleanText(text: string): boolean {
  return text.normalize('NFC') === text && uncleanCharacter(text, { lines: true }) === undefined;
}

/**
 * Personal data that must not stand in free text, which goes into events for ever.
 *
 * Digits are read through full width, spaces, hyphens and characters that nobody sees. An 18-character run that
 * is a valid identity number is one. An 11-digit run that begins like a mobile number is one, with the code of
 * the country or a long-distance 0 before it as well. A run of 16 to 19 digits that passes the Luhn check and
 * begins like a bank card (3, 4, 5 or 6) is one; land codes begin with a division code (1 for Shanxi and its
 * neighbours) and so are not mistaken for cards. A whole run says what it is before a part of one does.
 */
export function findPersonalData(text: string): 'identity-number' | 'phone' | 'bank-card' | undefined {
  const written = text.normalize('NFKC').replaceAll(UNSEEN_ALL, (each) => (/\s/.test(each) ? each : ''));
  const joined = written.replaceAll(/(?<=\d)[\s\-—·.,，、/_]+(?=[\dXx])/g, '');
  const plain = written.replaceAll(/(?<=\d)[\s\-—·.()]{1,2}(?=[\dXx])/g, '');
  for (const [run] of `${written} ${plain}`.matchAll(/\d{11,19}[Xx]?/g)) {
    if (parseIdentityNumber(run).ok) return 'identity-number';
    if (/^(0{0,2}86|0)?1[3-9]\d{9}$/.test(run)) return 'phone';
    if (/^[3-6]\d{15,18}$/.test(run) && passesLuhn(run)) return 'bank-card';
  }
  return [written, joined].some(holdsIdentityNumber) ? 'identity-number' : undefined;
}

/** Anywhere in a run of digits, whatever stands before and after. */
function holdsIdentityNumber(text: string): boolean {
  for (const [run] of text.matchAll(/\d{17,}[\dXx]?/g)) {
    for (let start = 0; start + 18 <= run.length; start++)
      if (parseIdentityNumber(run.slice(start, start + 18)).ok) return true;
  }
  return false;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
