import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { APP_ROLE, PROJECTIONS } from '#platform';
import { rebuildViews } from '#projector';
import { RebuildUnderWay, type RebuildReport, projection, rebuild } from '#read-store';
import { choices } from '../choices.js';
import { MadeHistory } from '../history.js';
import { FollowedLog } from '../fault/followed-log.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EVENTS = 6_000;

describe('a rebuild of views', () => {
  let log: FollowedLog;
  let owner: pg.Client;
  const alarms: string[] = [];
  const onAlarm = (message: string): number => alarms.push(message);
  beforeAll(async () => {
    log = await FollowedLog.open(new MadeHistory(choices(7)), EVENTS);
    owner = new pg.Client(log.database.url);
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await log.close();
  });

  /** How it ended for all views; what kept one of them from it. */
  const outcomes = ({ views }: RebuildReport) => [
    ...new Set(views.map(({ name, outcome, message }) => (message ? `${name}: ${message}` : outcome))),
  ];
  const shadowTables = async () =>
    (
      await owner.query(
        `SELECT tablename FROM pg_tables WHERE schemaname = 'views_next' AND tablename <> 'checkpoint'`,
      )
    ).rows;

  /** Reads the books over and over by one prepared statement, as the api does, until told to end. */
  async function readBooks(signal: AbortSignal): Promise<number> {
    const reader = new pg.Client(log.database.appUrl);
    await reader.connect();
    await reader.query('SET search_path = views');
    let last = { position: -1, vouchers: 0 };
    let reads = 0;
    for (; !signal.aborted; reads++) {
      const { rows } = await reader.query<
        Record<'position' | 'vouchers' | 'debit' | 'credit' | 'lines', string>
      >({
        name: 'books',
        text: `SELECT (SELECT position FROM checkpoint WHERE projection = 'journal') AS position,
                      (SELECT count(*) FROM voucher) AS vouchers,
                      (SELECT sum(debit_fen) FROM voucher_line) AS lines,
                      sum(debit_fen) AS debit, sum(credit_fen) AS credit FROM turnover`,
      });
      const [row] = rows;
      if (!row) throw new Error('no answer');
      const now = { position: Number(row.position), vouchers: Number(row.vouchers) };
      expect(now.position).toBeGreaterThanOrEqual(last.position);
      expect(now.vouchers).toBeGreaterThanOrEqual(Math.max(last.vouchers, 1));
      expect([row.debit, row.lines]).toEqual([row.credit, row.debit]);
      last = now;
    }
    await reader.end();
    return reads;
  }

  it('goes on while events are recorded and views are read, and ends with the same digests', async () => {
    const end = new AbortController();
    const readers = [readBooks(end.signal), readBooks(end.signal)];
    let recorded = 0;
    const writing = (async () => {
      for (; !end.signal.aborted; recorded++) await log.append();
    })();
    try {
      for (let round = 0; round < 2; round++) {
        const report = await rebuildViews(log.platform, [], { onAlarm, flushRows: 500, cacheRows: 200 });
        expect(outcomes(report)).toEqual(['switched']);
        for (const { live, digest } of report.views) expect(live?.digest).toBe(digest);
      }
    } finally {
      end.abort();
    }
    await writing;
    for (const reads of await Promise.all(readers)) expect(reads).toBeGreaterThan(10);
    expect(recorded).toBeGreaterThan(10);
    await log.caughtUp();
    expect(outcomes(await rebuildViews(log.platform, [], { onAlarm, verifyOnly: true }))).toEqual(['equal']);
    expect([alarms, log.alarms]).toEqual([[], []]);
    expect(await shadowTables()).toEqual([]);
  }, 120_000);

  it.each([
    [`UPDATE views.voucher SET total_fen = total_fen + 1 WHERE id = $1`, 'voucher'],
    [`DELETE FROM views.voucher WHERE id = $1`, 'voucher'],
    [`INSERT INTO views.voucher_series (id, last) VALUES ('0' || $1, 7)`, 'voucher_series'],
  ])(
    'finds a row that was tampered with and names it: %s',
    async (sql, table) => {
      const { rows } = await owner.query<{ id: string }>(
        'SELECT id FROM views.voucher ORDER BY id OFFSET 100 LIMIT 1',
      );
      const id = rows[0]?.id ?? '';
      const key = table === 'voucher' ? id : `0${id}`;
      await owner.query(sql, [id]);
      alarms.length = 0;
      const { views } = await rebuildViews(log.platform, ['journal'], { onAlarm });
      expect(views).toMatchObject([{ name: 'journal', outcome: 'differs', difference: { table, key } }]);
      expect(views[0]?.message).toContain('账簿');
      expect(alarms).toEqual([expect.stringContaining(`journal differs from the facts`)]);
      expect(alarms[0]).toContain(key);
      // It was not switched silently: only with a reason, which is told.
      const force = { reason: '核对凭证后恢复' };
      const forced = await rebuildViews(log.platform, ['journal'], { onAlarm, force });
      expect(forced.views).toMatchObject([{ outcome: 'switched', difference: { table, key } }]);
      expect(alarms[1]).toContain(force.reason);
      expect(outcomes(await rebuildViews(log.platform, ['journal'], { onAlarm, verifyOnly: true }))).toEqual([
        'equal',
      ]);
      await log.append();
      await log.caughtUp();
    },
    60_000,
  );

  it('is the only one: a second one is refused in words', async () => {
    let second: Promise<unknown> | undefined;
    const report = await rebuildViews(log.platform, ['clock'], {
      onAlarm,
      onProgress: () => {
        second ??= rebuildViews(log.platform, ['tasks']).catch((error: unknown) => error);
      },
    });
    expect(outcomes(report)).toEqual(['switched']);
    const refused = await second;
    expect(refused).toBeInstanceOf(RebuildUnderWay);
    expect(String(refused)).toContain('另一次视图重建正在进行');
  }, 60_000);

  it('refuses a view that nobody knows, in words', async () => {
    await expect(rebuildViews(log.platform, ['ledger'])).rejects.toThrow(
      '没有名为 ledger 的视图；现有：clock（登记时刻）',
    );
  });

  it('stops a view that fails, and that one alone', async () => {
    const { events: store, ownerUrl, catalog } = log.platform;
    const [clock, journal] = ['clock', 'journal'].map((name) =>
      PROJECTIONS.find((each) => each.name === name),
    );
    if (!clock || !journal) throw new Error('no such views');
    const broken = projection({
      ...journal,
      version: journal.version + 1,
      onEvery: ({ position }) => {
        if (position === 3_000) throw new Error('does not understand event 3000');
      },
    });
    const { views } = await rebuild({
      store,
      ownerUrl,
      appRole: APP_ROLE,
      projections: [broken, clock],
      categoryOf: (type) => catalog.categoryOf(type),
      onAlarm,
      flushRows: 100,
    });
    expect(views).toMatchObject([
      { name: 'journal', outcome: 'failed', message: '重建停在 3000: does not understand event 3000' },
      { name: 'clock', outcome: 'switched' },
    ]);
    // What is read is the old one, and it is still followed.
    await log.append();
    await log.caughtUp();
    expect(outcomes(await rebuildViews(log.platform, ['journal'], { onAlarm, verifyOnly: true }))).toEqual([
      'equal',
    ]);
  }, 60_000);

  describe('in a process of its own', () => {
    function start(...args: string[]): ChildProcess {
      const loader = ['--conditions=source', '--import', './test/postgres/typescript.mjs'];
      return spawn(process.execPath, [...loader, 'apps/projector/src/rebuild-main.ts', ...args], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
          DATABASE_URL: log.database.url,
          DIQI_DATA_DIR: log.folder,
        },
      });
    }

    async function ended(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
      let [out, err] = ['', ''];
      child.stdout?.on('data', (chunk) => (out += String(chunk)));
      child.stderr?.on('data', (chunk) => (err += String(chunk)));
      const [code] = (await once(child, 'close')) as [number];
      return { code, out, err };
    }

    it('goes on where it was killed', async () => {
      // Whoever holds the live checkpoint keeps the switch from happening before the kill.
      await owner.query('BEGIN');
      await owner.query(`SELECT FROM views.checkpoint WHERE projection = 'journal' FOR UPDATE`);
      const victim = start('--view', 'journal', '--rows', '100');
      const lines = createInterface({ input: victim.stderr as NodeJS.ReadableStream });
      const [line] = (await once(lines, 'line')) as [string];
      expect(line).toMatch(/已写到位置 \d+/);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
      await owner.query('ROLLBACK');
      const { rows } = await owner.query<{ position: string }>(
        `SELECT position FROM views_next.checkpoint WHERE projection = 'journal'`,
      );
      const saved = Number(rows[0]?.position);
      expect(saved).toBeGreaterThan(0);
      const { code, out } = await ended(start('--view', 'journal', '--json'));
      const { views } = JSON.parse(out) as RebuildReport;
      expect(views).toMatchObject([{ name: 'journal', outcome: 'switched', resumedFrom: saved }]);
      // It read what came after that, and not from the beginning.
      expect(views[0]?.events).toBe((await log.platform.events.head()) - saved);
      expect(views[0]?.live?.digest).toBe(views[0]?.digest);
      expect(code).toBe(0);
      await log.append();
      await log.caughtUp();
    }, 90_000);

    it('tells in words what it found, and by its exit whether the views are the facts', async () => {
      const good = await ended(start('--verify-only'));
      expect(good.code).toBe(0);
      expect(good.out).toContain('相符  账簿（journal）');
      await owner.query('UPDATE views.turnover SET debit_fen = debit_fen + 1');
      const bad = await ended(start('--verify-only', '--view', 'journal'));
      expect(bad.code).toBe(1);
      expect(bad.out).toContain('“账簿”与登记的事实不符：表 turnover，首个不同的行 ');
      const senseless = await ended(start('--force'));
      expect(senseless).toMatchObject({
        code: 1,
        err: expect.stringContaining('--force 须用 --reason 写明理由'),
      });
    }, 90_000);
  });
});
