import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 4 * 1024 * 1024;
/** Longest line: data and metadata of 1 MiB each, and the fields before them. */
const LINE_LIMIT = 3 * 1024 * 1024;
const NEWLINE = 0x0a;

/** A line of the file is longer than any bundle has. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

/**
 * The lines of a file, one after the other, as bytes without the newline: read in large pieces on this thread,
 * since the next line is all there is to wait for. A line is good until the next is read.
 */
export class Lines {
  private readonly file: number;
  private buffer = Buffer.alloc(0);
  private at = 0;
  private ended = false;
  private passed = 0;

  constructor(path: string) {
    this.file = openSync(path, 'r');
  }

  /** Bytes of the file that were read as lines. */
  get position(): number {
    return this.passed;
  }

  /** Undefined after the last. A file that ends without a newline has an unfinished last line. */
  next(): { line: Buffer; finished: boolean } | undefined {
    let end = this.buffer.indexOf(NEWLINE, this.at);
    while (end < 0 && !this.ended) {
      const scanned = this.buffer.length - this.at;
      if (scanned > LINE_LIMIT) throw new LineTooLong(`a line of more than ${LINE_LIMIT} bytes`);
      this.fill();
      end = this.buffer.indexOf(NEWLINE, this.at + scanned);
    }
    if (end < 0 && this.at === this.buffer.length) return undefined;
    const finished = end >= 0;
    const line = this.buffer.subarray(this.at, finished ? end : this.buffer.length);
    this.at += line.length + (finished ? 1 : 0);
    this.passed += line.length + (finished ? 1 : 0);
    return { line, finished };
  }

  close(): void {
    closeSync(this.file);
  }

  private fill(): void {
    const rest = this.buffer.subarray(this.at);
    const next = Buffer.allocUnsafe(rest.length + CHUNK);
    rest.copy(next);
    const read = readSync(this.file, next, rest.length, CHUNK, null);
    this.ended = read === 0;
    this.buffer = next.subarray(0, rest.length + read);
    this.at = 0;
  }
}
