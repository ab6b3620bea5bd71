import { hash } from 'node:crypto';
import { sha256Text } from './hashing.js';

/** What of an event is a fact of the register, whichever store holds it. */
export interface LeafSource {
  /** Lower-case UUID. */
  readonly id: string;
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  readonly type: string;
  /** The canonical bytes (RFC 8785) as stored. */
  readonly bytes: { readonly data: Uint8Array; readonly metadata: Uint8Array };
}

/**
 * The entry of an event in the log: an envelope in RFC 8785 form, with the hashes of payload and metadata.
 *
 * `{"data":"<sha256 hex>","id":"<uuid>","metadata":"<sha256 hex>","revision":0,"stream":"…","type":"…","v":1}`
 *
 * It holds nothing that a store assigns (no position, no time of the store), so a register that moves to another
 * store keeps every proof; and nothing of the payload, so a person forgotten leaves every proof valid. Far below
 * the 65,535 bytes an entry of a tiled log may have. These fields never change; another envelope is another `v`.
 */
export function leafBytes(source: LeafSource): Buffer {
  return Buffer.from(leafText(source));
}

/** Hash of the entry of an event: {@link leafHash} of {@link leafBytes}, in one step. */
export function eventLeafHash(source: LeafSource): Buffer {
  // The prefix of leaves, as a character.
  return hash('sha256', `\0${leafText(source)}`, 'buffer');
}

function leafText({ id, stream, revision, type, bytes }: LeafSource): string {
  const data = sha256Text(bytes.data);
  const metadata = sha256Text(bytes.metadata);
  // Members in canonical order; JSON.stringify writes well-formed strings as RFC 8785 does.
  return (
    `{"data":"${data}","id":"${id}","metadata":"${metadata}","revision":${revision},` +
    `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)},"v":1}`
  );
}
