import type { Position, RecordedEvent } from '../port.js';

interface Asked {
  readonly resolve: (events: readonly RecordedEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Pages of all events for many followers at once: those that stand at the same place share the look for what comes
 * next. It begins after everybody who shares it has asked, so nobody misses what was appended before they did.
 */
export class SharedPages {
  /** Position → page size → who waits. */
  private waiting = new Map<string, { after: Position; limit: number; asked: Asked[] }>();

  constructor(private readonly look: (after: Position, limit: number) => Promise<readonly RecordedEvent[]>) {}

  /** Events after a position, in order, as many as the limit. */
  next(after: Position, limit: number): Promise<readonly RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      // After the timers and answers of this turn: followers that were woken or have rested together ask together.
      if (this.waiting.size === 0) setImmediate(() => this.run());
      const key = `${after}/${limit}`;
      const known = this.waiting.get(key);
      const asked = { resolve, reject };
      if (known) known.asked.push(asked);
      else this.waiting.set(key, { after, limit, asked: [asked] });
    });
  }

  private run(): void {
    const looks = [...this.waiting.values()];
    this.waiting = new Map();
    for (const { after, limit, asked } of looks)
      this.look(after, limit).then(
        (page) => asked.forEach(({ resolve }) => resolve(page)),
        (error: unknown) => asked.forEach(({ reject }) => reject(error)),
      );
  }
}
