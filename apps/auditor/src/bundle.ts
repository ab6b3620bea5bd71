import { BUNDLE_HEADER, BUNDLE_HEADER_1, BUNDLE_KEY, BUNDLE_STORE, HASH_BYTES } from '#transparency-log';
import { Lines } from './lines.js';

/** The file is no bundle, or a part of it cannot be read as what it should be. */
export class BadBundle extends Error {
  override readonly name = 'BadBundle';
}

export interface BundleEvent {
  readonly index: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Canonical bytes; good until the next event is read. */
  readonly bytes: { readonly data: Buffer; readonly metadata: Buffer };
}

const COUNT = /^(0|[1-9]\d{0,15})$/;
const HASH_LINE = 44;
const FIELDS = 7;
const TAB = 0x09;
const HEAD_LIMIT = 200;

function storedIn(line: string): number {
  const count = line.slice(BUNDLE_STORE.length);
  if (!line.startsWith(BUNDLE_STORE) || !COUNT.test(count)) throw new BadBundle('文件头不完整');
  return Number(count);
}

/** Reads a bundle (see `#transparency-log`, bundle.ts) from front to back, once. */
export class BundleReader {
  readonly vkey: string;
  /** Events of the store when it was exported, as the system said; version 1 does not say. */
  readonly stored: number | null;
  /** Signed note, not yet checked. */
  readonly checkpoint: string;
  private readonly lines: Lines;

  /** @throws BadBundle */
  constructor(path: string) {
    this.lines = new Lines(path);
    const header = this.text();
    if (header !== BUNDLE_HEADER && header !== BUNDLE_HEADER_1)
      throw new BadBundle('文件不是 diqi-bundle v1 或 v2');
    const key = this.text();
    // Version 1 cannot say it and version 2 must: a line that was taken away is missed.
    this.stored = header === BUNDLE_HEADER ? storedIn(this.text()) : null;
    if (!key.startsWith(BUNDLE_KEY) || this.text() !== '') throw new BadBundle('文件头不完整');
    this.vkey = key.slice(BUNDLE_KEY.length);
    this.checkpoint = `${this.paragraph()}\n${this.paragraph()}`;
  }

  /** Bytes read so far. */
  get position(): number {
    return this.lines.position;
  }

  /** Reads the list of so many leaf hashes into one buffer. @throws BadBundle */
  hashes(size: number, each: (hash: Buffer, index: number) => void): Buffer {
    const list = Buffer.alloc(size * HASH_BYTES);
    for (let index = 0; index < size; index += 1) {
      const line = this.text();
      const written = list.write(line, index * HASH_BYTES, HASH_BYTES, 'base64');
      const hash = list.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
      if (line.length !== HASH_LINE || written !== HASH_BYTES || hash.toString('base64') !== line)
        throw new BadBundle(`叶子列表第 ${index} 行不是一个哈希`);
      each(hash, index);
    }
    if (this.text() !== '') throw new BadBundle('叶子列表的长度与检查点不符');
    return list;
  }

  /** The next event, or nothing after the last. @throws BadBundle */
  event(expected: number): BundleEvent | undefined {
    const next = this.lines.next();
    if (!next) return undefined;
    const { line, finished } = next;
    const fail = (reason: string): never => {
      throw new BadBundle(`第 ${expected} 条事件${reason}`);
    };
    if (!finished) fail('不完整（文件被截断）');
    const tabs: number[] = [];
    for (let tab = line.indexOf(TAB); tab >= 0; tab = line.indexOf(TAB, tab + 1)) tabs.push(tab);
    if (tabs.length !== FIELDS - 1) fail('的栏目数不对');
    const field = (at: number): Buffer => line.subarray((tabs[at - 1] ?? -1) + 1, tabs[at]);
    const [index, revision] = [field(0).toString('latin1'), field(3).toString('latin1')];
    if (!COUNT.test(index)) fail('没有序号');
    if (!COUNT.test(revision)) fail('的版次不是数字');
    return {
      index: Number(index),
      id: field(1).toString('latin1'),
      stream: field(2).toString('utf8'),
      revision: Number(revision),
      type: field(4).toString('latin1'),
      bytes: { data: field(5), metadata: field(6) },
    };
  }

  close(): void {
    this.lines.close();
  }

  private text(): string {
    const next = this.lines.next();
    if (!next?.finished) throw new BadBundle('文件被截断');
    return next.line.toString('utf8');
  }

  /** Lines up to a blank one, which is read as well. */
  private paragraph(): string {
    let text = '';
    for (let count = 0; count < HEAD_LIMIT; count += 1) {
      const line = this.text();
      if (line === '') return text;
      text += `${line}\n`;
    }
    throw new BadBundle('检查点太长');
  }
}
