/** What a parser of codes says: the parts, or a Chinese reason that ends a sentence. */
export type CodeCheck<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

export function good<Value>(value: Value): CodeCheck<Value> {
  return { ok: true, value };
}

export function bad(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
