import { assetIsInspectedRegularly } from '#assets/facts';
import { EXPIRY_REMINDERS, contractStream } from '#contracts/facts';
import {
  END_REMINDERS,
  type LandFiling,
  onwardConveyanceIsFiled,
  ownerIsNoticedOfTheConveyance,
  parcelStream,
  rightsNotWatched,
  securityIsFiled,
  swapIsFiled,
} from '#land-rights/facts';
import { contestedCustodyIsHandedOn } from '#posts/facts';
import { NO_REPORT, houseStream, reportIsReplacedInTime } from '#homesteads/facts';
import { WINDOW_DUTIES } from '#priority/facts';
import type { Desk, SeenEvent } from '#read-store';

/* Which duties an event ends on its own subject, where that takes more than naming them. */

/** A duty by its code, and which one of those that come again. */
export interface Ended {
  readonly code: string;
  readonly occurrence?: string;
}

/** The inspection that an asset was due, where one was. */
export const inspection = ({
  data: { dutySince: occurrence },
}: SeenEvent<{ dutySince?: string | undefined }>) =>
  occurrence === undefined ? [] : [{ code: assetIsInspectedRegularly.code, occurrence }];

/** That a thing is taken from hands which may not keep it, of one time of keeping. */
export const handedOn = (occurrence: string): Ended => ({
  code: contestedCustodyIsHandedOn.code,
  occurrence,
});

/** The reminders of a contract's term as it stands: of a lengthened one those of its new end. */
export async function reminders({ data: { contractId } }: SeenEvent<{ contractId: string }>, desk: Desk) {
  const { state: contract } = await desk.load(contractStream, contractId);
  return remindersOf(contract?.lengthened && contract.to);
}

export function remindersOf(occurrence: string | undefined): readonly Ended[] {
  return EXPIRY_REMINDERS.map(({ code }) => ({ code, ...(occurrence && { occurrence }) }));
}

/** What was to be done about a window that is over. */
export function windowDuties({
  data: { windowId: occurrence },
}: SeenEvent<{ windowId: string }>): readonly Ended[] {
  return WINDOW_DUTIES.map(({ code }) => ({ code, occurrence }));
}

/** That the reports on a house are replaced, and that there is one: all but what is told of one of them. */
export async function reportDuties(
  { subject }: Pick<SeenEvent, 'subject'>,
  desk: Desk,
  kept?: string,
): Promise<readonly Ended[]> {
  const { state: house } = await desk.load(houseStream, subject);
  const all = [NO_REPORT, ...(house?.reports ?? []).map(({ reportId }) => reportId)];
  return all
    .filter((occurrence) => occurrence !== kept)
    .map((occurrence) => ({ code: reportIsReplacedInTime.code, occurrence }));
}

/** The reminders of rights on a parcel that have ended, or go on under another act. */
export async function rightReminders(
  { subject }: Pick<SeenEvent, 'subject'>,
  desk: Desk,
): Promise<readonly Ended[]> {
  const { state: parcel } = await desk.load(parcelStream, subject);
  const over = parcel ? rightsNotWatched(parcel) : [];
  return over.flatMap((occurrence) => END_REMINDERS.map(({ code }) => ({ code, occurrence })));
}

/** What is done when something of a parcel has been filed. */
export const FILED: Readonly<Record<LandFiling, Ended>> = {
  swap: swapIsFiled,
  onward: onwardConveyanceIsFiled,
  security: securityIsFiled,
  'owner-notice': ownerIsNoticedOfTheConveyance,
};
