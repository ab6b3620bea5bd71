import type { Loaded } from './decider.js';
import type { DataOf, EventType } from './events.js';
import { amongOthers } from './untyped.js';

/**
 * An event that a process manager carries into another stream. Until it has, whoever counts what stands in that stream
 * counts too few or too many.
 */
export interface Source<State> {
  /** Name of the process manager. */
  readonly by: string;
  readonly type: EventType;
  /** Whether the event changes this subject, once it is carried over. */
  readonly touches: (data: unknown, subject: Loaded<State>) => boolean;
}

export function source<Type extends EventType, State>(
  by: string,
  type: Type,
  touches: (data: DataOf<Type>, subject: Loaded<State>) => boolean,
): Source<State> {
  return { by, type, touches: amongOthers(touches) };
}
