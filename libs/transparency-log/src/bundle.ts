import { HASH_BYTES } from './hashing.js';
import type { LeafSource } from './leaf.js';

/*
 * A bundle: a whole log in one text file that can be checked offline, with this code or with a shell.
 *
 *     diqi-bundle v2
 *     vkey <verifier key of the log; trust it only if it came by another way as well>
 *     store <events of the store when it was exported>
 *
 *     <signed checkpoint, verbatim: text, blank line, signatures>
 *
 *     <leaf hash of every event, base64, one a line>
 *
 *     <index> TAB <id> TAB <stream> TAB <revision> TAB <type> TAB <data> TAB <metadata>, one event a line
 *
 * Data and metadata are the canonical bytes as stored: RFC 8785 has neither tab nor newline. The list of leaf hashes
 * carries no proof of its own; it lets whoever checks name the event that was changed. Nor does the line `store`: the
 * system says by it that its log is behind, which leaves out events that were acknowledged.
 */

export const BUNDLE_HEADER = 'diqi-bundle v2';
/** Version 1 has no line `store`, and is still read. */
export const BUNDLE_HEADER_1 = 'diqi-bundle v1';
export const BUNDLE_KEY = 'vkey ';
export const BUNDLE_STORE = 'store ';
const TAB = Buffer.from('\t');
const NEWLINE = Buffer.from('\n');

/** Everything before the leaf hashes. @param stored events of the store */
export function bundleHead(vkey: string, checkpoint: string, stored: number): string {
  return `${BUNDLE_HEADER}\n${BUNDLE_KEY}${vkey}\n${BUNDLE_STORE}${stored}\n\n${checkpoint}\n`;
}

/** One line of the list of leaf hashes. */
export function bundleHash(hash: Buffer): string {
  if (hash.length !== HASH_BYTES) throw new RangeError(`a leaf hash has ${HASH_BYTES} bytes`);
  return `${hash.toString('base64')}\n`;
}

/** One event. @param index of its leaf, from 0 */
export function bundleEvent(index: number, { id, stream, revision, type, bytes }: LeafSource): Buffer {
  const fields = Buffer.from(`${index}\t${id}\t${stream}\t${revision}\t${type}\t`);
  return Buffer.concat([fields, bytes.data, TAB, bytes.metadata, NEWLINE]);
}
