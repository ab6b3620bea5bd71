import { type RowClass, type Table, keyOf, tableOf } from './tables.js';

/**
 * The rows a projection may read and write while it handles an event. Everything is by key; what is put can be
 * got at once; nothing reaches the database before the whole batch has been handled.
 */
export interface Rows {
  get<Row extends object>(type: RowClass<Row>, key: Partial<Row>): Promise<Row | undefined>;
  put<Row extends object>(type: RowClass<Row>, row: Row): void;
  remove<Row extends object>(type: RowClass<Row>, key: Partial<Row>): void;
}

/** Where rows lie: PostgreSQL in the system, nothing at all in a projection's spec. */
export interface RowSource {
  fetch(table: Table, key: object): Promise<object | undefined>;
}

/** What was changed in one table since the last call. */
export interface TableChanges {
  readonly table: Table;
  readonly put: readonly object[];
  /** Keys of rows that are gone. */
  readonly removed: readonly object[];
}

/** A row that is there, or a key that is known to have none. */
type Found = { readonly row: object } | { readonly absent: object };

interface TableRows {
  readonly table: Table;
  recent: Map<string, Found>;
  older: Map<string, Found>;
  dirty: Map<string, Found>;
}

/** Unit of work over rows: reads through, remembers, and hands over all changes at the end of a batch. */
export class RowSession implements Rows {
  private readonly tables = new Map<RowClass, TableRows>();
  private changed = 0;

  /** Without a source every row that was not put is absent: a rebuild into empty tables, or a spec. */
  constructor(private readonly source?: RowSource) {}

  /** Rows that {@link changes} would hand over. */
  get dirty(): number {
    return this.changed;
  }

  async get<Row extends object>(type: RowClass<Row>, key: Partial<Row>): Promise<Row | undefined> {
    const rows = this.rowsOf(type);
    const id = keyOf(rows.table, key);
    let found = rows.recent.get(id);
    if (!found) {
      found = rows.older.get(id);
      if (!found) {
        const row = await this.source?.fetch(rows.table, key);
        found = row ? { row } : { absent: key };
      }
      rows.recent.set(id, found);
    }
    return 'row' in found ? (found.row as Row) : undefined;
  }

  put<Row extends object>(type: RowClass<Row>, row: Row): void {
    this.change(type, row, { row });
  }

  remove<Row extends object>(type: RowClass<Row>, key: Partial<Row>): void {
    this.change(type, key, { absent: key });
  }

  /** Hands over all changes since the last call. */
  changes(): TableChanges[] {
    const handed: TableChanges[] = [];
    for (const rows of this.tables.values()) {
      if (rows.dirty.size === 0) continue;
      const put: object[] = [];
      const removed: object[] = [];
      for (const found of rows.dirty.values()) {
        if ('row' in found) put.push(found.row);
        else removed.push(found.absent);
      }
      rows.dirty = new Map();
      handed.push({ table: rows.table, put, removed });
    }
    this.changed = 0;
    return handed;
  }

  /**
   * Forgets what has lain unused since the last call but one, once there is more than `limit`. To be called
   * when the source holds every change that was handed over: what is forgotten is fetched from there.
   */
  age(limit: number): void {
    for (const rows of this.tables.values()) {
      if (rows.recent.size <= limit) continue;
      rows.older = rows.recent;
      // What is still to be handed over is nowhere but here.
      rows.recent = new Map(rows.dirty);
    }
  }

  /** Every row of a type that this session knows, in order of key: for specs and digests. */
  all<Row extends object>(type: RowClass<Row>): Row[] {
    const { recent, older } = this.rowsOf(type);
    const known = [...new Map([...older, ...recent])].sort(([a], [b]) => (a < b ? -1 : 1));
    return known.flatMap(([, found]) => ('row' in found ? [found.row as Row] : []));
  }

  private change(type: RowClass, key: object, found: Found): void {
    const rows = this.rowsOf(type);
    const id = keyOf(rows.table, key);
    rows.recent.set(id, found);
    const before = rows.dirty.size;
    rows.dirty.set(id, found);
    this.changed += rows.dirty.size - before;
  }

  private rowsOf(type: RowClass): TableRows {
    let rows = this.tables.get(type);
    if (!rows) {
      rows = { table: tableOf(type), recent: new Map(), older: new Map(), dirty: new Map() };
      this.tables.set(type, rows);
    }
    return rows;
  }
}
