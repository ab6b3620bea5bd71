import {
  type House,
  HouseFreed,
  HouseSafetyAppraised,
  NO_REPORT,
  USE_REMINDERS,
  foundDuty,
  houseStream,
  reportIsReplacedInTime,
} from '#homesteads/facts';
import type { Case, Desk, SeenEvent } from '#read-store';
import { type Ended, closes } from './closing.js';

/** What a report of a day does not answer: what was found on that day or later. */
function foundSince({ findings }: Pick<House, 'findings'>, appraisedOn: string | undefined): string[] {
  if (appraisedOn === undefined) return [];
  return findings.filter(({ foundOn }) => foundOn >= appraisedOn).map(foundDuty);
}

/** That the reports on a house are replaced, and that there is one: all but what is told of one of them. */
async function reportDuties(
  { subject }: Pick<SeenEvent, 'subject'>,
  desk: Desk,
  kept?: { readonly reportId: string; readonly appraisedOn: string },
): Promise<readonly Ended[]> {
  const { state: house } = await desk.load(houseStream, subject);
  const { reports = [], findings = [] } = house ?? {};
  const stay = [kept?.reportId, ...foundSince({ findings }, kept?.appraisedOn)];
  return [NO_REPORT, ...reports.map(({ reportId }) => reportId), ...findings.map(foundDuty)]
    .filter((occurrence) => !stay.includes(occurrence))
    .map((occurrence) => ({ code: reportIsReplacedInTime.code, occurrence }));
}

/** What ends the duties of a house on a homestead. */
export const HOMESTEAD_ENDINGS: readonly Case<Desk>[] = [
  closes(HouseFreed, async (event, desk) => [
    ...(await reportDuties(event, desk)),
    ...USE_REMINDERS.map(({ code }) => ({ code, occurrence: event.data.projectId })),
  ]),
  closes(HouseSafetyAppraised, (event, desk) => reportDuties(event, desk, event.data)),
];
