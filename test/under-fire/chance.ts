import { randomInt } from 'node:crypto';

/** Chances out of a seed (mulberry32): DIQI_FAULT_SEED makes a run decide as another did. */
export class Chance {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed;
  }

  static fromEnvironment(): Chance {
    const given = Number(process.env.DIQI_FAULT_SEED);
    return new Chance(Number.isSafeInteger(given) && given > 0 ? given : randomInt(1, 2 ** 31));
  }

  /** A whole number from 0 up to, but without, a limit. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }
}
