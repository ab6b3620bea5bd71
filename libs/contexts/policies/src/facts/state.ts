import { type LegalDate, streamType } from '#kernel';
import { PolicyRowSet } from './events.js';
import type { PolicyKey, PolicyValue } from './keys.js';

export type PolicyRow = Parameters<typeof PolicyRowSet.of>[0];

/** The policy rows of one region, in the order in which they were set. */
export interface PolicyBook {
  readonly divisionCode: string;
  readonly rows: readonly PolicyRow[];
}

export const policyStream = streamType({
  category: 'policy',
  title: '政策参数',
  events: [PolicyRowSet],
  initial: undefined as PolicyBook | undefined,
  evolve: {
    PolicyRowSet: (book, row) => ({
      divisionCode: row.divisionCode,
      rows: [...(book?.rows ?? []), row],
    }),
  },
});

/** The row for a key that holds on a day: the last one set. Nothing when the county has set none. */
export function policyOn<Key extends PolicyKey>(
  book: PolicyBook | undefined,
  key: Key,
  day: LegalDate,
): { rowId: string; value: PolicyValue<Key> } | undefined {
  const row = book?.rows.findLast(
    (each) => each.key === key && each.from <= day && (each.to === undefined || each.to >= day),
  );
  return row && { rowId: row.rowId, value: row.value as PolicyValue<Key> };
}
