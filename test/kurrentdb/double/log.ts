import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** An event as the server keeps it: bytes, of which it reads nothing. */
export interface LogRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly contentType: string;
  /** Base64. */
  readonly data: string;
  readonly metadata: string;
}

export type Proposed = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type Expected = number | 'any' | 'none' | 'exists';

export type Decision =
  | { readonly kind: 'success'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly current: number };

/** Bytes that a record takes beside its payload: positions are offsets into a file, and so not gapless. */
const OVERHEAD = 120;
/** After so many appends the server writes something of its own. */
const OWN_EVERY = 3;

/**
 * The log of the double, in memory and, given a file, in the file: one line an append, on disk before the answer.
 * Decides as `IndexWriter.CheckCommit` of the server does (BELIEFS.md).
 */
export class Log {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #listeners = new Set<() => void>();
  #end = 0;
  #appends = 0;
  readonly #file: number | undefined;

  constructor(path?: string) {
    if (path !== undefined) {
      if (existsSync(path)) this.#load(path);
      this.#file = openSync(path, 'a');
    }
    if (this.records.length === 0) this.#writeOwn('$settings', '$UserCreated');
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, events: readonly Proposed[], expected: Expected): Decision {
    const existing = this.stream(stream);
    const current = existing.length - 1;
    const wrong: Decision = { kind: 'wrong-version', current };
    const at = expected === 'any' ? current : expected === 'none' ? -1 : expected;
    if (at === 'exists') {
      if (current < 0) return wrong;
    } else if (at > current) {
      return wrong;
    } else if (at < current) {
      // Idempotent when every event stands where it would be appended; else, even in part, a wrong version.
      const all = events.every(({ id }, index) => existing[at + 1 + index]?.id === id);
      const last = existing[at + events.length];
      return all && last ? { kind: 'success', revision: last.revision, position: last.position } : wrong;
    }
    const records = this.#place(stream, events);
    this.#store(records);
    this.#appends += 1;
    if (this.#appends % OWN_EVERY === 0) this.#writeOwn('$stats-127.0.0.1:2113', '$statsCollected');
    if (this.#appends % OWN_EVERY === 1) this.#writeOwn(`$ce-${stream.split('-')[0]}`, '$>', `0@${stream}`);
    for (const listener of this.#listeners) listener();
    const last = records.at(-1);
    return { kind: 'success', revision: last?.revision ?? current, position: last?.position ?? 0 };
  }

  /** Called after every append; the function that is returned ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  #writeOwn(stream: string, type: string, data = '{}'): void {
    const id = `00000000-0000-4000-8000-${String(this.records.length).padStart(12, '0')}`;
    const contentType = type === '$>' ? 'application/octet-stream' : 'application/json';
    const text = Buffer.from(data).toString('base64');
    this.#store(this.#place(stream, [{ id, type, contentType, data: text, metadata: '' }]));
  }

  #place(stream: string, events: readonly Proposed[]): LogRecord[] {
    const from = this.stream(stream).length;
    return events.map((event, index) => {
      const position = this.#end;
      const record = { ...event, stream, revision: from + index, position };
      this.#end += sizeOf(record);
      return record;
    });
  }

  #store(records: readonly LogRecord[]): void {
    if (this.#file !== undefined) {
      writeSync(this.#file, `${JSON.stringify(records)}\n`);
      fdatasyncSync(this.#file);
    }
    this.#add(records);
  }

  #add(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.records.push(record);
      const stream = this.#streams.get(record.stream);
      if (stream) stream.push(record);
      else this.#streams.set(record.stream, [record]);
    }
  }

  /** A last line without its end was never answered. */
  #load(path: string): void {
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    for (const line of lines) this.#add(JSON.parse(line) as LogRecord[]);
    const last = this.records.at(-1);
    if (last) this.#end = last.position + sizeOf(last);
    this.#appends = lines.length;
  }
}

function sizeOf({ data, metadata, stream, type }: LogRecord): number {
  return OVERHEAD + data.length + metadata.length + 2 * (stream.length + type.length);
}
