import { type EventType, propertyOf } from '#kernel';
import { ContractFellThrough, ContractFiled, conveyanceIsFiled } from '#contracts/facts';
import {
  ResolutionDisclosed,
  ResolutionResultDisclosed,
  resolutionIsDisclosed,
  resultIsDisclosed,
} from '#decisions/facts';
import { reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

/** Which event ends a duty of its own subject: the act itself, or the end of what it was for. */
const CLOSES: readonly { readonly type: EventType; readonly code: string }[] = [
  { type: ContractFiled, code: conveyanceIsFiled.code },
  { type: ContractFellThrough, code: conveyanceIsFiled.code },
  { type: ResolutionDisclosed, code: resolutionIsDisclosed.code },
  { type: ResolutionResultDisclosed, code: resultIsDisclosed.code },
];

/**
 * Opens a task for every duty that rules left beside an event, and closes it when the event comes that fulfils
 * it or makes it void. All events of a command carry the same duties: the task's id follows from subject and
 * code, so the second of them is refused by the task that the first has opened. Such a refusal is an answer: the task
 * stands already, was closed already, or never was, and nothing is left to do.
 */
export const taskKeeper = reaction({
  name: 'task-keeper',
  title: '待办',
  on: CLOSES.map(({ type, code }) =>
    when(type, async ({ id, stream, metadata }, desk) => {
      const done = new CompleteTaskByEvent(taskIdOf(stream, code), id, metadata.effectiveOn);
      await desk.send('complete', done);
    }),
  ),
  onEvery: async ({ id, stream, data, metadata }, desk) => {
    for (const { rule, code, detail, dueOn } of metadata.tasks ?? []) {
      // The subject's own place; the recorder's, for a subject that does not name one.
      const place = propertyOf(data, 'divisionCode');
      const divisionCode = typeof place === 'string' ? place : metadata.actor.organisation;
      const task = { divisionCode, rule, code, detail, dueOn, subject: stream, sourceEventId: id };
      await desk.send(`open/${code}`, new OpenTask(task));
    }
  },
});
