import {
  HouseFreed,
  HouseSafetyAppraised,
  NO_REPORT,
  USE_REMINDERS,
  houseStream,
  reportIsReplacedInTime,
} from '#homesteads/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { type Ended, closes } from './closing.js';

/** That the reports on a house are replaced, and that there is one: all but what is told of one of them. */
async function reportDuties(
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

/** What ends the duties of a house on a homestead. */
export const HOMESTEAD_ENDINGS: readonly Case<Desk>[] = [
  closes(HouseFreed, async (event, desk) => [
    ...(await reportDuties(event, desk)),
    ...USE_REMINDERS.map(({ code }) => ({ code, occurrence: event.data.projectId })),
  ]),
  closes(HouseSafetyAppraised, (event, desk) => reportDuties(event, desk, event.data.reportId)),
];
