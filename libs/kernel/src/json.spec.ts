import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson } from './json.js';

describe('the canonical text of a JSON value', () => {
  it('orders keys by UTF-16 code units at every depth, and writes as RFC 8785 does', () => {
    const value = {
      peach: 'This sorting order',
      péché: 'is wrong according to French',
      pêche: 'but canonicalization MUST',
      sin: { b: [56, { z: null, d: true }], a: 1e30, '\u20ac': 'Euro Sign', '\r': 'Carriage Return' },
    };
    expect(canonicalJson(value)).toBe(
      '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST",' +
        '"sin":{"\\r":"Carriage Return","a":1e+30,"b":[56,{"d":true,"z":null}],"€":"Euro Sign"}}',
    );
  });

  it('is what the library for RFC 8785 writes, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('orders keys that look like numbers as texts, which an object does not', () => {
    expect(canonicalJson({ 9: 'b', 10: 'a', a: { 2: 1, 11: 1 } })).toBe(
      '{"10":"a","9":"b","a":{"11":1,"2":1}}',
    );
  });

  it('leaves out what is undefined, and takes a key that JavaScript keeps for itself', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1},"Z":2}'))).toBe('{"Z":2,"__proto__":{"a":1}}');
  });

  it('asks a value that knows its own JSON form', () => {
    expect(canonicalJson({ at: new Date(0), own: { toJSON: () => 'x' } })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","own":"x"}',
    );
  });

  it.each([
    ['nothing', undefined],
    ['not a number', { a: NaN }],
    ['an infinite number', { a: [-Infinity] }],
    ['half a character', { a: '\ud800' }],
    ['half a character in a key', { '\udc00': 1 }],
    ['a bigint', { a: 1n }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow();
  });

  it('refuses a value that holds itself', () => {
    const value: Record<string, unknown> = { a: {} };
    value.a = { b: value };
    expect(() => canonicalJson(value)).toThrow('Circular');
  });
});
