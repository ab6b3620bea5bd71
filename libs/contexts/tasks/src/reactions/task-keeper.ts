import { ContractFiled, conveyanceIsFiled } from '#contracts/facts';
import { reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

/**
 * Opens a task for every duty that rules left beside an event, and closes it when the event comes that fulfils
 * it. A refusal is an answer: the task stands already, or was closed already, or never was.
 */
export const taskKeeper = reaction({
  name: 'task-keeper',
  title: '待办',
  on: [
    when(ContractFiled, async ({ id, stream, data: { filedOn } }, desk) => {
      const taskId = taskIdOf(stream, conveyanceIsFiled.code);
      await desk.send('complete', new CompleteTaskByEvent(taskId, id, filedOn));
    }),
  ],
  onEvery: async ({ id, stream, data, metadata }, desk) => {
    for (const { rule, code, detail, dueOn } of metadata.tasks ?? []) {
      // The subject's own place; the recorder's, for a subject that does not name one.
      const { divisionCode = metadata.actor.organisation } = data as { divisionCode?: string };
      const task = { divisionCode, rule, code, detail, dueOn, subject: stream, sourceEventId: id };
      await desk.send(`open/${code}`, new OpenTask(task));
    }
  },
});
