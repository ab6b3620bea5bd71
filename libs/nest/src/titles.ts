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
  const found = findDescription(type, property);
  if (!found) throw new Error(`${property} has no title`);
  return found;
}

/** What a row tells its readers: the fields that have a title, not what the view keeps for itself. */
export function describedPart(type: { readonly prototype: object }, row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([property]) => findDescription(type, property)));
}

function findDescription(type: { readonly prototype: object }, property: string): Described | undefined {
  for (let prototype: object | null = type.prototype; prototype; prototype = parentOf(prototype)) {
    const found = titles.get(prototype)?.get(property);
    if (found) return found;
  }
  return undefined;
}

function parentOf(prototype: object): object | null {
  const parent: unknown = Object.getPrototypeOf(prototype);
  return typeof parent === 'object' ? parent : null;
}
