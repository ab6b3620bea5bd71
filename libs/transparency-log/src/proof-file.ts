import { HASH_BYTES } from './hashing.js';
import { BadNote } from './signed-note.js';

/* Proof files (C2SP tlog-proof): everything it takes to check a leaf offline, in one text. */

const HEADER = 'c2sp.org/tlog-proof@v1';
const INDEX = /^index (0|[1-9]\d{0,15})$/;
const EXTRA = /^extra [A-Za-z0-9+/]*={0,2}$/;
/** Hashes of a proof at most: trees have at most 2^63 leaves. */
const PROOF_LIMIT = 63;

export interface ProofFile {
  /** Place of the leaf in the log, from 0. */
  readonly index: number;
  /** From the sibling of the leaf to the child of the root. */
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, verbatim; not yet checked. */
  readonly checkpoint: string;
}

export function formatProofFile({ index, proof, checkpoint }: ProofFile): string {
  const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('');
  return `${HEADER}\nindex ${index}\n${hashes}\n${checkpoint}`;
}

/** @throws BadNote */
export function parseProofFile(text: string): ProofFile {
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (header !== HEADER) throw new BadNote('not a proof file');
  // Nobody vouches for what an extra line says.
  if (lines[0] !== undefined && EXTRA.test(lines[0])) lines.shift();
  const index = Number(INDEX.exec(lines.shift() ?? '')?.[1] ?? NaN);
  if (!Number.isSafeInteger(index) || lines.length > PROOF_LIMIT) throw new BadNote('not a proof file');
  const proof = lines.map((line) => {
    const hash = Buffer.from(line, 'base64');
    if (hash.length !== HASH_BYTES || hash.toString('base64') !== line) throw new BadNote('not a proof file');
    return hash;
  });
  return { index, proof, checkpoint: text.slice(end + 2) };
}
