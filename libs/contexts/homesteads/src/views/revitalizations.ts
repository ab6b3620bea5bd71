import { addFen } from '#kernel';
import { type Case, type Rows, type SeenEvent, amend, projection, rowOf, when } from '#read-store';
import {
  ChecklistItemMet,
  ProjectReceiptRecorded,
  RevenueSplitAgreed,
  RevitalizationEnded,
  RevitalizationProposed,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  UseAgreed,
  UseEnded,
  UseFellThrough,
  UseReturned,
  checklistOf,
} from '../facts/index.js';
import {
  RevitalizationPaperRow,
  RevitalizationReceiptRow,
  RevitalizationRevenueRow,
  RevitalizationRow,
  RevitalizationUseRow,
} from './revitalization-rows.js';

/** The project of an event, seen at its revision. */
async function amendProject(
  rows: Rows,
  { subject: projectId, revision }: Pick<SeenEvent, 'subject' | 'revision'>,
  change: (row: RevitalizationRow) => Partial<RevitalizationRow>,
): Promise<void> {
  await amend(rows, RevitalizationRow, { projectId }, (row) => ({ ...change(row), revision }));
}

const useId = (projectId: string, parcelCode: string): string => `${projectId}/${parcelCode}`;

type OfUse = Pick<SeenEvent<{ readonly parcelCode: string }>, 'subject' | 'data'>;

/** The use of a house that an event of the project is about. */
async function amendUse(
  rows: Rows,
  { subject, data: { parcelCode } }: OfUse,
  change: Partial<RevitalizationUseRow>,
): Promise<void> {
  await amend(rows, RevitalizationUseRow, { id: useId(subject, parcelCode) }, () => change);
}

type OfHouse = Pick<SeenEvent<{ readonly parcelCode: string }>, 'subject' | 'revision' | 'data'>;

/** The project has one house less. */
const oneHouseLess = (rows: Rows, event: OfHouse): Promise<void> =>
  amendProject(rows, event, (row) => {
    const plots = row.plots.filter((plot) => plot !== event.data.parcelCode);
    return { plots, houses: plots.length };
  });

const cases: readonly Case<Rows>[] = [
  when(RevitalizationProposed, ({ data, revision }, rows) => {
    const { operator, paperSha256: _, ...proposed } = data;
    const { kind: operatorKind, id: operatorId, name: operatorName = null } = operator;
    rows.put(RevitalizationRow, {
      ...{ ...proposed, operatorKind, operatorId, operatorName },
      ...{ stage: 'proposed', itemsMissing: checklistOf(data), houses: 0, plots: [], startedOn: null },
      ...{ revenueFen: 0, periods: [], revenueTo: null, endedOn: null, revision },
    });
  }),
  when(ChecklistItemMet, async (event, rows) => {
    const { item, documentNumber, metOn, validUntil = null } = event.data;
    await amendProject(rows, event, ({ itemsMissing }) => ({
      itemsMissing: itemsMissing.filter((each) => each !== item),
    }));
    const id = `${event.subject}/${item}`;
    const known = await rows.get(RevitalizationPaperRow, { id });
    // An older paper that is recorded later does not take the place of a newer one.
    if (known && known.metOn > metOn) return;
    const { divisionCode } = await rowOf(rows, RevitalizationRow, { projectId: event.subject });
    const paper = { id, projectId: event.subject, divisionCode, item, documentNumber, metOn, validUntil };
    rows.put(RevitalizationPaperRow, paper);
  }),
  when(ProjectReceiptRecorded, async (event, rows) => {
    const { projectId, divisionCode, collectiveId, of, amountFen, receivedOn } = event.data;
    const { method, receiptNumber } = event.data;
    rows.put(RevitalizationReceiptRow, {
      ...{ id: `${projectId}/${receiptNumber}`, projectId, divisionCode, collectiveId },
      ...{ of, amountFen, receivedOn, method, receiptNumber },
    });
    await amendProject(rows, event, () => ({}));
  }),
  when(UseAgreed, async (event, rows) => {
    const { projectId, divisionCode, parcelCode, householdId = null, way, number } = event.data;
    const { from: startsOn, to: endsOn, yearlyRentFen = null } = event.data;
    await amendProject(rows, event, ({ plots }) => ({
      plots: [...plots, parcelCode],
      houses: plots.length + 1,
    }));
    rows.put(RevitalizationUseRow, {
      ...{ id: useId(projectId, parcelCode), projectId, divisionCode, parcelCode, householdId, way, number },
      ...{ startsOn, endsOn, yearlyRentFen, standing: 'agreed', endedOn: null, returnedOn: null },
    });
  }),
  when(UseFellThrough, async (event, rows) => {
    await oneHouseLess(rows, event);
    await amendUse(rows, event, { standing: 'fallen-through' });
  }),
  when(UseEnded, async (event, rows) => {
    await oneHouseLess(rows, event);
    await amendUse(rows, event, { standing: 'ended', endedOn: event.data.endedOn });
  }),
  when(RevitalizationStarted, (event, rows) =>
    amendProject(rows, event, () => ({ stage: 'started', startedOn: event.data.startedOn })),
  ),
  when(RevitalizationRevenueRecorded, async (event, rows) => {
    const {
      projectId,
      divisionCode,
      from: periodFrom,
      to: periodTo,
      revenueFen,
      parts,
      rents = [],
    } = event.data;
    const id = `${projectId}/${periodFrom}`;
    rows.put(RevitalizationRevenueRow, {
      ...{ id, projectId, divisionCode, periodFrom, periodTo, revenueFen, parts, rents },
    });
    await amendProject(rows, event, (row) => ({
      revenueFen: addFen(row.revenueFen, revenueFen),
      periods: [...row.periods, `${periodFrom}/${periodTo}`],
      revenueTo: row.revenueTo !== null && row.revenueTo > periodTo ? row.revenueTo : periodTo,
    }));
  }),
  when(RevenueSplitAgreed, (event, rows) => amendProject(rows, event, () => ({}))),
  when(RevitalizationEnded, async (event, rows) => {
    const { projectId, endedOn } = event.data;
    const { plots } = await rowOf(rows, RevitalizationRow, { projectId });
    for (const parcelCode of plots)
      await amend(rows, RevitalizationUseRow, { id: useId(projectId, parcelCode) }, ({ endsOn }) => ({
        standing: 'ended' as const,
        endedOn: endsOn < endedOn ? endsOn : endedOn,
      }));
    await amendProject(rows, event, () => ({ stage: 'ended', endedOn, plots: [], houses: 0 }));
  }),
  when(UseReturned, async (event, rows) => {
    await amendProject(rows, event, () => ({}));
    await amendUse(rows, event, { standing: 'returned', returnedOn: event.data.returnedOn });
  }),
];

export const revitalizationRegister = projection({
  name: 'revitalizations',
  title: '盘活项目台账',
  version: 4,
  tables: [
    RevitalizationRow,
    RevitalizationRevenueRow,
    RevitalizationUseRow,
    RevitalizationPaperRow,
    RevitalizationReceiptRow,
  ],
  on: cases,
});
