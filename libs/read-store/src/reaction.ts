import type { AnyStreamType, Loaded, Rejection } from '#kernel';
import type { Case, SeenEvent } from './recorded.js';

/** Short form of what a command answers; see `CommandAnswer` of the shell. */
export interface SentAnswer {
  readonly id: string;
  readonly position: number;
}

/** What a process manager may do: send commands in its own name, and look at streams. */
export interface Desk {
  /**
   * Sends a command with a key derived from the reaction, the event at hand and `step`, so that the same event
   * handled again sends the same submission. A refusal is an answer, not an error.
   */
  send(step: string, command: object): Promise<SentAnswer | Rejection>;
  load(stream: AnyStreamType, id: string): Promise<Loaded<unknown>>;
}

/**
 * A durable process manager: follows events and sends commands. It keeps no state but its checkpoint: every
 * step is repeatable, so a crash between any two of them ends in the same place.
 */
export interface Reaction {
  /** Unique, kebab-case: names the checkpoint and the actor. */
  readonly name: string;
  readonly title: string;
  readonly on: readonly Case<Desk>[];
  /** For what follows from any event alike, whatever its type. */
  readonly onEvery?: (event: SeenEvent, desk: Desk) => void | Promise<void>;
}

export function reaction(definition: Reaction): Reaction {
  return definition;
}
