import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type as Nest } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';
import { described } from '../titles.js';

export interface FieldOptions {
  readonly optional?: boolean;
  readonly example?: unknown;
}

export interface ListOptions extends FieldOptions {
  /** Entries at least; 1 unless told. */
  readonly min?: number;
  /** Entries at most. Every list has a limit. */
  readonly max: number;
}

/** Why a value does not fit, as the end of a Chinese sentence that begins with the field's name; or nothing. */
export type Complaint = string | undefined;

/** OpenAPI schema of one value, as far as fields say it. */
export interface FieldSchema {
  readonly type?: 'string' | 'integer' | 'boolean' | 'array';
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FieldSchema;
  readonly oneOf?: { readonly type: string; readonly items?: object }[];
  readonly example?: unknown;
}

/** One kind of field: how it is checked, how it is described, and how it is read before the check. */
export interface FieldKind {
  readonly check: (value: unknown) => Complaint;
  readonly schema: FieldSchema;
  readonly read?: (value: unknown) => unknown;
}

/**
 * Declares a field once: Chinese name, check, OpenAPI schema and reading. A missing value is a complaint
 * unless the field is optional; `null` counts as missing, because forms send it for an emptied box.
 */
export function field(title: string, kind: FieldKind, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, example } = options;
  return applyDecorators(
    described({ title }),
    Transform(({ value }: { value: unknown }) => read(kind, value)),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ValidateBy({
      name: 'field',
      validator: {
        validate: (value: unknown) => value !== undefined && kind.check(value) === undefined,
        defaultMessage: (given?: ValidationArguments) =>
          given?.value === undefined
            ? `${title}没有填写，请补上`
            : `${title}${kind.check(given.value) ?? '不正确'}`,
      },
    }),
    ApiProperty({
      ...kind.schema,
      description: title,
      required: !optional,
      ...(example !== undefined && { example }),
    }),
  );
}

function read(kind: FieldKind, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  return kind.read ? kind.read(value) : value;
}

/** A list of plain values of one kind. */
export function listField(title: string, kind: FieldKind, options: ListOptions): PropertyDecorator {
  const { min = 1, max } = options;
  const check = (value: unknown): Complaint => {
    if (!Array.isArray(value)) return '应为一个列表';
    const amount = listAmount(value, min, max);
    if (amount) return amount;
    for (const [index, item] of value.entries()) {
      const complaint = kind.check(item);
      if (complaint) return `第 ${index + 1} 项${complaint}`;
    }
    return undefined;
  };
  const schema: FieldSchema = { type: 'array', items: kind.schema, minItems: min, maxItems: max };
  return field(
    title,
    {
      check,
      schema,
      read: (value) => (Array.isArray(value) ? value.map((item) => read(kind, item)) : value),
    },
    options,
  );
}

function listAmount(value: readonly unknown[], min: number, max: number): Complaint {
  if (value.length < min) return min === 1 ? '不能为空，请至少填一项' : `至少要有 ${min} 项`;
  if (value.length > max) return `最多 ${max} 项，请分次提交`;
  return undefined;
}

/** A part of a command with fields of its own. */
export function Nested(
  title: string,
  type: () => Type<object>,
  options: FieldOptions = {},
): PropertyDecorator {
  const { optional = false } = options;
  return applyDecorators(
    described({ title }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined && value !== null)] : []),
    ValidateBy({
      name: 'nested',
      validator: { validate: isPlainObject, defaultMessage: () => `${title}没有填写，请补上` },
    }),
    ValidateNested(),
    Nest(type),
    // Named `type`, or it is taken for a class without a name.
    ApiProperty({ type: () => type(), description: title, required: !optional }),
  );
}

/** A list of parts, each with fields of its own. */
export function NestedList(title: string, type: () => Type<object>, options: ListOptions): PropertyDecorator {
  const { optional = false, min = 1, max } = options;
  const complaint = (value: unknown): Complaint => {
    if (value === undefined) return '没有填写，请补上';
    if (!Array.isArray(value) || !value.every(isPlainObject)) return '应为一个列表，每项是一组填写内容';
    return listAmount(value, min, max);
  };
  return applyDecorators(
    described({ title }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined && value !== null)] : []),
    ValidateBy({
      name: 'nestedList',
      validator: {
        validate: (value: unknown) => complaint(value) === undefined,
        defaultMessage: (given?: ValidationArguments) => `${title}${complaint(given?.value) ?? '不正确'}`,
      },
    }),
    ValidateNested({ each: true }),
    Nest(type),
    ApiProperty({
      type: () => type(),
      isArray: true,
      description: title,
      required: !optional,
      minItems: min,
      maxItems: max,
    }),
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
