import {
  AssetAdjustedToCount,
  AssetDisposed,
  AssetInspected,
  AssetKeeperAssigned,
  InventoryConfirmed,
  InventoryReported,
  assetIsInspectedRegularly,
  inventoryIsToBeConfirmed,
  inventoryIsToBeReported,
  publicWelfareAssetHasAKeeper,
} from '#assets/facts';
import { type EventType, type RuleOutcome, divisionAt, propertyOf, textPropertyOf } from '#kernel';
import {
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  ContractRenewed,
  EXPIRY_REMINDERS,
  conveyanceIsFiled,
  silentUseIsNoRenewal,
} from '#contracts/facts';
import {
  CreditorsNotified,
  ESCALATION_DUTIES,
  LeftoverResolved,
  creditorsAreTold,
  leftoverIsToBeResolvedInTime,
  HeadOfHouseholdNamed,
  MembershipTaken,
  householdNeedsAHead,
  newcomerIsToBeConfirmed,
} from '#collectives/facts';
import {
  ResolutionDisclosed,
  ResolutionResultDisclosed,
  resolutionIsDisclosed,
  resultIsDisclosed,
} from '#decisions/facts';
import {
  AppointmentFellThrough,
  BookkeepingEnded,
  BookkeepingFellThrough,
  OfficerTermEnded,
  accountantIsRotated,
  bodyIsRenewedInTime,
} from '#posts/facts';
import { type SeenEvent, reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';

interface Closing {
  readonly type: EventType;
  readonly duties: readonly { readonly code: string }[];
  /** A duty that comes again, and the property of the event that says which of its occurrences is meant. */
  readonly recurring?: { readonly duty: { readonly code: string }; readonly occurrence: string };
}

const INSPECTION = { duty: assetIsInspectedRegularly, occurrence: 'dutySince' };

/** Which event ends which duties on its own subject: it fulfils them, or ends what they were for. */
const CLOSES: readonly Closing[] = [
  { type: ContractFiled, duties: [conveyanceIsFiled] },
  { type: ContractFellThrough, duties: [conveyanceIsFiled] },
  { type: ContractEnded, duties: EXPIRY_REMINDERS },
  { type: ContractExpired, duties: EXPIRY_REMINDERS },
  { type: ContractRenewed, duties: [...EXPIRY_REMINDERS, silentUseIsNoRenewal] },
  { type: CreditorsNotified, duties: [creditorsAreTold] },
  { type: LeftoverResolved, duties: [leftoverIsToBeResolvedInTime, ...ESCALATION_DUTIES] },
  { type: ResolutionDisclosed, duties: [resolutionIsDisclosed] },
  { type: ResolutionResultDisclosed, duties: [resultIsDisclosed] },
  { type: HeadOfHouseholdNamed, duties: [householdNeedsAHead] },
  { type: MembershipTaken, duties: [newcomerIsToBeConfirmed] },
  { type: OfficerTermEnded, duties: [bodyIsRenewedInTime] },
  { type: AppointmentFellThrough, duties: [bodyIsRenewedInTime] },
  { type: BookkeepingEnded, duties: [accountantIsRotated] },
  { type: BookkeepingFellThrough, duties: [accountantIsRotated] },
  { type: AssetKeeperAssigned, duties: [publicWelfareAssetHasAKeeper] },
  { type: AssetInspected, duties: [], recurring: INSPECTION },
  { type: AssetDisposed, duties: [publicWelfareAssetHasAKeeper], recurring: INSPECTION },
  { type: AssetAdjustedToCount, duties: [], recurring: INSPECTION },
  { type: InventoryConfirmed, duties: [inventoryIsToBeConfirmed] },
  { type: InventoryReported, duties: [inventoryIsToBeReported] },
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
  on: CLOSES.map(({ type, duties, recurring }) =>
    when(type, async ({ id, stream, metadata, data }, desk) => {
      for (const { code } of duties) {
        const done = new CompleteTaskByEvent(taskIdOf(stream, code), id, metadata.effectiveOn);
        await desk.send(`complete/${code}`, done);
      }
      if (!recurring) return;
      const occurrence = textPropertyOf(data, recurring.occurrence);
      if (occurrence === undefined) return;
      const { code } = recurring.duty;
      const taskId = taskIdOf(stream, code, occurrence);
      await desk.send(`complete/${code}`, new CompleteTaskByEvent(taskId, id, metadata.effectiveOn));
    }),
  ),
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
