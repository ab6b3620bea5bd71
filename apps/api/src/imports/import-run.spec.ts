import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AppendResult, type Expected, type NewEvent, type RecordedEvent, StoreBusy } from '#event-store';
import { MemoryEventStore } from '#event-store/memory';
import { DivisionRegistered, divisionStream } from '#divisions/facts';
import { type DomainEvent, type Permission, sha256Hex, streamName, toJson } from '#kernel';
import { ParcelRegistered } from '#land-rights/facts';
import { Clock, EventCatalog, type NamedPerson } from '#nest';
import { CONTEXTS } from '#platform';
import { choices } from '../../../../test/choices.js';
import { identityNumber } from '../../../../test/acceptance/village.js';
import { MadeRecord } from '../../../../test/made-record.js';
import { NO_CORRECTIONS } from '../../../../test/no-corrections.js';
import type { TableRow } from './table.js';
import { groupsOf } from './groups.js';
import { type ImportOrder, ImportRun } from './import-run.js';
import { kindOf } from './imports.js';

const VILLAGE = '140722100230';
const HEADERS = ['承包地块编码', '地块名称', '实测面积（平方米）', '地块类别', '土地类型', '土地用途'];
const catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));
const record = new MadeRecord(choices(20_261_125));

const codeOfParcel = (row: number): string => `${VILLAGE}00${String(row).padStart(5, '0')}`;
const registered = (row: number): DomainEvent =>
  ParcelRegistered.of({
    code: codeOfParcel(row),
    name: '别人登记的',
    areaDm2: 1,
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
    divisionCode: VILLAGE,
  });

/** A store in which something happens before an append. */
class EventfulStore extends MemoryEventStore {
  appends = 0;
  before: (appends: number) => void | Promise<void> = () => undefined;

  constructor() {
    super(catalog);
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected: Expected,
  ): Promise<AppendResult> {
    await this.before(++this.appends);
    return super.append(stream, events, expected);
  }

  /** What somebody else records meanwhile, at the beginning of a stream. */
  async put(stream: string, fact: DomainEvent): Promise<void> {
    record.add(stream, fact);
    for (const { event } of record.take()) await super.append(stream, [event], 'none');
  }

  async all(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.readAll(-1)) events.push(...page);
    return events;
  }
}

async function village(): Promise<EventfulStore> {
  const store = new EventfulStore();
  const place = { code: VILLAGE, name: '黄家会村', kind: 'village' } as const;
  await store.put(streamName(divisionStream, VILLAGE), DivisionRegistered.of(place));
  return store;
}

/** A file of so many parcels, rows 2 and on. */
function orderOf(count: number, given: Partial<ImportOrder> = {}): ImportOrder {
  const cells = Array.from({ length: count }, (_, index) => [
    codeOfParcel(index + 2),
    ...['地', '100', '承包地块', '耕地', '种植业'],
  ]);
  return { ...importOf('parcels', HEADERS, cells), ...given };
}

function importOf(
  name: string,
  headers: readonly string[],
  cells: readonly (readonly string[])[],
): ImportOrder {
  const rows = cells.map((row, index): TableRow => ({
    row: index + 2,
    cells: row.map((text) => ({ kind: 'text', text })),
  }));
  const kind = kindOf(name);
  const permissions = new Set<Permission>(['land-rights.record', 'posts.record']);
  return {
    importId: '9180729d-ced9-5f3f-b843-d09d3c8213b9',
    kind,
    terms: { divisionCode: VILLAGE, fileSha256: sha256Hex('file') },
    mode: 'all-or-nothing',
    dryRun: false,
    principal: {
      account: 'jingban',
      displayName: '经办',
      authorities: [{ role: 'station-clerk', organisation: VILLAGE, permissions }],
      system: false,
    },
    table: { headers, rows },
    groups: groupsOf(kind, { headers, rows }),
  };
}

/** A village committee of five, elected for the same term; so many of its rows, the first its chair. */
function committeeOf(rows: number): ImportOrder {
  const headers = ['职务', '姓名', '身份证号', '产生方式', '选举、任命或聘任日', '起期', '止期'];
  const terms = ['选举', '2025-12-28', '2026-01-01', '2030-12-31', '5', sha256Hex('证书')];
  return importOf(
    'officers',
    [...headers, '本届应选名额', '文件扫描件的SHA-256'],
    Array.from({ length: rows }, (_, at) => [
      at === 0 ? '村民委员会主任' : '村民委员会委员',
      '某人',
      identityNumber(at),
      ...terms,
    ]),
  );
}

