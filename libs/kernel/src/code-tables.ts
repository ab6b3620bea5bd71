import { z } from 'zod';

/** Schema of one code of a code table: the codes are its keys. */
export function oneOf<Code extends string>(table: Readonly<Record<Code, unknown>>) {
  return z.enum(codesOf(table) as [Code, ...Code[]]);
}

/** The codes of a table, in its order. */
export function codesOf<Code extends string>(table: Readonly<Record<Code, unknown>>): readonly Code[] {
  return Object.keys(table) as Code[];
}

export function isCodeOf<Code extends string>(
  table: Readonly<Record<Code, unknown>>,
  text: string,
): text is Code {
  return Object.hasOwn(table, text);
}

/** The same codes with another value each, e.g. only their Chinese names. */
export function mapTable<Code extends string, Entry, Value>(
  table: Readonly<Record<Code, Entry>>,
  value: (entry: Entry, code: Code) => Value,
): Readonly<Record<Code, Value>> {
  return Object.fromEntries(codesOf(table).map((code) => [code, value(table[code], code)])) as Record<
    Code,
    Value
  >;
}

/** The same entries, their codes after a prefix: `bodies.` and `charter` are `bodies.charter`. */
export function underPrefix<Prefix extends string, Code extends string, Entry>(
  prefix: Prefix,
  table: Readonly<Record<Code, Entry>>,
): Readonly<Record<`${Prefix}${Code}`, Entry>> {
  return Object.fromEntries(codesOf(table).map((code) => [`${prefix}${code}`, table[code]])) as Record<
    `${Prefix}${Code}`,
    Entry
  >;
}

/** A value by the schema that its code has in a table. @throws ZodError when it does not fit */
export function valueIn<Table extends Readonly<Record<Code, { schema: z.ZodType }>>, Code extends string>(
  table: Table,
  code: Code,
  value: unknown,
): z.output<Table[Code]['schema']> {
  return table[code].schema.parse(value) as z.output<Table[Code]['schema']>;
}
