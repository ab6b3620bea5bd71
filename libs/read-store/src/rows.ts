import { keptUnder } from '#kernel';
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

/** Stands where a key is known to have no row. */
const ABSENT = Symbol('absent');
type Found = object | typeof ABSENT;

interface TableRows {
  readonly table: Table;
  recent: Map<string, Found>;
  older: Map<string, Found>;
  /** What was put or, by its key, removed since it was last handed over. */
  put: Map<string, object>;
  removed: Map<string, object>;
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
    if (found === undefined) {
      found = rows.older.get(id) ?? (await this.source?.fetch(rows.table, key)) ?? ABSENT;
      rows.recent.set(id, found);
    }
    return found === ABSENT ? undefined : keptUnder(type, found);
  }

  put<Row extends object>(type: RowClass<Row>, row: Row): void {
    const rows = this.rowsOf(type);
    const id = keyOf(rows.table, row);
    rows.recent.set(id, row);
    if (rows.removed.size > 0 && rows.removed.delete(id)) this.changed--;
    const before = rows.put.size;
    rows.put.set(id, row);
    this.changed += rows.put.size - before;
  }

  remove<Row extends object>(type: RowClass<Row>, key: Partial<Row>): void {
    const rows = this.rowsOf(type);
    const id = keyOf(rows.table, key);
    rows.recent.set(id, ABSENT);
    if (rows.put.delete(id)) this.changed--;
    const before = rows.removed.size;
    rows.removed.set(id, key);
    this.changed += rows.removed.size - before;
  }

  /** Hands over all changes since the last call. */
  changes(): TableChanges[] {
    const handed: TableChanges[] = [];
    for (const rows of this.tables.values()) {
      const { table, put, removed } = rows;
      if (put.size + removed.size === 0) continue;
      handed.push({ table, put: [...put.values()], removed: [...removed.values()] });
      rows.put = new Map();
      rows.removed = new Map();
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
      rows.recent = new Map<string, Found>(rows.put);
      for (const id of rows.removed.keys()) rows.recent.set(id, ABSENT);
    }
  }

  /** Every row of a type that this session knows, in order of key: for specs and digests. */
  all<Row extends object>(type: RowClass<Row>): Row[] {
    const { recent, older } = this.rowsOf(type);
    const known = [...new Map([...older, ...recent])].sort(([a], [b]) => (a < b ? -1 : 1));
    return known.flatMap(([, found]) => (found === ABSENT ? [] : [keptUnder(type, found)]));
  }

  private rowsOf(type: RowClass): TableRows {
    let rows = this.tables.get(type);
    if (!rows) {
      rows = {
        table: tableOf(type),
        recent: new Map(),
        older: new Map(),
        put: new Map(),
        removed: new Map(),
      };
      this.tables.set(type, rows);
    }
    return rows;
  }
}
