import type { DataOf, EventType } from '#kernel';
import { type Case, type Desk, type SeenEvent, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { taskIdOf } from '../facts/index.js';

/** A duty by its code, and which one of those that come again. */
export interface Ended {
  readonly code: string;
  readonly occurrence?: string;
}

type EndedBy<Type extends EventType> = (
  event: SeenEvent<DataOf<Type>>,
  desk: Desk,
) => readonly Ended[] | Promise<readonly Ended[]>;

/** An event that ends duties on its own subject: it fulfils them, or ends what they were for. */
export function closes<Type extends EventType>(
  type: Type,
  dutiesOf: readonly Ended[] | EndedBy<Type>,
): Case<Desk> {
  return when(type, async (event, desk) => {
    const { id, stream, metadata } = event;
    const duties = typeof dutiesOf === 'function' ? await dutiesOf(event, desk) : dutiesOf;
    for (const { code, occurrence } of duties) {
      const done = new CompleteTaskByEvent(taskIdOf(stream, code, occurrence), id, metadata.effectiveOn);
      await desk.send(['complete', code, ...(occurrence ? [occurrence] : [])].join('/'), done);
    }
  });
}
