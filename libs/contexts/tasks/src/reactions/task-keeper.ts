import {
  AssetAdjustedToCount,
  AssetDisposed,
  AssetInspected,
  AssetKeeperAssigned,
  InventoryConfirmed,
  InventoryReported,
  inventoryIsToBeConfirmed,
  inventoryIsToBeReported,
  publicWelfareAssetHasAKeeper,
} from '#assets/facts';
import { type DataOf, type EventType, type RuleOutcome, divisionAt, propertyOf } from '#kernel';
import {
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  ContractLandAssigned,
  ContractPutRight,
  ContractRenewed,
  ContractTermLengthened,
  OldContractGraded,
  conveyanceIsFiled,
  dutyOfPoint,
  silentUseIsNoRenewal,
} from '#contracts/facts';
import {
  AuditFindingsPutRight,
  CreditorsNotified,
  ESCALATION_DUTIES,
  LeftoverResolved,
  ReadingAnswered,
  SuitRequestAnswered,
  creditorsAreTold,
  findingsArePutRight,
  leftoverIsToBeResolvedInTime,
  HeadOfHouseholdNamed,
  MembershipTaken,
  householdNeedsAHead,
  newcomerIsToBeConfirmed,
  papersAreProvided,
  supervisorsSueInTime,
} from '#collectives/facts';
import {
  ConstructionUseGranted,
  LandFilingRecorded,
  ManagementRightConveyedOnward,
  RegistrationRecorded,
  RightEnded,
  RightExpired,
} from '#land-rights/facts';
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
  CustodyCancelled,
  CustodyHandedOver,
  CustodyLost,
  OfficerTermEnded,
  accountantIsRotated,
  bodyIsRenewedInTime,
} from '#posts/facts';
import { HouseFreed, HouseSafetyAppraised, USE_REMINDERS } from '#homesteads/facts';
import {
  PriorityAwarded,
  PriorityLapsed,
  PriorityWaived,
  claimIsToBeSettled,
  priorityBookStream,
  windowOf,
} from '#priority/facts';
import {
  EndingConveyanceSettled,
  ExtensionRegistrationFiled,
  conveyanceEndsWithTheOldTerm,
  HouseholdExtended,
  HouseholdNotExtended,
  extensionIsSignedInTime,
  unsignedHouseholdIsStillExtended,
} from '#extensions/facts';
import { type Case, type Desk, type SeenEvent, reaction, when } from '#read-store';
import { CompleteTaskByEvent } from '../commands/complete-task-by-event.js';
import { OpenTask } from '../commands/open-task.js';
import { taskIdOf } from '../facts/index.js';
import {
  type Ended,
  FILED,
  handedOn,
  inspection,
  reminders,
  remindersOf,
  reportDuties,
  rightReminders,
  windowDuties,
} from './ended-duties.js';

/** An event that ends duties on its own subject: it fulfils them, or ends what they were for. */
function closes<Type extends EventType>(type: Type, dutiesOf: readonly Ended[] | EndedBy<Type>): Case<Desk> {
  return when(type, async (event, desk) => {
    const { id, stream, metadata } = event;
    const duties = typeof dutiesOf === 'function' ? await dutiesOf(event, desk) : dutiesOf;
    for (const { code, occurrence } of duties) {
      const done = new CompleteTaskByEvent(taskIdOf(stream, code, occurrence), id, metadata.effectiveOn);
      await desk.send(['complete', code, ...(occurrence ? [occurrence] : [])].join('/'), done);
    }
  });
}
type EndedBy<Type extends EventType> = (
  event: SeenEvent<DataOf<Type>>,
  desk: Desk,
) => readonly Ended[] | Promise<readonly Ended[]>;

