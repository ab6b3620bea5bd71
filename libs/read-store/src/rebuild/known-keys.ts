/** Bits per table, 2 MiB: two million keys at one needless look-up in forty. */
const BITS = 1 << 24;
const PROBES = 4;

/**
 * Which keys a table may hold, in bounded memory: a Bloom filter. A key it does not know is not in the table;
 * one it seems to know has to be looked up. It forgets nothing, so a row that was removed is looked up too.
 */
export class KnownKeys {
  private readonly words = new Uint32Array(BITS / 32);

  add(key: string): void {
    let bit = this.first(key);
    for (let probe = 0; probe < PROBES; probe++) {
      const at = bit & (BITS - 1);
      this.words[at >>> 5] = (this.words[at >>> 5] ?? 0) | (1 << (at & 31));
      bit = (bit + this.step) | 0;
    }
  }

  mayHold(key: string): boolean {
    let bit = this.first(key);
    for (let probe = 0; probe < PROBES; probe++) {
      const at = bit & (BITS - 1);
      if (((this.words[at >>> 5] ?? 0) & (1 << (at & 31))) === 0) return false;
      bit = (bit + this.step) | 0;
    }
    return true;
  }

  private step = 1;

  /** Two hashes in one pass (FNV-1a, and the same with another prime), mixed as MurmurHash3 ends. */
  private first(key: string): number {
    let one = 0x811c9dc5;
    let two = 0x9747b28c;
    for (let index = 0; index < key.length; index++) {
      const code = key.charCodeAt(index);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x85ebca6b);
    }
    this.step = mixed(two) | 1;
    return mixed(one);
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
