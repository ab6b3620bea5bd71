import { type DataOf, type LegalDate, addDays, streamType, absent } from '#kernel';
import type { PolicyKey } from './keys.js';
import { PolicyRowConfirmed, PolicyRowSet } from './events.js';

/** Whether a county stands by a row, only took it over from a template, or has corrected it by another. */
export const ROW_STANDINGS = {
  confirmed: '已确认',
  'to-be-confirmed': '待确认',
  replaced: '已被更正',
} as const;

export interface PolicyRow extends Readonly<DataOf<typeof PolicyRowSet>> {
  readonly standing: keyof typeof ROW_STANDINGS;
}

/** The policy rows of one county, in the order in which they were set. */
export interface PolicyBook {
  readonly divisionCode: string;
  readonly rows: readonly PolicyRow[];
}

export const policyStream = streamType({
  category: 'policy',
  title: '政策参数',
  events: [PolicyRowSet, PolicyRowConfirmed],
  initial: absent<PolicyBook>(),
  evolve: {
    PolicyRowSet: (book, row) => ({
      divisionCode: row.divisionCode,
      rows: [...withoutReplaced(book, row), { ...row, standing: standingWhenSet(row) }],
    }),
    PolicyRowConfirmed: (book, confirmed) =>
      book && { ...book, rows: book.rows.map((row) => rowAfter(row, confirmed)) },
  },
});

/** What stood before; a row that is corrected stays, for the decisions that name it, and holds no more. */
function withoutReplaced(book: PolicyBook | undefined, { replaces }: DataOf<typeof PolicyRowSet>) {
  return (book?.rows ?? []).map((row): PolicyRow =>
    row.rowId === replaces ? { ...row, standing: 'replaced' } : row,
  );
}

/** The rows of a key that no other row has corrected, in the order in which they were set. */
export function standingRows(book: PolicyBook | undefined, key: PolicyKey): readonly PolicyRow[] {
  return (book?.rows ?? []).filter((row) => row.key === key && row.standing !== 'replaced');
}

/** When a row holds. Without a last day it does until the eve of the next one's first. */
interface Dated {
  readonly from: LegalDate;
  readonly to?: LegalDate | undefined;
}

/** The last day of a row among those of its key that stand: its own, or the eve of the next one's first; else none yet. */
export function lastDayOf(row: Dated, rows: readonly Dated[]): LegalDate | undefined {
  const [next] = rows.flatMap(({ from }) => (from > row.from ? from : [])).sort();
  return row.to ?? (next === undefined ? undefined : addDays(next, -1));
}

/**
 * The row that holds on a day, of those of one key that stand. Rows do not overlap (PO4); of those that did before
 * this was a rule, the last one set holds.
 */
export function rowOn<Row extends Dated>(rows: readonly Row[], day: LegalDate): Row | undefined {
  return rows.findLast((row) => row.from <= day && day <= (lastDayOf(row, rows) ?? day));
}

export function standingWhenSet({ template }: DataOf<typeof PolicyRowSet>): PolicyRow['standing'] {
  return template === undefined ? 'confirmed' : 'to-be-confirmed';
}

function rowAfter(row: PolicyRow, confirmed: DataOf<typeof PolicyRowConfirmed>): PolicyRow {
  if (row.rowId !== confirmed.rowId) return row;
  const { basis = row.basis, documentNumber } = confirmed;
  // The number of the template's paper says nothing of another one.
  const kept = confirmed.basis ? undefined : row.documentNumber;
  return { ...row, standing: 'confirmed', basis, documentNumber: documentNumber ?? kept };
}
