/** Chinese names of the fields of commands and answers, as their decorators declared them. */
const titles = new Map<object, Map<string, Described>>();

/** What a field is called, and by which codes it is filled if it has a table of them. */
export interface Described {
  readonly title: string;
  readonly codes?: Readonly<Record<string, string>>;
}

export function described(field: Described): PropertyDecorator {
  return (target, property) => {
    const known = titles.get(target) ?? new Map<string, Described>();
    titles.set(target, known.set(String(property), field));
  };
}

/** The description of a field of a class, its own or inherited. @throws Error when it has none */
export function descriptionOf(type: { readonly prototype: object }, property: string): Described {
  for (let prototype: object | null = type.prototype; prototype; prototype = parentOf(prototype)) {
    const found = titles.get(prototype)?.get(property);
    if (found) return found;
  }
  throw new Error(`${property} has no title`);
}

function parentOf(prototype: object): object | null {
  const parent: unknown = Object.getPrototypeOf(prototype);
  return typeof parent === 'object' ? parent : null;
}
