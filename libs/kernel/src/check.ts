/** What a parser of codes says: the parts, or a Chinese reason that ends a sentence. */
export type CodeCheck<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

export function good<Value>(value: Value): CodeCheck<Value> {
  return { ok: true, value };
}

export function bad(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

/** What is said of digits, letters and hyphens as wide as a character of Chinese. */
export const FULL_WIDTH_FAULT = '含全角字符，请改用半角';

export function hasFullWidth(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}
