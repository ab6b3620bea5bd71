import { type CodeCheck, FULL_WIDTH_FAULT, hasFullWidth } from '#kernel';
import type { Complaint, FieldKind } from './field.js';

/* Kinds of fields that others are made of. */

/** Text as everybody writes it: without blanks around it, in one form of Unicode. */
export function normalised(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

/** A code that a parser of the kernel understands or explains. */
export function coded(parse: (value: string) => CodeCheck<unknown>, schema: FieldKind['schema']): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'string') return '应为文字';
    const parsed = parse(value);
    return parsed.ok ? undefined : `不正确：${hasFullWidth(value) ? FULL_WIDTH_FAULT : parsed.reason}`;
  };
  return { check, read: normalised, schema: { type: 'string', ...schema } };
}
