import { HASH_BYTES } from './hashing.js';
import { BadNote, type Signer, type Verifier, openNote } from './signed-note.js';

/* Checkpoints (C2SP tlog-checkpoint): what a log was, in three lines that it signs. */

export interface Checkpoint {
  /** Names the log; the name of its key as well. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Buffer;
}

const COUNT = /^(0|[1-9]\d{0,15})$/;

export function signCheckpoint(signer: Signer, { size, root }: Omit<Checkpoint, 'origin'>): string {
  return signer.sign(`${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`);
}

/**
 * Opens a checkpoint that one of the keys signed for the log of an origin.
 *
 * @throws BadNote
 */
export function openCheckpoint(note: string, origin: string, verifiers: readonly Verifier[]): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, verifiers));
  if (checkpoint.origin !== origin)
    throw new BadNote(`a checkpoint of ${checkpoint.origin}, not of ${origin}`);
  return checkpoint;
}

/** @param text of the note; whoever calls has checked the signature. @throws BadNote */
function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n').slice(0, -1);
  const hash = Buffer.from(root, 'base64');
  const fits = origin !== '' && COUNT.test(size) && Number.isSafeInteger(Number(size));
  const whole = hash.length === HASH_BYTES && hash.toString('base64') === root;
  if (!fits || !whole || extensions.includes('')) throw new BadNote('not the text of a checkpoint');
  return { origin, size: Number(size), root: hash };
}
