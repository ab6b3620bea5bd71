import {
  ConstructionUseGranted,
  END_REMINDERS,
  type LandFiling,
  LandFilingRecorded,
  ManagementRightConveyedOnward,
  RegistrationRecorded,
  RightEnded,
  RightExpired,
  SwapReleased,
  onwardConveyanceIsFiled,
  ownerIsNoticedOfTheConveyance,
  parcelStream,
  rightsNotWatched,
  securityIsFiled,
  swapIsFiled,
  swapOfRight,
} from '#land-rights/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { taskIdOf, taskStream } from '../facts/index.js';
import { type Ended, closes } from './closing.js';

/** What is done when something of a parcel has been filed. */
const FILED: Readonly<Record<LandFiling, Pick<Ended, 'code'>>> = {
  swap: swapIsFiled,
  onward: onwardConveyanceIsFiled,
  security: securityIsFiled,
  'owner-notice': ownerIsNoticedOfTheConveyance,
};

type Filed = SeenEvent<{ filing: LandFiling; subjectId: string }>;

/** Which one of those on the parcel was filed: a swap is filed as of a right that it moved. */
async function filedOne(
  { subject, data: { filing, subjectId } }: Filed,
  desk: Desk,
): Promise<string | undefined> {
  if (filing !== 'swap') return subjectId;
  const { state: parcel } = await desk.load(parcelStream, subject);
  return parcel && swapOfRight(parcel, subjectId);
}

/** The duty to file that one; the one of the parcel, where it arose before such duties were told apart. */
async function filingDuty(event: Filed, desk: Desk): Promise<readonly Ended[]> {
  const { code } = FILED[event.data.filing];
  const occurrence = await filedOne(event, desk);
  if (occurrence === undefined) return [{ code }];
  const { state: task } = await desk.load(taskStream, taskIdOf(event.stream, code, occurrence));
  return [task ? { code, occurrence } : { code }];
}

/** The reminders of rights on a parcel that have ended, or go on under another act. */
async function rightReminders(
  { subject }: Pick<SeenEvent, 'subject'>,
  desk: Desk,
): Promise<readonly Ended[]> {
  const { state: parcel } = await desk.load(parcelStream, subject);
  const over = parcel ? rightsNotWatched(parcel) : [];
  return over.flatMap((occurrence) => END_REMINDERS.map(({ code }) => ({ code, occurrence })));
}

/** What ends the duties of a parcel. */
export const LAND_ENDINGS: readonly Case<Desk>[] = [
  closes(LandFilingRecorded, filingDuty),
  closes(RightEnded, rightReminders),
  closes(RightExpired, rightReminders),
  closes(RegistrationRecorded, rightReminders),
  closes(ConstructionUseGranted, rightReminders),
  closes(ManagementRightConveyedOnward, rightReminders),
  closes(SwapReleased, ({ data: { swapId: occurrence } }) => [{ code: swapIsFiled.code, occurrence }]),
];
