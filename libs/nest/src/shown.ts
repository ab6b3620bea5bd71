import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { described } from './titles.js';

export interface ShownOptions {
  /** The value may be absent: `null` on the wire. */
  readonly nullable?: boolean;
  readonly enum?: Readonly<Record<string, string>>;
  readonly example?: unknown;
}

const shown = (schema: ApiPropertyOptions, title: string, options: ShownOptions): PropertyDecorator => {
  const { nullable = false, example } = options;
  const codes = options.enum && Object.entries(options.enum);
  const meaning = codes && `：${codes.map(([code, name]) => `${code} ${name}`).join('、')}`;
  return applyDecorators(
    described({ title, ...(options.enum && { codes: options.enum }) }),
    ApiProperty({
      ...schema,
      description: `${title}${meaning ?? ''}`,
      ...(codes && { enum: codes.map(([code]) => code) }),
      ...(nullable && { nullable: true }),
      ...(example !== undefined && { example }),
    }),
  );
};

/** How a property of an answer is described: its Chinese name and what it holds. */
export const ShownText = (title: string, options: ShownOptions = {}) =>
  shown({ type: String }, title, options);
export const ShownNumber = (title: string, options: ShownOptions = {}) =>
  shown({ type: 'integer' }, title, options);
export const ShownFlag = (title: string) => shown({ type: Boolean }, title, {});
/** Money in integer fen. */
export const ShownFen = (title: string, options: ShownOptions = {}) =>
  shown({ type: 'integer', format: 'int64' }, `${title}（分）`, options);
/** Area in integer dm² (0.01 m²). */
export const ShownArea = (title: string, options: ShownOptions = {}) =>
  shown({ type: 'integer', format: 'int64' }, `${title}（0.01 平方米）`, options);
export const ShownDate = (title: string, options: ShownOptions = {}) =>
  shown({ type: String, format: 'date' }, title, options);
export const ShownInstant = (title: string, options: ShownOptions = {}) =>
  shown({ type: String, format: 'date-time' }, title, options);
/** A part with properties of its own. */
export const ShownPart = (title: string, type: () => new () => object, options: ShownOptions = {}) =>
  shown({ type: () => type() }, title, options);
export const ShownParts = (title: string, type: () => new () => object) =>
  shown({ type: () => type(), isArray: true }, title, {});
export const ShownTexts = (title: string) => shown({ type: String, isArray: true }, title, {});
/** A small structure that is shown as it is. */
export const ShownObject = (title: string, options: ShownOptions = {}) =>
  shown({ type: 'object', additionalProperties: true }, title, options);
