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
 * RFC 8785 is what `JSON.stringify` writes once the keys are in order, so a payload whose objects are plain is
 * put in order and written by the engine; whatever is not plain is left to the library.
 *
 * @throws TypeError when the value holds something JSON cannot carry (undefined at the top, NaN, a bigint).
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  const text = ordered === NOT_PLAIN ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}

/** Said of a value that needs the library: a cycle, a class, a number or text that JSON cannot carry. */
const NOT_PLAIN = Symbol('not plain');
const DEEPEST_PLAIN = 32;
/** The same value with the keys of every object in UTF-16 order. */
function inOrder(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : NOT_PLAIN;
    case 'number':
      return Number.isFinite(value) ? value : NOT_PLAIN;
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return value;
      if (depth === DEEPEST_PLAIN) return NOT_PLAIN;
      return Array.isArray(value) ? listInOrder(value, depth) : objectInOrder(value, depth);
    default:
      return NOT_PLAIN;
  }
}

function listInOrder(list: readonly unknown[], depth: number): unknown {
  const ordered: unknown[] = [];
  for (const element of list) {
    const each = inOrder(element, depth + 1);
    if (each === NOT_PLAIN) return NOT_PLAIN;
    ordered.push(each);
  }
  return ordered;
}

function objectInOrder(object: object, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return NOT_PLAIN;
  const entries = object as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(entries).sort()) {
    const each = entries[key];
    if (each === undefined) continue;
    const inner = inOrder(each, depth + 1);
    if (inner === NOT_PLAIN || !isPlainKey(key)) return NOT_PLAIN;
    ordered[key] = inner;
  }
  return ordered;
}

/** Not one that an object lists before all others (integers), has for its prototype, or is asked for its JSON by. */
function isPlainKey(key: string): boolean {
  return !/^\d|^__proto__$|^toJSON$/.test(key) && key.isWellFormed();
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
