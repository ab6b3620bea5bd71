import { createInflateRaw } from 'node:zlib';
import { errorCode } from '#kernel';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const COMMENT_LIMIT = 65_535;
const DEFLATED = 8;
const ENTRIES_LIMIT = 2_000;

/** One of the files in a zip file. */
export interface ZipEntry {
  /** As it stands before the file itself: the reader of spreadsheets goes by that, whatever the directory says. */
  readonly name: string;
  /** Bytes when it is unpacked, as the directory says; it may lie. */
  readonly size: number;
  readonly packed: Buffer;
  readonly method: number;
}

/** What is in a zip file as its directory says. @throws RangeError when it is damaged or of a form no spreadsheet writes */
export function entriesOf(file: Buffer): readonly ZipEntry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > ENTRIES_LIMIT) throw new RangeError('too many entries');
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(at) !== ENTRY) throw new RangeError('not an entry');
    const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== LOCAL) throw new RangeError('not a local header');
    const nameEnd = local + 30 + file.readUInt16LE(local + 26);
    const from = nameEnd + file.readUInt16LE(local + 28);
    entries.push({
      name: file.toString('utf8', local + 30, nameEnd),
      packed: file.subarray(from, from + packed),
      size,
      method: file.readUInt16LE(at + 10),
    });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of an entry piece by piece, so that nobody has to hold or wait for all of it. @throws as `isDamage` tells */
export async function* unpacked({ packed, method }: ZipEntry): AsyncGenerator<Buffer> {
  if (method !== DEFLATED) {
    yield packed;
    return;
  }
  const pieces = createInflateRaw({ chunkSize: 65_536 });
  pieces.end(packed);
  yield* pieces;
}

/** Whether what was thrown says that the zip file is not what it should be. */
export function isDamage(error: unknown): boolean {
  const code = errorCode(error) ?? '';
  return error instanceof RangeError || code.startsWith('Z_') || code.startsWith('ERR_');
}

function endOf(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_LENGTH - COMMENT_LIMIT);
  for (let at = file.length - END_LENGTH; at >= earliest; at--) if (file.readUInt32LE(at) === END) return at;
  throw new RangeError('no end of a directory');
}
