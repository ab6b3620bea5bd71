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
  private readonly buffer = Buffer.allocUnsafe(LINE_LIMIT + 2 * CHUNK);
  /** What was read and not yet passed on stands from `at` to `end`. */
  private at = 0;
  private end = 0;
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
    let newline = this.newlineFrom(this.at);
    while (newline < 0 && !this.ended) {
      const scanned = this.end - this.at;
      if (scanned > LINE_LIMIT) throw new LineTooLong(`a line of more than ${LINE_LIMIT} bytes`);
      this.fill();
      newline = this.newlineFrom(this.at + scanned);
    }
    if (newline < 0 && this.at === this.end) return undefined;
    const finished = newline >= 0;
    const line = this.buffer.subarray(this.at, finished ? newline : this.end);
    this.at += line.length + (finished ? 1 : 0);
    this.passed += line.length + (finished ? 1 : 0);
    return { line, finished };
  }

  private newlineFrom(at: number): number {
    const found = this.buffer.indexOf(NEWLINE, at);
    return found < this.end ? found : -1;
  }

  close(): void {
    closeSync(this.file);
  }

  /** Reads on behind what is left, in the one buffer: a buffer for every piece would pile up before it is freed. */
  private fill(): void {
    this.buffer.copyWithin(0, this.at, this.end);
    this.end -= this.at;
    this.at = 0;
    const read = readSync(this.file, this.buffer, this.end, CHUNK, null);
    this.ended = read === 0;
    this.end += read;
  }
}
