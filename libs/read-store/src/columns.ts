import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

const asNumber = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** Columns by what they hold, so that every view stores the same thing the same way. */

/** Key of a row: a code or a UUID as text. */
export const KeyColumn = () => PrimaryColumn({ type: 'text' });
export const TextColumn = (options: Pick<ColumnOptions, 'nullable'> = {}) =>
  Column({ type: 'text', ...options });
/** Legal date, `YYYY-MM-DD`, as text: sorts as a date and never passes through a time zone. */
export const DateColumn = (options: Pick<ColumnOptions, 'nullable'> = {}) =>
  Column({ type: 'text', ...options });
/** Fen, dm², counts, positions: safe integers. */
export const IntegerColumn = (options: Pick<ColumnOptions, 'nullable'> = {}) =>
  Column({ type: 'bigint', transformer: asNumber, ...options });
export const FlagColumn = () => Column({ type: 'boolean' });
/** A small structure that is only shown, never searched. */
export const JsonColumn = (options: Pick<ColumnOptions, 'nullable'> = {}) =>
  Column({ type: 'jsonb', ...options });
/** UTC instant as ISO text. */
export const InstantColumn = (options: Pick<ColumnOptions, 'nullable'> = {}) =>
  Column({ type: 'text', ...options });
