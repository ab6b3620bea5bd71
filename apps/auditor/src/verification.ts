import { statSync } from 'node:fs';
import {
  BadNote,
  type Checkpoint,
  GrowingTree,
  HASH_BYTES,
  eventLeafHash,
  openCheckpoint,
  verifierOf,
} from '#transparency-log';
import { BadBundle, type BundleEvent, BundleReader } from './bundle.js';
import { difference } from './difference.js';
import { HashList } from './hash-list.js';
import { LineTooLong } from './lines.js';
import type { Problem, VerificationReport } from './report.js';

export interface VerificationOptions {
  /** Verifier key that came by another way than the bundle. */
  readonly vkey?: string | undefined;
  /** Checkpoint that was kept from an earlier audit. */
  readonly since?: string | undefined;
  /** Told from time to time, with the part that is done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Told of every event that was read, in order; whether it holds is known at the end only. */
  readonly onEvent?: ((event: BundleEvent) => void) | undefined;
}

/** What a check has come upon so far; it stays when the check breaks off. */
interface Found {
  checkpoint: Checkpoint | undefined;
  events: number;
  since: number | null;
  stored: number | null;
}

const PROGRESS_EVENTS = 5_000;

/** Carries the first thing that is wrong out of the middle of the check. */
class Wrong extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/**
 * Checks a bundle: that the key signed the checkpoint, that the events are exactly those it signs for, and that an
 * older checkpoint is one of the same log. Uses nothing but the file.
 */
export function verifyBundle(path: string, options: VerificationOptions = {}): VerificationReport {
  const found: Found = { checkpoint: undefined, events: 0, since: null, stored: null };
  let problem: Problem | null = null;
  try {
    new Verification(path, options, found).run();
  } catch (error) {
    problem = problemOf(error);
  }
  const { checkpoint, events, since, stored } = found;
  return {
    ok: problem === null,
    origin: checkpoint?.origin ?? null,
    size: checkpoint?.size ?? null,
    stored,
    root: checkpoint?.root.toString('base64') ?? null,
    events,
    key: options.vkey === undefined ? 'bundle' : 'given',
    since,
    problem,
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Wrong) return error.problem;
  if (error instanceof BadBundle) return { code: 'unreadable', detail: `${error.message}。` };
  if (error instanceof LineTooLong) return { code: 'unreadable', detail: '文件中有过长的行。' };
  if (error instanceof BadNote)
    return { code: 'signature', detail: `检查点的签名不成立：${error.message}。` };
  throw error;
}

/** Says that a bundle leaves out events which were acknowledged. */
export function incomplete(stored: number, size: number): string {
  return `导出时登记库有 ${stored} 条，日志只签到第 ${size} 条：有 ${stored - size} 条已受理而不在文件中。日志已停止或落后，请管理员处理后重新导出。`;
}

const changed = (index: number, detail: string): Problem => ({ code: 'changed', index, detail });

class Verification {
  private readonly bytes: number;

  constructor(
    private readonly path: string,
    private readonly options: VerificationOptions,
    private readonly found: Found,
  ) {
    this.bytes = statSync(path).size;
  }

  run(): void {
    const bundle = new BundleReader(this.path);
    try {
      const checkpoint = this.signedCheckpoint(bundle);
      this.found.checkpoint = checkpoint;
      this.found.stored = bundle.stored;
      const older = this.olderCheckpoint(bundle, checkpoint);
      // Every line takes more room than its hash: what the file cannot hold is not allocated.
      if (checkpoint.size * HASH_BYTES > this.bytes)
        throw new BadBundle(`检查点签了 ${checkpoint.size} 条事件，文件装不下这么多`);
      const tree = GrowingTree.empty();
      let olderRoot = older?.size === 0 ? tree.root() : undefined;
      const list = bundle.hashes(checkpoint.size, (hash, index) => {
        tree.append(hash);
        if (index + 1 === older?.size) olderRoot = tree.root();
        if (index % PROGRESS_EVENTS === 0) this.progress(bundle);
      });
      const computed = this.events(bundle, checkpoint.size);
      this.judge(checkpoint, list, tree.root(), computed);
      // From here on the list is the log.
      if (older && !olderRoot?.equals(older.root)) {
        const detail = `日志换了过去：它的前 ${older.size} 条事件与先前留存的检查点不符。`;
        throw new Wrong({ code: 'fork', detail });
      }
      this.found.since = older?.size ?? null;
      if (bundle.stored !== null && bundle.stored > checkpoint.size)
        throw new Wrong({ code: 'incomplete', detail: incomplete(bundle.stored, checkpoint.size) });
    } finally {
      bundle.close();
    }
  }

