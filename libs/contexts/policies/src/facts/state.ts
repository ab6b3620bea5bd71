import { type DataOf, streamType, absent } from '#kernel';
import { PolicyRowConfirmed, PolicyRowSet } from './events.js';

/** Whether a county stands by a row, or only took it over from a template. */
export const ROW_STANDINGS = { confirmed: '已确认', 'to-be-confirmed': '待确认' } as const;

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
      rows: [...(book?.rows ?? []), { ...row, standing: standingWhenSet(row) }],
    }),
    PolicyRowConfirmed: (book, confirmed) =>
      book && { ...book, rows: book.rows.map((row) => rowAfter(row, confirmed)) },
  },
});

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
