import { EMPTY_ROOT, nodeHash } from './hashing.js';

/** Hash of a complete subtree: of the 2^level leaves from `index` · 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/**
 * The right edge of an RFC 6962 tree: all that growing it takes. Holds one hash per set bit of its size.
 */
export class GrowingTree {
  private constructor(
    private readonly edge: Subtree[],
    private leaves: number,
  ) {}

  static empty(): GrowingTree {
    return new GrowingTree([], 0);
  }

  /** Goes on from the subtrees that {@link edgeOf} names for a size. */
  static from(size: number, edge: readonly Subtree[]): GrowingTree {
    return new GrowingTree([...edge], size);
  }

  get size(): number {
    return this.leaves;
  }

  /** Adds a leaf; the subtrees that it completes, from the leaf upwards. */
  append(leaf: Buffer): Subtree[] {
    let grown: Subtree = { level: 0, index: this.leaves, hash: leaf };
    const completed = [grown];
    while (grown.index % 2 === 1) {
      const left = this.edge.pop();
      if (left?.level !== grown.level) throw new Error('the edge of the tree does not fit its size');
      grown = { level: grown.level + 1, index: (grown.index - 1) / 2, hash: nodeHash(left.hash, grown.hash) };
      completed.push(grown);
    }
    this.edge.push(grown);
    this.leaves += 1;
    return completed;
  }

  root(): Buffer {
    if (this.leaves === 0) return EMPTY_ROOT;
    return this.edge.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The complete subtrees that a tree of a size is made of, from left to right. */
export function edgeOf(size: number): Omit<Subtree, 'hash'>[] {
  const edge: Omit<Subtree, 'hash'>[] = [];
  for (let begin = 0; begin < size;) {
    let level = 0;
    while (begin + 2 ** (level + 1) <= size) level += 1;
    edge.push({ level, index: begin / 2 ** level });
    begin += 2 ** level;
  }
  return edge;
}

/** Answers the hash of any complete subtree of the tree. */
export type SubtreeHash = (level: number, index: number) => Promise<Buffer>;

/** Leaves from `begin` up to but without `end`. */
type Span = readonly [begin: number, end: number];

/**
 * Inclusion proof (RFC 6962 section 2.1.1) of a leaf in the tree of its first `size` leaves: hashes from the
 * sibling of the leaf up to the child of the root.
 *
 * @throws RangeError
 */
export async function inclusionProof(index: number, size: number, subtree: SubtreeHash): Promise<Buffer[]> {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError(`no leaf ${index} of ${size}`);
  return Promise.all(pathTo(index, [0, size]).map((span) => hashOf(span, subtree)));
}

/**
 * Consistency proof (RFC 6962 section 2.1.2) between the trees of the first `from` and the first `to` leaves.
 *
 * @throws RangeError
 */
export async function consistencyProof(from: number, to: number, subtree: SubtreeHash): Promise<Buffer[]> {
  if (!isSize(from) || !isSize(to) || from > to) throw new RangeError(`no tree of ${from} in one of ${to}`);
  if (from === 0) return [];
  return Promise.all(subproof(from, [0, to], true).map((span) => hashOf(span, subtree)));
}

/** Root of the tree of the first `size` leaves. */
export function rootAt(size: number, subtree: SubtreeHash): Promise<Buffer> {
  return size === 0 ? Promise.resolve(EMPTY_ROOT) : hashOf([0, size], subtree);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Where RFC 6962 splits a span: after the largest power of two of leaves that is less than all. */
function middle([begin, end]: Span): number {
  let left = 1;
  while (left * 2 < end - begin) left *= 2;
  return begin + left;
}

function pathTo(index: number, span: Span): Span[] {
  const [begin, end] = span;
  if (end - begin === 1) return [];
  const split = middle(span);
  return index < split
    ? [...pathTo(index, [begin, split]), [split, end]]
    : [...pathTo(index, [split, end]), [begin, split]];
}

/** SUBPROOF of RFC 6962; `whole`: the span is known to the verifier, being the older tree itself. */
function subproof(from: number, span: Span, whole: boolean): Span[] {
  const [begin, end] = span;
  if (from === end) return whole ? [] : [span];
  const split = middle(span);
  return from <= split
    ? [...subproof(from, [begin, split], whole), [split, end]]
    : [...subproof(from, [split, end], false), [begin, split]];
}

async function hashOf(span: Span, subtree: SubtreeHash): Promise<Buffer> {
  const [begin, end] = span;
  const level = Math.log2(end - begin);
  // Only a span at the right edge is not a power of two; spans begin where a subtree of their size does.
  if (Number.isInteger(level) && 2 ** level === end - begin) return subtree(level, begin / 2 ** level);
  const split = middle(span);
  return nodeHash(await hashOf([begin, split], subtree), await hashOf([split, end], subtree));
}
