import { type EventType, type Loaded, type Rejection, type StreamType, isRejection } from '#kernel';
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
   * handled again sends the same submission. A refusal is an answer, not an error; a race that was lost for good says
   * nothing of the case, so it is an error, and the event is handled again.
   */
  send(step: string, command: object): Promise<SentAnswer | Rejection>;
  /** For steps that nothing lawful can refuse: a refusal is a fault, and the process waits for it to be mended. */
  insist(step: string, command: object): Promise<SentAnswer>;
  load<State, Types extends readonly EventType[]>(
    stream: StreamType<State, Types>,
    id: string,
  ): Promise<Loaded<State>>;
}

/** `Desk.insist` over any way of sending. */
export function insisting(send: Desk['send']): Desk['insist'] {
  return async (step, command) => {
    const answer = await send(step, command);
    if (isRejection(answer)) throw new Error(`${step}: ${answer.code} ${answer.detail}`);
    return answer;
  };
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
