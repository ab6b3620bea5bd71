import { HASH_BYTES } from '#transparency-log';

/**
 * How a sequence of leaf hashes differs from what it should be, told at the first place where it does.
 *
 * @param expected what was signed for
 * @param found what the events of the file hash to; not equal to the former
 */
export function difference(
  expected: Buffer,
  found: Buffer,
): { code: 'changed' | 'removed' | 'added' | 'reordered'; index: number } {
  const [wanted, given] = [expected.length / HASH_BYTES, found.length / HASH_BYTES];
  let index = 0;
  while (index < wanted && index < given && same(expected, index, found, index)) index += 1;
  if (index === wanted) return { code: 'added', index };
  if (index === given) return { code: 'removed', index };
  const isKnown = holds(expected, index + 1, expected.length, found, index);
  const comesLater = holds(found, index + 1, found.length, expected, index);
  if (comesLater && isKnown) return { code: 'reordered', index };
  // What should stand here comes later, behind something nobody signed for.
  if (comesLater) return { code: given > wanted ? 'added' : 'reordered', index };
  if (isKnown) return { code: given < wanted ? 'removed' : 'reordered', index };
  return { code: 'changed', index };
}

function same(a: Buffer, atA: number, b: Buffer, atB: number): boolean {
  const [fromA, fromB] = [atA * HASH_BYTES, atB * HASH_BYTES];
  return a.compare(b, fromB, fromB + HASH_BYTES, fromA, fromA + HASH_BYTES) === 0;
}

/** Whether a hash of one sequence stands in another from a place on. */
function holds(haystack: Buffer, from: number, end: number, needles: Buffer, needle: number): boolean {
  const bytes = needles.subarray(needle * HASH_BYTES, (needle + 1) * HASH_BYTES);
  const start = from * HASH_BYTES;
  for (let at = haystack.indexOf(bytes, start); at >= 0 && at < end; at = haystack.indexOf(bytes, at + 1)) {
    if (at % HASH_BYTES === 0) return true;
  }
  return false;
}