async function ran(
  store: EventfulStore,
  order: ImportOrder,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImportRun & { readonly told: unknown[] }> {
  const persons = {
    ...NO_CORRECTIONS,
    bodyHash: (body: Uint8Array) => sha256Hex(body),
    prepare: async (named: readonly NamedPerson[]) => ({
      sealed: named.map(({ personId, identity }) => ({
        personId,
        commitment: sha256Hex(identity.identityNumber),
        known: false,
        differs: [],
      })),
      seal: async () => 'sealed' as const,
      discard: async () => undefined,
    }),
  };
  const told: unknown[] = [];
  const run = new ImportRun(order, { store, persons, catalog, clock: new Clock() });
  await run.run(signal, (error) => told.push(error));
  return Object.assign(run, { told });
}

describe('the run of an import', () => {
  it('stops where the world has changed since the rehearsal, and says so', async () => {
    const store = await village();
    store.before = (appends) =>
      appends === 2 ? store.put(`parcel-${codeOfParcel(60)}`, registered(60)) : undefined;
    const run = await ran(store, orderOf(100));
    expect(run).toMatchObject({
      state: 'stopped',
      refused: 1,
      message: expect.stringContaining('已停在该条'),
    });
    expect(run.complaints).toMatchObject([{ row: 60, column: '承包地块编码', rule: 'L1' }]);
    expect(run.recorded).toBeLessThan(99);
    expect((await store.all()).filter(({ type }) => type === 'ImportFinished')).toEqual([]);

    const again = await ran(store, orderOf(100));
    expect(again).toMatchObject({ state: 'rejected', recorded: 0, refused: 1 });
    const good = await ran(store, orderOf(100, { mode: 'good-rows-only' }));
    expect(good).toMatchObject({ state: 'finished', repeated: run.recorded, refused: 1 });
    expect(good.recorded).toBe(99 - run.recorded);
  });

  it('waits for a store that is busy', async () => {
    const store = await village();
    store.before = (appends) => {
      if (appends === 3) throw new StoreBusy('busy');
    };
    expect(await ran(store, orderOf(10))).toMatchObject({ state: 'finished', recorded: 10, told: [] });
  });

  it('stops at what nobody expected, tells the log, and goes on when it is sent again', async () => {
    const store = await village();
    store.before = (appends) => {
      if (appends === 4) throw new Error('a fault of the system');
    };
    const run = await ran(store, orderOf(10));
    expect(run).toMatchObject({ state: 'stopped', told: [new Error('a fault of the system')] });
    expect(run.message).not.toContain('fault');
    expect(await ran(store, orderOf(10))).toMatchObject({ state: 'finished', told: [] });
  });

  it('stores nothing while it checks and rehearses', async () => {
    const store = await village();
    const dry = await ran(store, orderOf(50, { dryRun: true }));
    expect(dry).toMatchObject({ state: 'checked', checked: 50, refused: 0 });
    await store.put(`parcel-${codeOfParcel(9)}`, registered(9));
    expect(await ran(store, orderOf(50))).toMatchObject({ state: 'rejected', refused: 1 });
    expect(store.appends).toBe(0);
  });

  it('records every row exactly once, however often it is interrupted', async () => {
    const interruptions = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(interruptions, fc.integer({ min: 1, max: 80 }), async (stops, count) => {
        const store = await village();
        for (const stop of stops) {
          const closing = new AbortController();
          store.appends = 0;
          store.before = (appends) => (appends === stop ? closing.abort() : undefined);
          const { state } = await ran(store, orderOf(count), closing.signal);
          expect(['finished', 'interrupted']).toContain(state);
        }
        store.before = () => undefined;
        const last = await ran(store, orderOf(count));
        expect(last).toMatchObject({ state: 'finished', refused: 0 });
        expect(last.recorded + last.repeated).toBe(count);
        const events = await store.all();
        const parcels = events.filter(({ type }) => type === 'ParcelRegistered').map(({ stream }) => stream);
        expect(new Set(parcels).size).toBe(count);
        expect(parcels).toHaveLength(count);
        expect(events.filter(({ type }) => type === 'ImportBegun')).toHaveLength(1);
        expect(toJson(events.at(-1)?.data ?? {})).toMatchObject({ refused: 0 });
      }),
      { numRuns: 25 },
    );
  });

  it('judges each row after what the process manager would make of those before it', async () => {
    const store = await village();
    const full = await ran(store, committeeOf(6));
    expect(full).toMatchObject({ state: 'rejected', recorded: 0, refused: 1 });
    expect(full.complaints).toMatchObject([{ row: 7, column: '职务', rule: 'PS10' }]);
    expect(store.appends).toBe(0);
    for (let stop = 1; stop <= 7; stop++) {
      const interrupted = await village();
      const closing = new AbortController();
      interrupted.before = (appends) => (appends === stop ? closing.abort() : undefined);
      await ran(interrupted, committeeOf(5), closing.signal);
      interrupted.before = () => undefined;
      const last = await ran(interrupted, committeeOf(5));
      expect(last).toMatchObject({ state: 'finished', refused: 0, recorded: 5 - last.repeated });
      const types = (await interrupted.all()).map(({ type }) => type).sort();
      expect(types.filter((type) => /Officer|Duty/.test(type))).toEqual(Array(5).fill('OfficerAppointed'));
    }
  });
});
