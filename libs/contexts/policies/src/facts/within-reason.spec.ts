import { describe, expect, it } from '@jest/globals';
import { type JsonValue, codesOf, judge } from '#kernel';
import {
  POLICY_KEYS,
  POLICY_READING_RULES,
  type PolicyBook,
  type PolicyKey,
  type PolicyReader,
  beyondReason,
  policyFor,
  policyStream,
  withinReason,
} from './index.js';

/** A row as it was entered before its key had a range. */
function bookOf(key: PolicyKey, value: JsonValue): PolicyBook | undefined {
  const basis = { law: '左权县办法', article: '第八条' };
  const row = { rowId: '0', divisionCode: '140722', key, value, basis, from: '2020-01-01' };
  return policyStream.evolve.PolicyRowSet(policyStream.initial, row, {
    revision: 0,
    effectiveOn: '2026-01-01',
  });
}

const judged = (...policyReadings: PolicyReader['policyReadings']) =>
  judge<PolicyReader>(POLICY_READING_RULES, { policyReadings });

describe('a row that was set before the range of its key was known', () => {
  it('is read within it, and is told (PO20)', () => {
    const read = (key: PolicyKey, value: JsonValue) => policyFor(bookOf(key, value), key, '2026-03-02');
    const day = read('extension.notice-period', { count: 1, unit: 'calendar-day' });
    expect(day).toMatchObject({ value: { count: 5, unit: 'calendar-day' }, standing: 'confirmed' });
    const [warning] = judged(day).warnings;
    expect(warning).toMatchObject({ rule: 'PO20', code: 'POLICIES.CONFINED_BY_REASON' });
    expect(warning?.detail).toMatch(/现填 1日，应在 5日 和 3个月 之间（.*五个工作日.*按 5日办理/);
    const five = { count: 5, unit: 'working-day' };
    expect(read('extension.notice-period', five)).toMatchObject({ value: five });
    expect(read('extension.notice-period', { count: 1, unit: 'year' }).value).toEqual({
      count: 3,
      unit: 'month',
    });
    expect(read('homesteads.area-standard-dm2', 1).value).toBe(2_000);
    expect(read('contracts.reminder-months', [600, 6, 6]).value).toEqual([24, 6]);
    expect(read('contract-clean-up.signed-before', '2100-01-01').value).toBe('2026-12-31');
    const tenth = { numerator: 10, denominator: 100 };
    expect(read('exchange.fee-share', { numerator: 9, denominator: 10 }).value).toEqual(tenth);
    const area = { upToAreaDm2: 9_999_999_999, upToAmountFen: 500_000 };
    expect(read('exchange.small-deal', area).value).toMatchObject({ upToAmountFen: 500_000 });
    expect(judged(read('exchange.small-deal', area)).warnings).toMatchObject([{ rule: 'PO20' }]);
  });

  it.each(codesOf(POLICY_KEYS))('is read within the range of %s, whatever it says', (key) => {
    const { schema, range } = POLICY_KEYS[key];
    if (range.kind === 'choice') return;
    const far: readonly JsonValue[] = [
      ...[-1_000, 0, 1, 999_999, 1_000_000_000_000].flatMap((number) => [number, [number, number]]),
      ...['1900-01-01', '2999-12-31'],
      ...[1, 1_000].flatMap((count) => ['calendar-day', 'year'].map((unit) => ({ count, unit }))),
      ...[
        [0, 1],
        [1, 1],
      ].map(([numerator = 0, denominator = 1]) => ({ numerator, denominator })),
    ];
    for (const value of far.filter((each) => schema.safeParse(each).success)) {
      const read = withinReason(key, value);
      expect([key, value, schema.safeParse(read).success]).toEqual([key, value, true]);
      expect([key, value, beyondReason(key, read)]).toEqual([key, value, undefined]);
    }
  });
});
