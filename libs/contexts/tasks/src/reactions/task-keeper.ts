import { type DataOf, type EventType, type Rule, propertyOf, streamName } from '#kernel';
import {
  HeadOfHouseholdNamed,
  MembershipTaken,
  householdNeedsAHead,
  householdStream,
  newcomerIsToBeConfirmed,
  personStream,
} from '#collectives/facts';
import { ContractFellThrough, ContractFiled, contractStream, conveyanceIsFiled } from '#contracts/facts';
import {
  ResolutionDisclosed,
  ResolutionResultDisclosed,
  resolutionIsDisclosed,
  resolutionStream,
  resultIsDisclosed,
} from '#decisions/facts';
import { type Case, type Desk, reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

/** An event that ends the duty which a rule has left on a subject. */
function closes<Type extends EventType>(
  type: Type,
  { code }: Pick<Rule<never>, 'code'>,
  subject: (data: DataOf<Type>) => string,
): Case<Desk> {
  return when(type, async ({ id, data, metadata }, desk) => {
    const done = new CompleteTaskByEvent(taskIdOf(subject(data), code), id, metadata.effectiveOn);
    await desk.send('complete', done);
  });
}

const contract = ({ contractId }: { contractId: string }): string => streamName(contractStream, contractId);
const household = ({ householdId }: { householdId: string }): string =>
  streamName(householdStream, householdId);
const resolution = ({ resolutionId }: { resolutionId: string }): string =>
  streamName(resolutionStream, resolutionId);
const person = ({ personId }: { personId: string }): string => streamName(personStream, personId);

/** What was to be done has been done, or what it was for has come to an end. */
const CLOSES: readonly Case<Desk>[] = [
  closes(ContractFiled, conveyanceIsFiled, contract),
  closes(ContractFellThrough, conveyanceIsFiled, contract),
  closes(ResolutionDisclosed, resolutionIsDisclosed, resolution),
  closes(ResolutionResultDisclosed, resultIsDisclosed, resolution),
  closes(HeadOfHouseholdNamed, householdNeedsAHead, household),
  closes(MembershipTaken, newcomerIsToBeConfirmed, person),
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
  on: CLOSES,
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
