import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './hashing.js';

/**
 * Whether a proof shows that a leaf stands at an index of the tree of a size with a root (RFC 9162 section
 * 2.1.3.2). Anything malformed is no proof.
 */
export function verifyInclusion(given: {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): boolean {
  const { index, size, leaf, proof, root } = given;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let [position, last] = [index, size - 1];
  let hash: Uint8Array = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(step, hash);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      hash = nodeHash(hash, step);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && same(hash, root);
}

/**
 * Whether a proof shows that the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 9162
 * section 2.1.4.2). Every tree continues the empty one.
 */
export function verifyConsistency(given: {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): boolean {
  const { from, to, fromRoot, toRoot, proof } = given;
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && same(fromRoot, EMPTY_ROOT);
  // The older tree itself begins the path when it is complete.
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  const [first, ...steps] = path;
  if (!first) return false;
  let [position, last] = [from - 1, to - 1];
  while (position % 2 === 1) [position, last] = [half(position), half(last)];
  let [older, newer] = [first, first];
  for (const step of steps) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      older = nodeHash(step, older);
      newer = nodeHash(step, newer);
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      newer = nodeHash(newer, step);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && same(older, fromRoot) && same(newer, toRoot);
}

const half = (value: number): number => Math.floor(value / 2);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (hash: Uint8Array): boolean => hash.length === HASH_BYTES;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}
