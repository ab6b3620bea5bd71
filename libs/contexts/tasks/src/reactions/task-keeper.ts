import { propertyOf, streamName } from '#kernel';
import { ContractFellThrough, ContractFiled, contractStream, conveyanceIsFiled } from '#contracts/facts';
import { reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

/** Which event ends the duty to file a contract: the filing itself, or the end of the contract it was for. */
const CLOSES = [ContractFiled, ContractFellThrough].map((type) => ({
  type,
  code: conveyanceIsFiled.code,
  subject: ({ contractId }: { contractId: string }) => streamName(contractStream, contractId),
}));

/**
 * Opens a task for every duty that rules left beside an event, and closes it when the event comes that fulfils
 * it or makes it void. All events of a command carry the same duties: the task's id follows from subject and
 * code, so the second of them is refused by the task that the first has opened. Such a refusal is an answer: the task
 * stands already, was closed already, or never was, and nothing is left to do.
 */
export const taskKeeper = reaction({
  name: 'task-keeper',
  title: '待办',
  on: CLOSES.map(({ type, code, subject }) =>
    when(type, async ({ id, data, metadata }, desk) => {
      const done = new CompleteTaskByEvent(taskIdOf(subject(data), code), id, metadata.effectiveOn);
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
