import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What may stand in a payload: JSON primitives, arrays and plain objects; never undefined, dates or bigints. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/**
 * The one canonical text of a JSON value (RFC 8785). Everything that is hashed, signed or compared goes
 * through here, so that two processes, two stores and two decades agree on the bytes.
 *
 * @throws TypeError when the value holds something JSON cannot carry (undefined at the top, NaN, a bigint).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}

/** UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value), 'utf8');
}

/** Lower-case hex SHA-256 (64 characters) of bytes, or of the UTF-8 bytes of a text. */
export function sha256Hex(input: Uint8Array | string): string {
  return createHash('sha256').update(input).digest('hex');
}

/** The JSON form of an object: class instances become plain objects, undefined properties are left out. */
export function toJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
