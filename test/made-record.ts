import type { NewEvent } from '#event-store';
import { type DomainEvent, toJson, uuidV5 } from '#kernel';
import type { Choose } from './choices.js';

/** An event and where it stands; what is expected of the stream follows from the revision. */
export interface MadeEvent {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

const NAMESPACE = '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
const SHA = 'b2'.repeat(32);

/** Puts facts into streams as the system would have recorded them, and gives out ids. */
export class MadeRecord {
  private readonly revisions = new Map<string, number>();
  private made: MadeEvent[] = [];
  private ids = 0;

  constructor(private readonly choose: Choose) {}

  /** Ids that were given out. */
  get count(): number {
    return this.ids;
  }

  id(): string {
    return uuidV5(NAMESPACE, `made/${this.ids++}`);
  }

  /** What was recorded since it was last taken. */
  take(): MadeEvent[] {
    const taken = this.made;
    this.made = [];
    return taken;
  }

  add(stream: string, { type, schemaVersion, data }: DomainEvent): void {
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const id = this.id();
    // Clocks of processes differ: instants go back now and then.
    const at = new Date(Date.UTC(2026, 0, 1) + this.ids * 1_000 - this.choose(3) * 5_000);
    const metadata = {
      schemaVersion,
      actor: { account: 'jingban', role: 'station-clerk', organisation: '140722' },
      command: 'Made',
      idempotencyKey: id,
      bodyHash: SHA,
      correlationId: id,
      recordedAt: at.toISOString(),
      effectiveOn: '2026-01-01',
      rulesHeld: [],
    };
    this.made.push({ stream, revision, event: { id, type, data: toJson(data as object), metadata } });
  }
}
