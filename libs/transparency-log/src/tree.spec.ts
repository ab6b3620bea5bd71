import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  GrowingTree,
  type Subtree,
  consistencyProof,
  edgeOf,
  inclusionProof,
  leafHash,
  nodeHash,
  rootAt,
  subtreeOf,
  verifyConsistency,
  verifyInclusion,
} from '#transparency-log';

const LEAVES = Array.from({ length: 600 }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));
const subtree = async (level: number, index: number): Promise<Buffer> =>
  subtreeOf(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level));

/** Straight from RFC 6962 section 2.1: the slow definition that everything else must agree with. */
function definition(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definition(leaves.slice(0, split)), definition(leaves.slice(split)));
}

const sizes = fc.integer({ min: 1, max: LEAVES.length });

test('a growing tree has the root of the definition, wherever it is taken up again', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const edge: Subtree[] = [];
      for (const { level, index } of edgeOf(from))
        edge.push({ level, index, hash: await subtree(level, index) });
      const tree = GrowingTree.from(from, edge);
      const completed = LEAVES.slice(from, to).flatMap((leaf) => tree.append(leaf));
      expect(tree.size).toBe(to);
      expect(tree.root()).toEqual(definition(LEAVES.slice(0, to)));
      expect(await rootAt(to, subtree)).toEqual(tree.root());
      for (const { level, index, hash } of completed) expect(hash).toEqual(await subtree(level, index));
    }),
    { numRuns: 60 },
  );
});

test('every leaf is proved in every tree, and no corrupted proof passes', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, pick, spoil) => {
      const index = pick % size;
      const proof = await inclusionProof(index, size, subtree);
      const claim = { index, size, leaf: LEAVES[index]!, root: await rootAt(size, subtree), proof };
      expect(verifyInclusion(claim)).toBe(true);
      for (const [what, wrong] of corruptions(proof, spoil))
        expect([what, verifyInclusion({ ...claim, proof: wrong })]).toEqual([what, false]);
      expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, spoil) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(claim.root, spoil) })).toBe(false);
      expect(verifyInclusion({ ...claim, index: size })).toBe(false);
      expect(verifyInclusion({ ...claim, index: -1 })).toBe(false);
      expect(verifyInclusion({ ...claim, index: index + 0.5 })).toBe(false);
      if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
      expect(verifyInclusion({ ...claim, size: index })).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('every tree continues every smaller one, and no corrupted proof passes', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, fc.nat(), async (a, b, spoil) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const proof = await consistencyProof(from, to, subtree);
      const [fromRoot, toRoot] = [await rootAt(from, subtree), await rootAt(to, subtree)];
      const claim = { from, to, fromRoot, toRoot, proof };
      expect(verifyConsistency(claim)).toBe(true);
      for (const [what, wrong] of corruptions(proof, spoil))
        expect([what, verifyConsistency({ ...claim, proof: wrong })]).toEqual([what, false]);
      expect(verifyConsistency({ ...claim, fromRoot: flipped(fromRoot, spoil) })).toBe(false);
      expect(verifyConsistency({ ...claim, toRoot: flipped(toRoot, spoil) })).toBe(false);
      if (from < to) {
        expect(verifyConsistency({ ...claim, fromRoot: toRoot, toRoot: fromRoot })).toBe(false);
        expect(verifyConsistency({ ...claim, from: to, to: from })).toBe(false);
        expect(verifyConsistency({ ...claim, from: from + 1 })).toBe(false);
      }
    }),
    { numRuns: 100 },
  );
});

test('the empty tree is continued by every tree, and by no proof', async () => {
  const [fromRoot, toRoot] = [await rootAt(0, subtree), await rootAt(9, subtree)];
  expect(verifyConsistency({ from: 0, to: 9, fromRoot, toRoot, proof: [] })).toBe(true);
  expect(verifyConsistency({ from: 0, to: 9, fromRoot, toRoot, proof: [toRoot] })).toBe(false);
  expect(verifyConsistency({ from: 0, to: 9, fromRoot: toRoot, toRoot, proof: [] })).toBe(false);
});

test.each([
  [3, 3],
  [-1, 3],
  [0, 0],
  [0.5, 3],
])('there is no leaf %d of %d', async (index, size) => {
  await expect(inclusionProof(index, size, subtree)).rejects.toThrow(RangeError);
});

test('there is no consistency with a smaller tree', async () => {
  await expect(consistencyProof(4, 3, subtree)).rejects.toThrow(RangeError);
});

function corruptions(proof: readonly Buffer[], spoil: number): [string, Buffer[]][] {
  const garbage = LEAVES[spoil % LEAVES.length]!;
  const wrong: [string, Buffer[]][] = [
    ['a hash behind', [...proof, garbage]],
    ['a hash before', [garbage, ...proof]],
    ['an empty hash behind', [...proof, Buffer.alloc(0)]],
  ];
  if (proof.length === 0) return wrong;
  const at = spoil % proof.length;
  return [
    ...wrong,
    ['a bit flipped', proof.map((hash, index) => (index === at ? flipped(hash, spoil) : hash))],
    ['a hash left out', proof.filter((_, index) => index !== at)],
    ['a hash cut off', proof.map((hash, index) => (index === at ? hash.subarray(0, 31) : hash))],
    ...(proof.length > 1 ? [['turned round', [...proof].reverse()] satisfies [string, Buffer[]]] : []),
  ];
}

function flipped(hash: Buffer, spoil: number): Buffer {
  const copy = Buffer.from(hash);
  const at = spoil % copy.length;
  copy[at] = copy[at]! ^ (1 << (spoil % 8));
  return copy;
}
