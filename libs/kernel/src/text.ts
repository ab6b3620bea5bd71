import { parseIdentityNumber } from './identity-number.js';

/** Control characters other than line breaks and tabs, lone surrogates, and text that is not NFC. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && text.normalize('NFC') === text && !/[^\P{Cc}\n\t]/u.test(text);
}

/**
 * Personal data that must not stand in free text, which goes into events for ever.
 *
 * Digits are read through full width, spaces and hyphens. An 18-character run that is a valid identity number
 * is one. An 11-digit run that begins like a mobile number is one. A run of 16 to 19 digits that passes the
 * Luhn check and begins like a bank card (3, 4, 5 or 6) is one; land codes begin with a division code (1 for
 * Shanxi and its neighbours) and so are not mistaken for cards.
 */
export function findPersonalData(text: string): 'identity-number' | 'phone' | 'bank-card' | undefined {
  const written = text.normalize('NFKC');
  const joined = written.replaceAll(/(?<=\d)[\s\-—·.,，、/_]+(?=[\dXx])/g, '');
  if ([written, joined].some(holdsIdentityNumber)) return 'identity-number';
  const plain = written.replaceAll(/(?<=\d)[\s\-—·.]{1,2}(?=[\dXx])/g, '');
  for (const [run] of plain.matchAll(/\d{11,19}[Xx]?/g)) {
    if (/^1[3-9]\d{9}$/.test(run)) return 'phone';
    if (/^[3-6]\d{15,18}$/.test(run) && passesLuhn(run)) return 'bank-card';
  }
  return undefined;
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
