import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { toJson } from '#kernel';
import { type EventCheck, type EventStore, InvalidAppend, type NewEvent } from '#event-store';
import type { AccessEntry, AccessTrail, Clock } from '#nest';

const entrySchema = z.strictObject({
  kind: z.string(),
  account: z.string(),
  about: z.string(),
  code: z.string().optional(),
  detail: z.string().optional(),
  /** Refusals without a login are counted per address and minute. */
  times: z.int().min(1).optional(),
});
const metadataSchema = z.strictObject({ schemaVersion: z.literal(1), recordedAt: z.string() });

/** What may stand in the access trail: one type of event, one stream an entry. */
export const trailCheck: EventCheck = {
  check({ type, data, metadata }: NewEvent): void {
    const fits = entrySchema.safeParse(data).success && metadataSchema.safeParse(metadata).success;
    if (type !== 'AccessRecorded' || !fits)
      throw new InvalidAppend(`not an entry of the access trail: ${type}`);
  },
};

/** Entries that may wait to be written; beyond it they are counted as lost, with an alarm. */
const WAITING_LIMIT = 10_000;
const MINUTE_MS = 60_000;
const ANONYMOUS = '';

/** Writes the second log in the background, in order, without holding up or failing a request. */
export class AccessTrailWriter implements AccessTrail {
  private readonly waiting: NewEvent[] = [];
  private readonly anonymous = new Map<string, { entry: AccessEntry; times: number }>();
  private readonly minute: NodeJS.Timeout;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly onAlarm: (message: string) => void,
  ) {
    this.minute = setInterval(() => this.flushAnonymous(), MINUTE_MS).unref();
  }

  record(entry: AccessEntry): void {
    if (entry.account !== ANONYMOUS) {
      this.enqueue(entry);
      return;
    }
    const key = `${entry.kind}\n${entry.about}\n${entry.code ?? ''}`;
    const counted = this.anonymous.get(key);
    if (!counted && this.anonymous.size >= WAITING_LIMIT) this.flushAnonymous();
    this.anonymous.set(key, { entry, times: (counted?.times ?? 0) + 1 });
  }

  /** Resolves when everything recorded so far is written. */
  async settled(): Promise<void> {
    this.flushAnonymous();
    while (this.writing) await this.writing;
  }

  async close(): Promise<void> {
    clearInterval(this.minute);
    await this.settled();
  }

  private flushAnonymous(): void {
    for (const { entry, times } of this.anonymous.values()) this.enqueue(entry, times);
    this.anonymous.clear();
  }

  private enqueue(entry: AccessEntry, times?: number): void {
    if (this.waiting.length >= WAITING_LIMIT) {
      this.onAlarm(`access trail: entry lost, ${WAITING_LIMIT} are waiting`);
      return;
    }
    this.waiting.push({
      id: randomUUID(),
      type: 'AccessRecorded',
      data: toJson({ ...entry, times }),
      metadata: { schemaVersion: 1, recordedAt: this.clock.now() },
    });
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  private async write(): Promise<void> {
    for (let entry = this.waiting.shift(); entry; entry = this.waiting.shift()) {
      try {
        await this.store.append(`access-${entry.id}`, [entry], 'none');
      } catch (error) {
        this.onAlarm(`access trail: entry lost, ${String(error)}`);
      }
    }
  }
}
