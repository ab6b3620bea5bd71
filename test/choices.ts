/** Gives a whole number from 0 up to, but without, a limit. */
export type Choose = (limit: number) => number;

/** Choices out of a seed: small, fast, and the same on every machine (mulberry32). */
export function choices(seed: number): Choose {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
