import { z } from 'zod';
import { type JsonValue, type LegalBasis, type LegalDate, PERIOD_UNITS, isLegalDate, oneOf } from '#kernel';
import { DECIDING_BODIES, MATTERS } from '#decisions/facts';
import type { Range } from './ranges.js';

/** The first legal date there is: what the law said before is not asked for. */
export const EVER: LegalDate = '1900-01-01';

/** A kind of value: its schema and, in Chinese, in what it is measured. */
interface Shape<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly unit: string;
}

function shape<Schema extends z.ZodType>(unit: string, schema: Schema): Shape<Schema> {
  return { unit, schema };
}

/** What the law says from a day on, where the county says nothing. */
export interface StatutoryValue<Value> {
  readonly from: LegalDate;
  readonly value: Value;
  readonly basis: LegalBasis;
}

/** A default that nobody of the county has confirmed: rules go on with it and say so. */
export interface Guess<Value> {
  readonly value: Value;
  /** Where it was taken from, in Chinese. */
  readonly source: string;
}

/** How far the law lets a county go, as data; a value beyond it is not entered (PO2). */
export type StatutoryLimit =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly notAfter: string }
  /** Code → Chinese: a list may hold these and no others. */
  | { readonly admitted: Readonly<Record<string, string>> }
  /** Code → Chinese: a list holds these whatever else it holds. */
  | { readonly required: Readonly<Record<string, string>> };

/** A limit from a day on. */
export interface StatutoryBound {
  readonly from: LegalDate;
  readonly limit: StatutoryLimit;
  readonly basis: LegalBasis;
}

/** A local number or list that rules read. */
export interface PolicyKeyEntry<Schema extends z.ZodType = z.ZodType> extends Shape<Schema> {
  readonly title: string;
  /** Ids of the rules that read it, as in the rule catalogue or the books of law it will hold. */
  readonly rules: readonly string[];
  /** Of a key that nothing reads yet: what it is kept for, a Chinese sentence; a county may set it ahead. */
  readonly awaits?: string;
  readonly example: z.output<Schema> & JsonValue;
  /** The later ones first. */
  readonly statute?: readonly StatutoryValue<z.output<Schema>>[];
  readonly guess?: Guess<z.output<Schema>>;
  /** How far reason lets the county go, whatever the law says. */
  readonly range: Range;
  /** The later ones first; each holds until the next later one begins. */
  readonly bounds?: readonly StatutoryBound[];
}

export function policyKey<Schema extends z.ZodType>(
  of: Shape<Schema>,
  entry: Omit<PolicyKeyEntry<Schema>, 'schema' | 'unit'>,
): PolicyKeyEntry<Schema> {
  return { ...of, ...entry };
}

const count = (least: number, most: number) => z.int().min(least).max(most);

export const PERIOD = shape(
  '期间（count 个 unit）',
  z.strictObject({ count: count(1, 1_000), unit: oneOf(PERIOD_UNITS) }),
);
export const AREA = shape('0.01 平方米', z.int().min(0));
export const MONEY = shape('分', z.int().min(0));
export const YEARS = shape('年', count(1, 100));
export const DAY = shape('日期', z.string().refine(isLegalDate, '不是有效日期'));
export const TIMES = shape('次', count(1, 100));
export const MONTHS = shape('月', count(1, 24));
export const MONTHS_BEFORE = shape('到期前的月数', z.array(count(1, 24)).min(1).max(6));

const fraction = z
  .strictObject({ numerator: z.int().min(0), denominator: count(1, 1_000_000) })
  .refine(({ numerator, denominator }) => numerator <= denominator, '份额不能超过整体');
/** An exact share of a whole, at most all of it. */
export const SHARE = shape('份额（numerator/denominator）', fraction);
export const SHARE_RANGE = shape(
  '份额的下限和上限（numerator/denominator）',
  z.strictObject({ least: fraction, most: fraction }),
);

const limit = z
  .strictObject({ fromAreaDm2: z.int().min(0).optional(), fromAmountFen: z.int().min(0).optional() })
  .refine((limits) => Object.keys(limits).length > 0, '面积和金额至少填一项');
/**
 * Who of an exchange handles a deal: the county from one of its limits on, whichever is reached first; the
 * township below, and from `countyReview` on with the county's review.
 */
export const HANDLING_LIMITS = shape(
  '限额：面积 0.01 平方米、金额 分，达到其一即是',
  z.strictObject({ county: limit, countyReview: limit.optional() }),
);
/** Deals that exceed neither limit. */
export const SMALL_DEAL = shape(
  '限额：面积 0.01 平方米、金额 分，均不超过',
  z.strictObject({ upToAreaDm2: z.int().min(1), upToAmountFen: z.int().min(1) }),
);

export const PARTY_KINDS = shape(
  '受让方类型的清单',
  z.array(z.enum(['household', 'cooperative', 'company', 'other-organisation', 'person'])),
);
export const BODIES = shape('会议的清单', z.array(oneOf(DECIDING_BODIES)).min(1));
export const MATTER_LIST = shape('事项的清单', z.array(oneOf(MATTERS)).max(100));
export const SHARE_MANAGEMENT = shape('static 静态、dynamic 动态', z.enum(['static', 'dynamic']));
export const QUANTIFYING = shape('never 不量化、may 可以量化', z.enum(['never', 'may']));
export const BOOKKEEPING = shape('separate 分开、together 合并', z.enum(['separate', 'together']));
