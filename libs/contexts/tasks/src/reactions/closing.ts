import type { DataOf, EventType } from '#kernel';
import { type Case, type Desk, type SeenEvent, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { taskIdOf } from '../facts/index.js';

/** A duty by its code, and which one of those that come again. */
export interface Ended {
  readonly code: string;
  readonly occurrence?: string;
  /** The stream on which it lies; that of the event unless told. */
  readonly on?: string;
}

type EndedBy<Type extends EventType> = (
  event: SeenEvent<DataOf<Type>>,
  desk: Desk,
) => readonly Ended[] | Promise<readonly Ended[]>;

/** An event that ends duties, on its own subject or on what it concerns: it fulfils them, or ends what they were for. */
export function closes<Type extends EventType>(
  type: Type,
  dutiesOf: readonly Ended[] | EndedBy<Type>,
): Case<Desk> {
  return when(type, async (event, desk) => {
    const { id, stream, metadata } = event;
    const duties = typeof dutiesOf === 'function' ? await dutiesOf(event, desk) : dutiesOf;
    for (const { code, occurrence, on } of duties) {
      const taskId = taskIdOf(on ?? stream, code, occurrence);
      const step = ['complete', code, ...(occurrence ? [occurrence] : []), ...(on ? [on] : [])].join('/');
      await desk.send(step, new CompleteTaskByEvent(taskId, id, metadata.effectiveOn));
    }
  });
}
