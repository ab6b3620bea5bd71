import type { EventStore } from '#event-store';
import { type Checkpoint, type Signer, eventLeafHash, openCheckpoint, verifierOf } from '../index.js';
import type { CheckpointFile } from './checkpoint-file.js';
import type { LogStore } from './log-store.js';
import { holdAgainstCheckpoint, holdAgainstStore } from './standing.js';

/** What it takes to write a log. */
export interface WrittenLog {
  readonly store: EventStore;
  readonly log: LogStore;
  /** Its name is the origin of the log. */
  readonly signer: Signer;
  /** The last checkpoint, outside the database. */
  readonly file: CheckpointFile;
}

/** Events that were signed for and are in the store no more, as after a restore from an older backup. */
export interface SignedLoss {
  /** Events that the lost checkpoint signed for. */
  readonly signed: number;
  /** Events of the store at hand. */
  readonly stored: number;
}

/**
 * Whether the store, which must agree with its own log, lacks what the checkpoint outside the database signed for:
 * it is shorter, or it was shorter and something else was recorded since. Nothing when it leads to that checkpoint.
 *
 * @throws LogContradicted, LogDamaged when the database contradicts itself: that is no loss, and is not to be accepted
 * @throws BadNote
 */
export async function signedLossOf({
  store,
  log,
  signer,
  file,
}: WrittenLog): Promise<SignedLoss | undefined> {
  const opened = (note: string): Checkpoint => openCheckpoint(note, signer.name, [verifierOf(signer.vkey)]);
  const position = await holdAgainstStore(log, store, await log.size());
  const stored = await log.latestCheckpoint();
  if (stored) await holdAgainstCheckpoint(log, opened(stored.note));
  const note = await file.read();
  if (note === undefined) return undefined;
  const { size, root } = opened(note);
  const tree = await log.tree();
  let found = tree.size >= size ? await log.rootAt(size) : undefined;
  for await (const page of store.readAll(position)) {
    for (const event of page) {
      tree.append(eventLeafHash(event));
      if (tree.size === size) found = tree.root();
    }
  }
  return found?.equals(root) ? undefined : { signed: size, stored: tree.size };
}

/**
 * Lets the log go on from what the database holds. The checkpoint that is given up is kept beside, as evidence.
 *
 * @param at instant in the name of the evidence
 * @returns path of the evidence
 */
export async function giveUpSigned({ log, file }: WrittenLog, at: string): Promise<string> {
  return file.setAside((await log.latestCheckpoint())?.note, at);
}
