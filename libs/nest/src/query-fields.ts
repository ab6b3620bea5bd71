import { type LegalDate, isCleanText, isLegalDate, legalDateFault, reject } from '#kernel';
import type { Between } from '#read-store';
import { DivisionCode } from './fields/codes.js';
import { type FieldKind, field } from './fields/field.js';
import { Refused } from './problem.js';

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

/** Fields of query strings: always optional, always text on the wire. */

export const IntegerQuery = (title: string, min: number, max: number): PropertyDecorator => {
  const kind: FieldKind = {
    check: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? undefined
        : `应为 ${min} 到 ${max} 之间的整数`,
    read: (value) => (typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value),
    schema: { type: 'integer', minimum: min, maximum: max },
  };
  return field(title, kind, { optional: true });
};

export const TextQuery = (title: string, max: number): PropertyDecorator =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && [...value].length <= max && isCleanText(value)
          ? undefined
          : `应为不超过 ${max} 个字的文字`,
      schema: { type: 'string', maxLength: max },
    },
    { optional: true },
  );

/** One code of a table. */
export const CodeQuery = (title: string, codes: Readonly<Record<string, string>>): PropertyDecorator => {
  const known = Object.entries(codes);
  return field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && Object.hasOwn(codes, value)
          ? undefined
          : `只能是 ${known.map(([code, name]) => `${code}（${name}）`).join('、')}`,
      schema: { type: 'string', enum: known.map(([code]) => code) },
    },
    { optional: true },
  );
};

export const DateQuery = (title: string): PropertyDecorator =>
  field(
    title,
    {
      check: (value) => (typeof value === 'string' ? legalDateFault(value) : '应为文字'),
      schema: { type: 'string', format: 'date' },
    },
    { optional: true },
  );

/** A division and all that lies in it. */
export const PlaceQuery = (title: string): PropertyDecorator =>
  DivisionCode(`${title}（含下级）`, { optional: true });

/** Days of a property from one to another, both included, as far as they were given. @throws Refused (400) when reversed */
export function spanOf<Row>(
  property: keyof Row & string,
  title: string,
  from: LegalDate | undefined,
  to: LegalDate | undefined,
): Between<Row>[] {
  if (from === undefined && to === undefined) return [];
  const span = { property, from: from ?? EARLIEST, to: to ?? LATEST };
  if (span.from <= span.to) return [span];
  const detail = `${title}：止日 ${span.to} 早于起日 ${span.from}，请核对。`;
  throw new Refused(reject('invalid', 'REQUEST.REVERSED_SPAN', detail, { field: `${property}To` }));
}

export const MonthQuery = (title: string): PropertyDecorator =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
          ? undefined
          : '不是有效月份，请按 2026-01 的格式填写',
      schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
    },
    { optional: true },
  );

export const InstantQuery = (title: string): PropertyDecorator =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(value) &&
        isLegalDate(value.slice(0, 10)) &&
        !Number.isNaN(Date.parse(value))
          ? undefined
          : '不是有效时刻，请按 2026-01-31T08:00:00.000Z 的格式填写（世界协调时）',
      read: (value) =>
        typeof value === 'string' && !Number.isNaN(Date.parse(value)) && value.endsWith('Z')
          ? new Date(value).toISOString()
          : value,
      schema: { type: 'string', format: 'date-time' },
    },
    { optional: true },
  );
