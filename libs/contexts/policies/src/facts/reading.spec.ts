import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataOf, type Rule, addDays, codesOf, judge } from '#kernel';
import {
  POLICY_KEYS,
  POLICY_READING_RULES,
  POLICY_TEMPLATES,
  type PolicyBook,
  PolicyRowConfirmed,
  PolicyRowSet,
  type PolicyReader,
  beyondReason,
  beyondTheLaw,
  policyFor,
  policyRowsDoNotOverlap,
  policyStream,
  rowsRead,
  whereSet,
} from './index.js';

const FILING = 'conveyance.filing-period';
const WASTELAND = 'wasteland.longest-term-years';
const HOMESTEAD = 'homesteads.area-standard-dm2';
const BODIES = 'decisions.bodies.land-lease-outside';

type Row = Partial<DataOf<typeof PolicyRowSet>> & { readonly from: string };

function bookOf(...rows: Row[]): PolicyBook | undefined {
  return rows.reduce(
    (book, more, revision) =>
      policyStream.evolve.PolicyRowSet(
        book,
        {
          rowId: String(revision),
          divisionCode: '140722',
          key: FILING,
          value: { count: revision + 1, unit: 'calendar-day' },
          basis: { law: '左权县办法', article: '第八条' },
          ...more,
        },
        { revision, effectiveOn: '2026-01-01' },
      ),
    policyStream.initial,
  );
}

const judged = (...policyReadings: PolicyReader['policyReadings']) =>
  judge<PolicyReader>(POLICY_READING_RULES, { policyReadings });

describe('the row that holds on a day', () => {
  const countOn = (book: PolicyBook | undefined, day: string) => policyFor(book, FILING, day).value?.count;

  it('is none where the county has set none', () => {
    expect(policyFor(undefined, FILING, '2026-01-01').standing).toBe('missing');
    expect(countOn(bookOf({ from: '2026-01-01' }), '2025-12-31')).toBeUndefined();
  });

  it('is the later one from its first day on; the earlier one does not come back after its last', () => {
    const book = bookOf({ from: '2026-01-01' }, { from: '2026-07-01', to: '2026-12-31' });
    expect(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((day) => countOn(book, day))).toEqual(
      [1, 2, 2, undefined],
    );
  });

  it('is what a correction says, on the days of the correction alone', () => {
    const book = bookOf({ from: '2026-01-01' }, { from: '2026-02-01', replaces: '0' });
    expect([countOn(book, '2026-01-31'), countOn(book, '2026-02-01')]).toEqual([undefined, 2]);
  });

  it('is the last one set of those on one day, as they may have been set before PO4', () => {
    expect(countOn(bookOf({ from: '2026-01-01' }, { from: '2026-01-01' }), '2026-03-02')).toBe(2);
    const overlapping = bookOf(
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-02-01', to: '2026-03-31' },
    );
    expect([countOn(overlapping, '2026-03-31'), countOn(overlapping, '2026-04-01')]).toEqual([2, 1]);
  });

  it('is one at most, over any history of rows that were accepted', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-01-01', days));
    const drawn = fc.record({ from: day, days: fc.option(fc.integer({ min: 0, max: 15 })) });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 10 }), day, (candidates, on) => {
        const accepted: Row[] = [];
        for (const { from, days } of candidates) {
          const row: Row = { from, ...(days !== null && { to: addDays(from, days) }) };
          const refused = policyRowsDoNotOverlap.breach({
            divisionCode: '140722',
            key: FILING,
            value: undefined,
            from,
            to: row.to,
            replaces: undefined,
            paper: undefined,
            book: bookOf(...accepted),
          });
          if (!refused) accepted.push(row);
        }
        const followed = (row: Row) => accepted.some(({ from }) => from > row.from && from <= on);
        const covering = accepted.flatMap((row, index) =>
          row.from <= on && (row.to === undefined ? !followed(row) : on <= row.to) ? index + 1 : [],
        );
        expect(covering.length).toBeLessThanOrEqual(1);
        expect(countOn(bookOf(...accepted), on)).toBe(covering[0]);
      }),
      { seed: 20_260_302, numRuns: 500 },
    );
  });

  it('keeps its value when another is set later: what was decided names the row it was decided by', () => {
    const before = policyFor(bookOf({ from: '2026-01-01' }), FILING, '2026-03-02');
    const after = policyFor(bookOf({ from: '2026-01-01' }, { from: '2026-04-01' }), FILING, '2026-03-02');
    expect(rowsRead([after])).toEqual(rowsRead([before]));
    expect(after.value).toEqual(before.value);
  });
});

