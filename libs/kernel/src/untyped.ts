/* What comes from outside the types, read without a cast anywhere else. */

/** For lists of values whose type arguments meet only inside each of them, and which are passed on unseen. */
// Such a value both takes and gives its types, so no other type than `any` admits them all.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Unchecked = any;

/** JSON text of a form that this system gave it; text from outside is for a schema. @throws SyntaxError */
export function parseOwnJson<Form>(text: string): Form {
  return JSON.parse(text) as Form;
}

/** The properties of any object by name, for code that is told the names at run time. */
export function propertiesOf(value: object): Readonly<Record<string, unknown>> {
  return value as Record<string, unknown>;
}

/** The `code` of an error of the system or a driver (`ENOENT`, `23505`). */
export function errorCode(error: unknown): string | undefined {
  return textPropertyOf(error, 'code');
}

/** A property that is text; undefined when there is none of the name, or it is something else. */
export function textPropertyOf(value: unknown, name: string): string | undefined {
  const found = propertyOf(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** One property of whatever it is; undefined when it has none of the name. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? propertiesOf(value)[name] : undefined;
}

/** @throws RangeError when the list is shorter */
export function elementAt<Element>(list: readonly Element[], index: number): Element {
  if (index >= 0 && index < list.length) return list[index] as Element;
  throw new RangeError(`no element ${index} in a list of ${list.length}`);
}

/** A handler of one type in a list for many types; whoever calls it has matched the type before. */
export function amongOthers<Input, Rest extends readonly unknown[], Result>(
  handle: (input: Input, ...rest: Rest) => Result,
): (input: unknown, ...rest: Rest) => Result {
  return handle as (input: unknown, ...rest: Rest) => Result;
}

/** What a collection of many classes holds under one of them, for whoever alone puts things there by class. */
export function keptUnder<Kept extends object>(_: new () => Kept, found: object): Kept {
  return found as Kept;
}