const CLOSES: readonly Case<Desk>[] = [
  closes(ContractFiled, [conveyanceIsFiled]),
  closes(LandFilingRecorded, ({ data: { filing } }) => [FILED[filing]]),
  ...[RightEnded, RightExpired].map((type) => closes<EventType>(type, rightReminders)),
  closes(RegistrationRecorded, rightReminders),
  closes(ConstructionUseGranted, rightReminders),
  closes(ManagementRightConveyedOnward, rightReminders),
  closes(ContractFellThrough, [conveyanceIsFiled]),
  closes(ContractEnded, reminders),
  closes(ContractExpired, reminders),
  closes(ContractLandAssigned, async (event, desk) =>
    event.data.remaining === 0 ? reminders(event, desk) : [],
  ),
  closes(ContractRenewed, async (event, desk) => [...(await reminders(event, desk)), silentUseIsNoRenewal]),
  closes(ContractTermLengthened, ({ data: { formerTo } }) => [
    ...remindersOf(undefined),
    ...remindersOf(formerTo),
  ]),
  closes(CreditorsNotified, [creditorsAreTold]),
  closes(LeftoverResolved, [leftoverIsToBeResolvedInTime, ...ESCALATION_DUTIES]),
  closes(ReadingAnswered, [papersAreProvided]),
  closes(AuditFindingsPutRight, ({ data: { remaining } }) => (remaining === 0 ? [findingsArePutRight] : [])),
  closes(SuitRequestAnswered, [supervisorsSueInTime]),
  closes(ResolutionDisclosed, [resolutionIsDisclosed]),
  closes(ResolutionResultDisclosed, [resultIsDisclosed]),
  closes(HeadOfHouseholdNamed, [householdNeedsAHead]),
  closes(MembershipTaken, [newcomerIsToBeConfirmed]),
  closes(OfficerTermEnded, [bodyIsRenewedInTime]),
  closes(AppointmentFellThrough, [bodyIsRenewedInTime]),
  closes(BookkeepingEnded, [accountantIsRotated]),
  closes(BookkeepingFellThrough, [accountantIsRotated]),
  closes(CustodyHandedOver, ({ data: { endedKeepingId } }) => [handedOn(endedKeepingId)]),
  closes(CustodyLost, ({ data: { keepingId } }) => [handedOn(keepingId)]),
  closes(CustodyCancelled, ({ data: { keepingId } }) => [handedOn(keepingId)]),
  closes(OldContractGraded, ({ data: { noLongerFound } }) => noLongerFound.map(dutyOfPoint)),
  closes(ContractPutRight, ({ data: { mends } }) => mends.map(dutyOfPoint)),
  closes(AssetKeeperAssigned, [publicWelfareAssetHasAKeeper]),
  closes(AssetInspected, inspection),
  closes(AssetDisposed, (event) => [publicWelfareAssetHasAKeeper, ...inspection(event)]),
  closes(AssetAdjustedToCount, inspection),
  closes(PriorityLapsed, windowDuties),
  closes(PriorityAwarded, windowDuties),
  closes(PriorityWaived, async (event, desk) => {
    const { windowId: occurrence, endsTheWindow } = event.data;
    if (endsTheWindow) return windowDuties(event);
    const { state: book } = await desk.load(priorityBookStream, event.subject);
    const claims = windowOf(book, occurrence)?.claims ?? [];
    return claims.length === 0 ? [{ code: claimIsToBeSettled.code, occurrence }] : [];
  }),
  closes(HouseFreed, async (event, desk) => [
    ...(await reportDuties(event, desk)),
    ...USE_REMINDERS.map(({ code }) => ({ code, occurrence: event.data.projectId })),
  ]),
  closes(HouseSafetyAppraised, (event, desk) => reportDuties(event, desk, event.data.reportId)),
  closes(InventoryConfirmed, [inventoryIsToBeConfirmed]),
  closes(InventoryReported, [inventoryIsToBeReported]),
  closes(ExtensionRegistrationFiled, [extensionIsSignedInTime]),
  closes(HouseholdExtended, [unsignedHouseholdIsStillExtended]),
  closes(HouseholdNotExtended, [unsignedHouseholdIsStillExtended]),
  closes(EndingConveyanceSettled, ({ data: { contractId: occurrence } }) => [
    { code: conveyanceEndsWithTheOldTerm.code, occurrence },
  ]),
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