  private signedCheckpoint(bundle: BundleReader): Checkpoint {
    const { vkey } = this.options;
    if (vkey !== undefined && vkey.trim() !== bundle.vkey)
      throw new Wrong({ code: 'key', detail: '文件所附的公钥不是指定的公钥。' });
    const verifier = verifierOf(bundle.vkey);
    return openCheckpoint(bundle.checkpoint, verifier.name, [verifier]);
  }

  private olderCheckpoint(bundle: BundleReader, checkpoint: Checkpoint): Checkpoint | undefined {
    const { since } = this.options;
    if (since === undefined) return undefined;
    const verifier = verifierOf(bundle.vkey);
    const older = openCheckpoint(since, verifier.name, [verifier]);
    if (older.size <= checkpoint.size) return older;
    const detail = `文件只到第 ${checkpoint.size} 条事件，比先前留存的检查点（${older.size} 条）还旧。`;
    throw new Wrong({ code: 'older', detail });
  }

  /** The leaf hash of every event of the file, one after the other. */
  private events(bundle: BundleReader, size: number): { hashes: Buffer; bad: Problem | undefined } {
    const hashes = new HashList(size);
    let bad: Problem | undefined;
    for (let index = 0; ; index += 1) {
      try {
        const event = bundle.event(index);
        if (!event) break;
        hashes.push(eventLeafHash(event));
        if (event.index !== index) bad ??= changed(index, `第 ${index} 条事件的序号写成了 ${event.index}。`);
        this.options.onEvent?.(event);
      } catch (error) {
        if (!(error instanceof BadBundle)) throw error;
        bad ??= changed(index, `${error.message}。`);
        hashes.push(Buffer.alloc(HASH_BYTES));
      }
      this.found.events = index + 1;
      if (index % PROGRESS_EVENTS === 0) this.progress(bundle);
    }
    this.options.onProgress?.(1);
    return { hashes: hashes.all(), bad };
  }

  private judge(
    { root }: Checkpoint,
    list: Buffer,
    listRoot: Buffer,
    { hashes, bad }: { hashes: Buffer; bad: Problem | undefined },
  ): void {
    const listed = listRoot.equals(root);
    if (listed && hashes.equals(list)) {
      if (bad) throw new Wrong(bad);
      return;
    }
    if (listed) throw new Wrong(this.named(difference(list, hashes)));
    const tree = GrowingTree.empty();
    for (let at = 0; at < hashes.length; at += HASH_BYTES) tree.append(hashes.subarray(at, at + HASH_BYTES));
    const { index } = difference(list, hashes);
    if (tree.root().equals(root)) {
      const detail = `事件与检查点相符，但所附的叶子列表从第 ${index} 项起被改过。`;
      throw new Wrong({ code: 'hash-list', detail, index });
    }
    const detail = hashes.equals(list)
      ? '事件连同叶子列表一起被改过，与签名的检查点不符；用 --since 附上先前留存的检查点，可以缩小范围。'
      : `事件与叶子列表都与签名的检查点不符，二者从第 ${index} 条起不同。`;
    throw new Wrong({ code: 'forged', detail, ...(!hashes.equals(list) && { index }) });
  }

  /** Names the event at a place of the file: reads it once more, for only now it is known which. */
  private named({ code, index }: ReturnType<typeof difference>): Problem {
    const what = {
      changed: '被改过',
      removed: '被删去',
      added: '是后来加进去的',
      reordered: '被换了位置',
    }[code];
    const event = code === 'removed' ? undefined : this.eventAt(index);
    const name = event ? `（${event.type}，${event.stream} 第 ${event.revision} 版，${event.id}）` : '';
    return {
      code,
      index,
      ...(event && { event }),
      detail: `第 ${index} 条事件${name}${what}。`,
    };
  }

  private eventAt(index: number): Problem['event'] {
    const bundle = new BundleReader(this.path);
    try {
      bundle.hashes(this.found.checkpoint?.size ?? 0, () => undefined);
      for (let at = 0; at <= index; at += 1) {
        const event = skippingBad(bundle, at);
        if (at < index || !event) continue;
        const { id, stream, revision, type } = event;
        return { id, stream, revision, type };
      }
      return undefined;
    } finally {
      bundle.close();
    }
  }

  private progress(bundle: BundleReader): void {
    this.options.onProgress?.(bundle.position / this.bytes);
  }
}

function skippingBad(bundle: BundleReader, at: number): BundleEvent | undefined {
  try {
    return bundle.event(at);
  } catch (error) {
    if (error instanceof BadBundle) return undefined;
    throw error;
  }
}
