import { hash } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** RFC 6962 section 2.1: what keeps a leaf from passing for an inner node, and the other way round. */
const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;
/** Where the two halves of a node are laid side by side: hashing is done before anybody else comes by. */
const NODE = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** Hash of an entry of the log. */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(Buffer.concat([LEAF_PREFIX, entry]));
}

/** Hash of two subtrees side by side. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    return sha256(Buffer.concat([Uint8Array.of(NODE_PREFIX), left, right]));
  }
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return sha256(NODE);
}

/** Lower-case hex. */
export function sha256Text(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Root of the tree without leaves. */
export const EMPTY_ROOT: Buffer = sha256(new Uint8Array());
