import { propertyOf, streamName } from '#kernel';
import {
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  ContractRenewed,
  EXPIRY_REMINDERS,
  contractStream,
  conveyanceIsFiled,
  silentUseIsNoRenewal,
} from '#contracts/facts';
import { reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

const REMINDERS = EXPIRY_REMINDERS.map(({ code }) => code);

/** Which duties over a contract an event ends: it fulfils them, or it makes them void. */
const CLOSES = [
  { type: ContractFiled, codes: [conveyanceIsFiled.code] },
  { type: ContractFellThrough, codes: [conveyanceIsFiled.code] },
  { type: ContractEnded, codes: REMINDERS },
  { type: ContractExpired, codes: REMINDERS },
  { type: ContractRenewed, codes: [...REMINDERS, silentUseIsNoRenewal.code] },
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
  on: CLOSES.map(({ type, codes }) =>
    when(type, async ({ id, data: { contractId }, metadata: { effectiveOn } }, desk) => {
      const subject = streamName(contractStream, contractId);
      for (const code of codes)
        await desk.send(
          `complete/${code}`,
          new CompleteTaskByEvent(taskIdOf(subject, code), id, effectiveOn),
        );
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
