import {
  type KeyObject,
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { sha256 } from './hashing.js';

/* Signed notes (C2SP signed-note), with Ed25519. */

const ED25519 = 0x01;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
/** Characters of a note at most; a checkpoint with 16 signatures has some 3,000. */
const NOTE_LIMIT = 100_000;
const SIGNATURES_LIMIT = 100;
/** DER before the raw key (RFC 8410). */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_NAME = /^[^\s\p{Z}\p{C}+]+$/u;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/;
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;

/** A text is no note, or no trusted key signed it. */
export class BadNote extends Error {
  override readonly name = 'BadNote';
}

export interface Verifier {
  readonly name: string;
  /** First bytes of the hash of name, algorithm and key. */
  readonly keyId: Buffer;
  verifies(text: string, signature: Uint8Array): boolean;
}

export interface Signer {
  readonly name: string;
  /** Verifier key: `name+keyid+base64(0x01 ‖ public key)`, to be handed to whoever checks. */
  readonly vkey: string;
  /** A whole note: the text, a blank line and this key's signature. @throws BadNote text is no note text */
  sign(text: string): string;
}

/** @param seed 32 bytes, the Ed25519 private key of RFC 8032 */
export function signerOf(name: string, seed: Uint8Array): Signer {
  if (!KEY_NAME.test(name)) throw new BadNote(`not a key name: ${JSON.stringify(name)}`);
  if (seed.length !== KEY_BYTES) throw new BadNote(`an Ed25519 seed has ${KEY_BYTES} bytes`);
  const der = Buffer.concat([PRIVATE_DER, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_DER.length);
  const keyId = keyIdOf(name, raw);
  const encoded = Buffer.concat([Uint8Array.of(ED25519), raw]).toString('base64');
  return {
    name,
    vkey: `${name}+${keyId.toString('hex')}+${encoded}`,
    sign(text) {
      if (!text.endsWith('\n') || hasControls(text)) throw new BadNote('not the text of a note');
      const signature = Buffer.concat([keyId, signBytes(null, Buffer.from(text), key)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** @throws BadNote when the text is no Ed25519 verifier key */
export function verifierOf(vkey: string): Verifier {
  const [, name = '', id = '', encoded = ''] = VERIFIER_KEY.exec(vkey.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const raw = bytes.subarray(1);
  const keyId = Buffer.from(id, 'hex');
  const fits = bytes[0] === ED25519 && raw.length === KEY_BYTES && bytes.toString('base64') === encoded;
  if (!KEY_NAME.test(name) || !fits || !keyId.equals(keyIdOf(name, raw))) {
    throw new BadNote('not an Ed25519 verifier key (name+keyid+key)');
  }
  const key = publicKey(raw);
  return {
    name,
    keyId,
    verifies: (text, signature) =>
      signature.length === SIGNATURE_BYTES && verifyBytes(null, Buffer.from(text), key, signature),
  };
}

/**
 * The text of a note that at least one of the keys signed. Signatures of other keys are ignored, as the format
 * demands; one of these keys that does not verify spoils the note.
 *
 * @throws BadNote
 */
export function openNote(note: string, verifiers: readonly Verifier[]): string {
  const { text, signatures } = parse(note);
  let verified = false;
  for (const { name, bytes } of signatures) {
    const keyId = bytes.subarray(0, KEY_ID_BYTES);
    const verifier = verifiers.find((each) => each.name === name && each.keyId.equals(keyId));
    if (!verifier) continue;
    if (!verifier.verifies(text, bytes.subarray(KEY_ID_BYTES)))
      throw new BadNote(`the signature of ${name} does not fit`);
    verified = true;
  }
  if (!verified) throw new BadNote('no known key signed the note');
  return text;
}

function parse(note: string): { text: string; signatures: { name: string; bytes: Buffer }[] } {
  if (note.length > NOTE_LIMIT || hasControls(note)) throw new BadNote('not a signed note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new BadNote('not a signed note');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > SIGNATURES_LIMIT) throw new BadNote('too many signatures');
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    const fits = KEY_NAME.test(name) && bytes.length > KEY_ID_BYTES && bytes.toString('base64') === encoded;
    if (!fits) throw new BadNote('not a signature line');
    return { name, bytes };
  });
  return { text: note.slice(0, split + 1), signatures };
}

function keyIdOf(name: string, raw: Uint8Array): Buffer {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ED25519), raw]);
  return sha256(input).subarray(0, KEY_ID_BYTES);
}

function publicKey(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: 'der', type: 'spki' });
}

/** ASCII control characters but newline, or half a surrogate pair, which has no UTF-8 form. */
function hasControls(text: string): boolean {
  return [...text].some((character) => character < ' ' && character !== '\n') || !text.isWellFormed();
}
