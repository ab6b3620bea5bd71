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

/** What a batch changed in one table. */
export interface TableChanges {
  readonly table: Table;
  readonly put: readonly object[];
  readonly removed: readonly object[];
}

interface Slot {
  readonly row: object | undefined;
  readonly dirty: boolean;
  readonly key: object;
}

/** Unit of work over rows: reads through, remembers, and hands over all changes at the end of a batch. */
export class RowSession implements Rows {
  private readonly tables = new Map<Table, Map<string, Slot>>();

  /** Without a source every row that was not put is absent: a rebuild into empty tables, or a spec. */
  constructor(private readonly source?: RowSource) {}

  async get<Row extends object>(type: RowClass<Row>, key: Partial<Row>): Promise<Row | undefined> {
    const table = tableOf(type);
    const slots = this.slots(table);
    const id = keyOf(table, key);
    const slot = slots.get(id);
    if (slot) return slot.row as Row | undefined;
    const row = await this.source?.fetch(table, key);
    slots.set(id, { row, dirty: false, key });
    return row as Row | undefined;
  }

  put<Row extends object>(type: RowClass<Row>, row: Row): void {
    const table = tableOf(type);
    this.slots(table).set(keyOf(table, row), { row, dirty: true, key: row });
  }

  remove<Row extends object>(type: RowClass<Row>, key: Partial<Row>): void {
    const table = tableOf(type);
    this.slots(table).set(keyOf(table, key), { row: undefined, dirty: true, key });
  }

  /** Changes since the last call. */
  changes(): TableChanges[] {
    const found: TableChanges[] = [];
    for (const [table, slots] of this.tables) {
      const put: object[] = [];
      const removed: object[] = [];
      for (const [id, slot] of slots) {
        if (!slot.dirty) continue;
        if (slot.row) put.push(slot.row);
        else removed.push(slot.key);
        slots.set(id, { ...slot, dirty: false });
      }
      if (put.length + removed.length > 0) found.push({ table, put, removed });
    }
    return found;
  }

  /** Every row of a type that this session knows, in order of key: for specs and digests. */
  all<Row extends object>(type: RowClass<Row>): Row[] {
    const slots = [...this.slots(tableOf(type))].sort(([a], [b]) => (a < b ? -1 : 1));
    return slots.flatMap(([, { row }]) => (row ? [row as Row] : []));
  }

  private slots(table: Table): Map<string, Slot> {
    let slots = this.tables.get(table);
    if (!slots) this.tables.set(table, (slots = new Map<string, Slot>()));
    return slots;
  }
}
