import { DefaultNamingStrategy, getMetadataArgsStorage } from 'typeorm';
import { propertiesOf } from '#kernel';

/** A class of rows: a TypeORM entity with plain columns. */
export type RowClass<Row extends object = object> = new () => Row;

export interface TableColumn {
  readonly property: string;
  readonly column: string;
  readonly type: 'text' | 'bigint' | 'boolean' | 'jsonb';
  readonly nullable: boolean;
}

/** What the row store needs to know of a table, read off its entity class. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Properties of the primary key. */
  readonly key: readonly string[];
}

/** Tables and columns in snake_case. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string {
    return given ?? snake(className.replace(/Row$/, ''));
  }
  override columnName(property: string, given: string | undefined): string {
    return given ?? snake(property);
  }
}

export function snake(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

const known = new Map<RowClass, Table>();

/** @throws Error when the class is no entity or has no primary column. */
export function tableOf(row: RowClass): Table {
  const found = known.get(row);
  if (found) return found;
  const storage = getMetadataArgsStorage();
  if (!storage.tables.some((table) => table.target === row)) throw new Error(`${row.name} is no entity`);
  const columns = storage.columns
    .filter((column) => column.target === row)
    .map((column) => ({
      property: column.propertyName,
      column: column.options.name ?? snake(column.propertyName),
      type: columnType(column.options.type),
      nullable: column.options.nullable ?? false,
    }));
  const key = storage.columns
    .filter((column) => column.target === row && column.options.primary)
    .map((column) => column.propertyName);
  if (key.length === 0) throw new Error(`${row.name} has no primary column`);
  const table = { name: snake(row.name.replace(/Row$/, '')), columns, key };
  known.set(row, table);
  return table;
}

function columnType(type: unknown): TableColumn['type'] {
  if (type === 'text' || type === 'bigint' || type === 'boolean' || type === 'jsonb') return type;
  throw new Error(`no column of a view is of type ${String(type)}`);
}

/** The key of a row as one text. */
export function keyOf({ key }: Table, row: object): string {
  const values = propertiesOf(row);
  const [first = ''] = key;
  // Most keys are one text: the fold of a rebuild asks for them millions of times.
  if (key.length === 1) return String(values[first]);
  return JSON.stringify(key.map((property) => values[property]));
}
