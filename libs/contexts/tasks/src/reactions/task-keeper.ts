import {
  type DataOf,
  type EventType,
  type Rule,
  type RuleOutcome,
  divisionAt,
  propertyOf,
  streamName,
} from '#kernel';
import { ContractFellThrough, ContractFiled, contractStream, conveyanceIsFiled } from '#contracts/facts';
import {
  AppointmentFellThrough,
  BookkeepingEnded,
  BookkeepingFellThrough,
  OfficerTermEnded,
  accountantIsRotated,
  bodyIsRenewedInTime,
  bookkeepingStream,
  postStream,
} from '#posts/facts';
import { type Case, type Desk, type SeenEvent, reaction, when } from '#read-store';
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
    const taskId = taskIdOf(subject(data), code);
    await desk.send('complete', new CompleteTaskByEvent(taskId, id, metadata.effectiveOn));
  });
}

const contract = ({ contractId }: { contractId: string }): string => streamName(contractStream, contractId);
const appointment = ({ postId }: { postId: string }): string => streamName(postStream, postId);
const bookkeeping = ({ bookkeepingId }: { bookkeepingId: string }): string =>
  streamName(bookkeepingStream, bookkeepingId);

/** What was to be done has been done, or what it was for has come to an end. */
const CLOSES: readonly Case<Desk>[] = [
  closes(ContractFiled, conveyanceIsFiled, contract),
  closes(ContractFellThrough, conveyanceIsFiled, contract),
  closes(OfficerTermEnded, bodyIsRenewedInTime, appointment),
  closes(AppointmentFellThrough, bodyIsRenewedInTime, appointment),
  closes(BookkeepingEnded, accountantIsRotated, bookkeeping),
  closes(BookkeepingFellThrough, accountantIsRotated, bookkeeping),
];

/**
 * Opens a task for every duty that rules left beside an event, and closes it when the event comes that fulfils
 * it or makes it void. All events of a command carry the same duties: the task's id follows from subject, code
 * and occurrence, so the second of them is refused by the task that the first has opened. Such a refusal is an
 * answer: the task stands already, was closed already, or never was, and nothing is left to do.
 */
export const taskKeeper = reaction({
  name: 'task-keeper',
  title: '待办',
  on: CLOSES,
  onEvery: async (event, desk) => {
    for (const duty of event.metadata.tasks ?? []) {
      const step = ['open', duty.code, ...(duty.occurrence ? [duty.occurrence] : [])].join('/');
      await desk.send(step, new OpenTask(taskOf(event, duty)));
    }
  },
});

function taskOf(event: SeenEvent, { owner, ...duty }: RuleOutcome): OpenTask['task'] {
  const { id: sourceEventId, stream: subject, data, metadata } = event;
  // The subject's own place; the recorder's, for a subject that does not name one.
  const place = propertyOf(data, 'divisionCode');
  const divisionCode = typeof place === 'string' ? place : metadata.actor.organisation;
  return {
    ...duty,
    ...(owner && {
      owner: {
        role: owner.role,
        divisionCode: owner.level ? divisionAt(owner.level, divisionCode) : divisionCode,
      },
    }),
    divisionCode,
    subject,
    sourceEventId,
  };
}
