import { type DataOf, type LegalDate, streamType, absent, valueIn } from '#kernel';
import { PolicyRowSet } from './events.js';
import { POLICY_KEYS, type PolicyKey, type PolicyValue } from './keys.js';

export type PolicyRow = DataOf<typeof PolicyRowSet>;

/** The policy rows of one region, in the order in which they were set. */
export interface PolicyBook {
  readonly divisionCode: string;
  readonly rows: readonly PolicyRow[];
}

export const policyStream = streamType({
  category: 'policy',
  title: '政策参数',
  events: [PolicyRowSet],
  initial: absent<PolicyBook>(),
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
  return row && { rowId: row.rowId, value: valueIn(POLICY_KEYS, key, row.value) };
}
