import { type LegalDate, formatPeriod, registerRules, rule, valueIn } from '#kernel';
import { PERIOD } from './keys/shapes.js';
import { POLICY_KEYS, type PolicyKey, type PolicyValue } from './keys.js';
import { beyondTheLaw, withinTheLaw } from './bounds.js';
import { beyondReason } from './ranges.js';
import { type PolicyBook, type PolicyRow, rowOn, standingRows } from './state.js';
import { POLICY_TEMPLATES } from './templates.js';
import { withinReason } from './within-reason.js';

/** What a rule got for one key on one day, and how far it may rely on it. */
export type PolicyReading<Key extends PolicyKey = PolicyKey> = ReadValue<Key> | MissingValue<Key>;

interface ReadValue<Key extends PolicyKey> {
  readonly key: Key;
  readonly day: LegalDate;
  readonly value: PolicyValue<Key>;
  /**
   * A row of the county, which confirmed it or has yet to; what the law says where the county says nothing; or a
   * guess.
   */
  readonly standing: 'confirmed' | 'to-be-confirmed' | 'statute' | 'guess';
  /** The row it stands in: what a decision records. */
  readonly row?: PolicyRow;
  /** Chinese, of a row that goes further than the law lets it: the value is what the law leaves of it. */
  readonly confined?: string;
  /** Chinese, of a row that goes further than reason lets it: the value is the nearest one within. */
  readonly beyondReason?: string;
}

interface MissingValue<Key extends PolicyKey> {
  readonly key: Key;
  readonly day: LegalDate;
  readonly value?: undefined;
  readonly standing: 'missing';
  readonly row?: undefined;
  readonly confined?: undefined;
  readonly beyondReason?: undefined;
}

/**
 * The value of a key on a day: of the county's row that holds, as far as law and reason let it; else what the law says, else a
 * guess, else none. Put the readings that a case rests on into its facts as `policyReadings` (see
 * {@link PolicyReader}), and {@link POLICY_READING_RULES} among its rules: the refusal and the warnings follow.
 */
export function policyFor<Key extends PolicyKey>(
  book: PolicyBook | undefined,
  key: Key,
  day: LegalDate,
): PolicyReading<Key> {
  const row = rowOn(standingRows(book, key), day);
  const set = row && readRow(row, key, day);
  return set ?? readWithoutRow(key, day, row && excessOf(row, key, day));
}

function readRow<Key extends PolicyKey>(
  row: PolicyRow,
  key: Key,
  day: LegalDate,
): ReadValue<Key> | undefined {
  const left = withinTheLaw(key, row.value, day);
  if (left === undefined) return undefined;
  const value = valueIn(POLICY_KEYS, key, withinReason(key, left));
  const standing = row.standing === 'to-be-confirmed' ? row.standing : 'confirmed';
  const confined = excessOf(row, key, day);
  const beyond = unreasonOf(key, left);
  return {
    ...{ key, day, value, standing, row },
    ...(confined !== undefined && { confined }),
    ...(beyond !== undefined && { beyondReason: beyond }),
  };
}

function excessOf({ value }: PolicyRow, key: PolicyKey, day: LegalDate): string | undefined {
  return beyondTheLaw({ key, value, from: day, to: day })?.excess;
}

/** How what the law leaves of a value leaves the range of its key. */
function unreasonOf(key: PolicyKey, value: unknown): string | undefined {
  const beyond = beyondReason(key, value);
  return beyond && `${beyond.told}（${beyond.source}）`;
}

function readWithoutRow<Key extends PolicyKey>(
  key: Key,
  day: LegalDate,
  confined: string | undefined,
): PolicyReading<Key> {
  const { statute, guess } = POLICY_KEYS[key];
  const law = statute?.find(({ from }) => from <= day);
  if (law) {
    const value = valueIn(POLICY_KEYS, key, law.value);
    return { key, day, value, standing: 'statute', ...(confined !== undefined && { confined }) };
  }
  return guess
    ? { key, day, value: valueIn(POLICY_KEYS, key, guess.value), standing: 'guess' }
    : { key, day, standing: 'missing' };
}

/** A reading that a case can do without: none when there is nothing to rely on. */
export function whereSet<Key extends PolicyKey>(reading: PolicyReading<Key>): readonly PolicyReading<Key>[] {
  return reading.standing === 'missing' ? [] : [reading];
}

/** Ids of the rows that were read, for the record. */
export function rowsRead(readings: readonly PolicyReading[]): readonly string[] {
  return readings.flatMap(({ row }) => (row ? [row.rowId] : []));
}

