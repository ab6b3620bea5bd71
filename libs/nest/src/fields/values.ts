import { AREA_LIMIT_DM2, legalDateFault } from '#kernel';
import {
  type Complaint,
  type FieldKind,
  type FieldOptions,
  type ListOptions,
  field,
  listField,
} from './field.js';

/** One business amount at most: 1 亿元 in fen. A larger one is a slip of the keyboard (domain: 百亿). */
export const SINGLE_AMOUNT_LIMIT_FEN = 10_000_000_000;

function integer(min: number, max: number, beyond: string): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return '应为整数';
    return value < min || value > max ? beyond : undefined;
  };
  return { check, schema: { type: 'integer', minimum: min, maximum: max } };
}

/** Legal date, `YYYY-MM-DD`. */
export const LegalDateField = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) => (typeof value === 'string' ? legalDateFault(value) : '应为文字'),
      schema: { type: 'string', format: 'date' },
    },
    { example: '2026-01-31', ...options },
  );

/** Money in integer fen, 0 to 1 亿元. */
export const FenField = (title: string, options: FieldOptions & { min?: number } = {}) =>
  field(
    title,
    integer(
      options.min ?? 1,
      SINGLE_AMOUNT_LIMIT_FEN,
      `应在 ${(options.min ?? 1) / 100} 元到 1 亿元之间（单位：分），请核对是否多写了零`,
    ),
    { example: 120_000, ...options },
  );

/** Area in integer dm² (0.01 m²). */
export const AreaField = (title: string, options?: FieldOptions) =>
  field(title, integer(1, AREA_LIMIT_DM2, '应在 0.01 平方米到 100 平方公里之间，请核对单位（0.01 平方米）'), {
    example: 333_350,
    ...options,
  });

export const IntegerField = (title: string, min: number, max: number, options?: FieldOptions) =>
  field(title, integer(min, max, `应在 ${min} 到 ${max} 之间`), options);

export const Flag = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) => (typeof value === 'boolean' ? undefined : '应为是（true）或否（false）'),
      schema: { type: 'boolean' },
    },
    options,
  );

/** One of a code table: code → Chinese. */
export const Choice = (title: string, table: Readonly<Record<string, string>>, options?: FieldOptions) =>
  field(title, choice(table), options);

/** Several of a code table. */
export const Choices = (title: string, table: Readonly<Record<string, string>>, options: ListOptions) =>
  listField(title, choice(table), options);

function choice(table: Readonly<Record<string, string>>): FieldKind {
  const listed = Object.entries(table).map(([code, name]) => `${code}（${name}）`);
  return {
    check: (value) =>
      typeof value === 'string' && Object.hasOwn(table, value) ? undefined : `只能是：${listed.join('、')}`,
    schema: { type: 'string', enum: Object.keys(table) },
  };
}