describe('a case that rests on policy', () => {
  it('is refused where a value is missing, and told who enters it, where and what for example', () => {
    const { blocked, warnings } = judged(
      policyFor(undefined, HOMESTEAD, '2026-03-02'),
      policyFor(undefined, FILING, '2026-03-02'),
    );
    expect(blocked).toMatchObject([
      { code: 'POLICIES.NOT_CONFIGURED', rule: 'PO5', facts: { keys: [HOMESTEAD, FILING] } },
    ]);
    expect(blocked[0]?.detail).toContain('未配置：“每户宅基地的面积标准');
    for (const told of ['县审核', HOMESTEAD, '20000', FILING, '{"count":30,"unit":"calendar-day"}'])
      expect(blocked[0]?.wayForward).toContain(told);
    expect(warnings).toEqual([]);
  });

  it('goes on with a guess, and is warned', () => {
    const reading = policyFor(undefined, WASTELAND, '2026-03-02');
    expect(reading).toMatchObject({ standing: 'guess', value: 50 });
    const { blocked, warnings } = judged(reading);
    expect(blocked).toEqual([]);
    expect(warnings).toMatchObject([{ rule: 'PO6', code: 'POLICIES.TO_BE_CONFIRMED' }]);
    expect(warnings[0]?.detail).toMatch(/待确认：.*暂按 50（单位：年）.*国办发〔1999〕102号/);
  });

  it('says a guessed period in days', () => {
    const { warnings } = judged(policyFor(undefined, 'disclosure.major-matter-period', '2026-03-02'));
    expect(warnings[0]?.detail).toContain('暂按 5日办理');
  });

  it('is warned of a row from a template until the county confirms it', () => {
    const key = 'exchange.handling.purchases';
    const value = { county: { fromAmountFen: 1 } };
    const taken = bookOf({ key, value, from: '2026-01-01', template: '140781-2020-27' });
    const { data } = PolicyRowConfirmed.of({ rowId: '0', divisionCode: '140722' });
    const confirmed = policyStream.evolve.PolicyRowConfirmed(taken, data, {
      revision: 1,
      effectiveOn: '2026-02-01',
    });
    expect(judged(policyFor(taken, key, '2026-03-02')).warnings[0]?.detail).toContain('介政办发〔2020〕27号');
    expect(judged(policyFor(confirmed, key, '2026-03-02'))).toMatchObject({ warnings: [], blocked: [] });
  });

  it('rests on the law without a word where the county says nothing, as the law stood on the day', () => {
    const bodiesOn = (day: string, book?: PolicyBook) => policyFor(book, BODIES, day);
    expect(bodiesOn('2025-04-30').value).toContain('representatives-assembly');
    expect(bodiesOn('2025-05-01')).toMatchObject({ standing: 'statute', value: ['members-assembly'] });
    const set = bookOf({ key: BODIES, value: ['representatives-assembly'], from: '2025-05-01' });
    expect(bodiesOn('2025-05-01', set).value).toEqual(['representatives-assembly']);
    expect(judged(bodiesOn('2025-05-01'))).toMatchObject({ blocked: [], warnings: [] });
  });

  it('goes no further than the law where a row was set before its bound was known, and is told', () => {
    const LONG = 'leases.long-from-years';
    const reading = policyFor(bookOf({ key: LONG, value: 30, from: '2020-01-01' }), LONG, '2026-03-02');
    expect(reading).toMatchObject({ value: 20, standing: 'confirmed', row: { value: 30 } });
    expect(judged(reading).warnings).toMatchObject([{ rule: 'PO12', code: 'POLICIES.CONFINED_BY_LAW' }]);
    expect(judged(reading).warnings[0]?.detail).toMatch(
      /第七百零五条不能大于 20，现填 30，按 20（单位：年）办理/,
    );
    const within = policyFor(bookOf({ key: LONG, value: 15, from: '2020-01-01' }), LONG, '2026-03-02');
    expect(within.value).toBe(15);
    expect(judged(within).warnings).toEqual([]);
    const KINDS = 'capital-review.kinds';
    const kinds = policyFor(
      bookOf({ key: KINDS, value: ['person'], from: '2020-01-01' }),
      KINDS,
      '2026-03-02',
    );
    expect(kinds.value).toEqual(['person', 'company']);
  });

  it('counts a list by what the law of the day leaves of it, and by the law alone when nothing is left', () => {
    const key = 'decisions.bodies.charter';
    const read = (...value: string[]) =>
      policyFor(bookOf({ key, value, from: '2020-01-01' }), key, '2026-03-02');
    expect(read('members-assembly', 'representatives-assembly')).toMatchObject({
      ...{ value: ['members-assembly'], standing: 'confirmed' },
    });
    const none = read('representatives-assembly');
    expect(none).toMatchObject({ value: ['members-assembly'], standing: 'statute' });
    expect(judged(none).warnings[0]?.detail).toContain('不能是 representatives-assembly');
  });

  it('may do without a value that only some counties set', () => {
    expect(whereSet(policyFor(undefined, FILING, '2026-03-02'))).toEqual([]);
    expect(whereSet(policyFor(bookOf({ from: '2026-01-01' }), FILING, '2026-03-02'))).toHaveLength(1);
  });
});

describe('the table of keys', () => {
  it.each(codesOf(POLICY_KEYS))('gives %s values of its own shape', (key) => {
    const { schema, example, statute = [], guess, bounds = [] } = POLICY_KEYS[key];
    const values: unknown[] = [
      example,
      ...statute.map(({ value }) => value),
      ...(guess ? [guess.value] : []),
    ];
    for (const value of values) expect(schema.safeParse(value).error).toBeUndefined();
    for (const value of values)
      expect([key, value, beyondReason(key, value)]).toEqual([key, value, undefined]);
    for (const dated of [statute, bounds]) {
      const days = dated.map(({ from }) => from);
      expect(days).toEqual([...days].sort().reverse());
    }
    for (const { from, value } of statute)
      expect(beyondTheLaw({ key, value, from, to: from })).toBeUndefined();
  });

  it('fits the rows of every template', () => {
    for (const template of codesOf(POLICY_TEMPLATES))
      for (const { key, value } of POLICY_TEMPLATES[template].rows) {
        expect(POLICY_KEYS[key].schema.safeParse(value).error).toBeUndefined();
        expect(beyondReason(key, value)).toBeUndefined();
      }
  });

  it('is read by rules that any command may have', () => {
    const rules: readonly Rule<PolicyReader>[] = POLICY_READING_RULES;
    expect(rules.map(({ id }) => id)).toEqual(['PO5', 'PO6', 'PO12', 'PO20']);
  });
});
