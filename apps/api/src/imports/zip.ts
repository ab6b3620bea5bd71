import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { errorCode } from '#kernel';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const COMMENT_LIMIT = 65_535;
const DEFLATED = 8;
const ENTRIES_LIMIT = 2_000;

/**
 * Bytes that a zip file holds when it is unpacked; undefined when it is damaged, of a form that no spreadsheet
 * writes, or more than the limit. What the directory says is believed only after unpacking within it.
 */
export async function unpackedSize(file: Buffer, limit: number): Promise<number | undefined> {
  try {
    const entries = directory(file);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > limit) return undefined;
    for (const { packed, size, method } of entries)
      if (method === DEFLATED) await inflate(packed, { maxOutputLength: Math.max(size, 1) });
    return total;
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof RangeError || code?.startsWith('Z_') || code?.startsWith('ERR_')) return undefined;
    throw error;
  }
}

interface Entry {
  readonly packed: Buffer;
  readonly size: number;
  readonly method: number;
}

/** @throws RangeError when it is not where it should be */
function directory(file: Buffer): Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > ENTRIES_LIMIT) throw new RangeError('too many entries');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(at) !== ENTRY) throw new RangeError('not an entry');
    const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== LOCAL) throw new RangeError('not a local header');
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.push({ packed: file.subarray(from, from + packed), size, method: file.readUInt16LE(at + 10) });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_LENGTH - COMMENT_LIMIT);
  for (let at = file.length - END_LENGTH; at >= earliest; at--) if (file.readUInt32LE(at) === END) return at;
  throw new RangeError('no end of a directory');
}
