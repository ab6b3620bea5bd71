import { nodeHash } from './hashing.js';

/* Tiles (C2SP tlog-tiles): the hashes of every eighth level of the tree, 256 to a tile. */

export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;

export interface TileName {
  /** Level of the tile: level 8 · `level` of the tree. */
  readonly level: number;
  readonly index: number;
  /** Hashes in it; less than 256 at the right edge only. */
  readonly width: number;
}

const PATH = /^(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const LEVEL_LIMIT = 63;

/** `<L>/<N>[.p/<W>]`, the index in groups of three digits. */
export function tilePath({ level, index, width }: TileName): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Nothing when the text names no tile. */
export function parseTilePath(path: string): TileName | undefined {
  const [, level = '', index = '', width] = PATH.exec(path) ?? [];
  if (level === '') return undefined;
  const tile = {
    level: Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const fits = tile.level <= LEVEL_LIMIT && Number.isSafeInteger(tile.index) && tilePath(tile) === path;
  return fits ? tile : undefined;
}

/** Hash of a complete subtree from the hashes of its 2^n parts in order. */
export function subtreeOf(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const half = parts.length / 2;
  if (!Number.isInteger(half) || half === 0) throw new RangeError('a complete subtree has 2^n parts');
  return nodeHash(subtreeOf(parts.slice(0, half)), subtreeOf(parts.slice(half)));
}