/** The facts of any case that rests on policy; the facts of a command that does extend them. */
export interface PolicyReader {
  readonly policyReadings: readonly PolicyReading[];
}

/** How a county enters a value: who, where, and as what for example. */
export function howToSet(key: PolicyKey): string {
  const { unit, example } = POLICY_KEYS[key];
  return `请县审核（农业农村局）在政策参数中设定 ${key}（单位：${unit}），例如 ${JSON.stringify(example)}。`;
}

export const policiesAreConfigured = rule<PolicyReader>({
  id: 'PO5',
  code: 'POLICIES.NOT_CONFIGURED',
  sentence: '所依据的政策参数由本县设定；没有设定、也没有可依的法定值的，不能办理。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ policyReadings }) => {
    const missing = policyReadings.filter(({ standing }) => standing === 'missing');
    if (missing.length === 0) return undefined;
    const named = missing.map(({ key, day }) => `“${POLICY_KEYS[key].title}”在 ${day}`).join('、');
    return {
      detail: `未配置：${named}没有设定值。`,
      facts: { keys: missing.map(({ key }) => key) },
      wayForward: missing.map(({ key }) => howToSet(key)).join(''),
    };
  },
});

export const policiesAreConfirmed = rule<PolicyReader>({
  id: 'PO6',
  code: 'POLICIES.TO_BE_CONFIRMED',
  sentence: '所依据的政策参数经本县确认。',
  basis: [registerRules('政策参数')],
  severity: 'warn',
  breach: ({ policyReadings }) => {
    const doubts = policyReadings.flatMap((reading) => doubtAbout(reading) ?? []);
    return doubts.length > 0 ? { detail: `待确认：${doubts.join('；')}。` } : undefined;
  },
});

/** A value as one says it: a period in days or months, all else with the unit of its key. */
function inWords({ key, value }: PolicyReading): string {
  const period = PERIOD.schema.safeParse(value);
  return period.success
    ? formatPeriod(period.data)
    : `${JSON.stringify(value)}（单位：${POLICY_KEYS[key].unit}）`;
}

/** Why a value is not yet the county's own, in Chinese; nothing when it is, or when there is none. */
function doubtAbout(reading: PolicyReading): string | undefined {
  const { key, standing, row } = reading;
  const { title, guess } = POLICY_KEYS[key];
  const used = `“${title}”暂按 ${inWords(reading)}办理`;
  if (standing === 'guess' && guess) return `${used}，这只是推测值（${guess.source}），本县没有设定`;
  if (standing !== 'to-be-confirmed' || !row?.template) return undefined;
  return `${used}，取自范本（${POLICY_TEMPLATES[row.template].documentNumber}），本县尚未确认`;
}

/** Rows that were set before the bound was known do not go further than the law for that. */
export const policiesKeepWithinTheLaw = rule<PolicyReader>({
  id: 'PO12',
  code: 'POLICIES.CONFINED_BY_LAW',
  sentence: '县里设定的政策参数超出法律允许的范围的，只在法律允许的范围内适用。',
  basis: [registerRules('政策参数')],
  severity: 'warn',
  breach: ({ policyReadings }) => {
    const confined = policyReadings.filter((reading) => reading.confined !== undefined);
    const told = confined.map(
      (reading) => `“${POLICY_KEYS[reading.key].title}”${reading.confined}，按 ${inWords(reading)}办理`,
    );
    if (told.length === 0) return undefined;
    const wayForward = confined.map(({ key }) => howToSet(key)).join('');
    return { detail: `超出法律允许的范围：${told.join('；')}。`, wayForward };
  },
});

/** Rows that were set before the range of their key was known are read within it. */
export const policiesKeepWithinReason = rule<PolicyReader>({
  id: 'PO20',
  code: 'POLICIES.CONFINED_BY_REASON',
  sentence: '县里以前设定的政策参数超出合理范围的，按范围内最接近的值适用。',
  basis: [registerRules('政策参数')],
  severity: 'warn',
  breach: ({ policyReadings }) => {
    const beyond = policyReadings.filter((reading) => reading.beyondReason !== undefined);
    const told = beyond.map(
      (reading) => `“${POLICY_KEYS[reading.key].title}”${reading.beyondReason}，按 ${inWords(reading)}办理`,
    );
    if (told.length === 0) return undefined;
    const wayForward = beyond.map(({ key }) => howToSet(key)).join('');
    return { detail: `超出合理的范围：${told.join('；')}。`, wayForward };
  },
});

/** For every command that states `policyReadings`. */
export const POLICY_READING_RULES = [
  policiesAreConfigured,
  policiesAreConfirmed,
  policiesKeepWithinTheLaw,
  policiesKeepWithinReason,
] as const;
