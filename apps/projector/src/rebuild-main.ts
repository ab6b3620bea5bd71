import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { openPlatform, sentenceForPlatform, settingsFrom } from '#platform';
import type { RebuildProgress, RebuildReport, RebuiltView } from '#read-store';
import { rebuildViews } from './rebuild.js';

/* `npm run rebuild`: views built anew from the facts, compared and switched, while the system runs. */

const USAGE = `用法：npm run rebuild -- [选项]
  --view <名称>       只重建这个视图，可写多次；不写则全部
  --verify-only       只与现用的视图比对，不切换
  --force --reason <理由>  与现用的视图不符时仍然切换，理由记入日志
  --rows <行数>       每个视图在内存中积累多少行再写入（默认 20000）
  --json              以 JSON 输出结果`;

const OUTCOMES: Readonly<Record<RebuiltView['outcome'], string>> = {
  switched: '已切换',
  equal: '相符',
  differs: '不符',
  failed: '失败',
};

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const tell = (line: string): boolean => process.stderr.write(`${line}\n`);

function options() {
  const { values } = parseArgs({
    options: {
      view: { type: 'string', multiple: true, default: [] },
      'verify-only': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      reason: { type: 'string' },
      rows: { type: 'string', default: '20000' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const flushRows = Number(values.rows);
  if (!Number.isInteger(flushRows) || flushRows < 1 || flushRows > 1_000_000)
    throw new RangeError('--rows 应为 1 到 1000000 的整数。');
  const reason = values.reason?.trim();
  if (values.force && !reason) throw new RangeError('--force 须用 --reason 写明理由。');
  if (values.force && values['verify-only'])
    throw new RangeError('--verify-only 不切换，不能与 --force 同用。');
  return { ...values, flushRows, reason };
}

/** A bar on a terminal; elsewhere a line whenever more was written, at most one a second. */
function progressTeller(): { told: (progress: RebuildProgress) => void; end: () => void } {
  if (process.stderr.isTTY) {
    const format = '重建 {bar} {percentage}% 已读 {events} 条';
    const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true });
    bar.start(1, 0, { events: 0 });
    return {
      told: ({ position, head, events }) => {
        bar.setTotal(Math.max(head, 1));
        bar.update(Math.max(position, 0), { events });
      },
      end: () => bar.stop(),
    };
  }
  let saved = -1;
  let at = -Infinity;
  return {
    told: (progress) => {
      if (progress.saved <= saved || performance.now() - at < 1_000) return;
      [saved, at] = [progress.saved, performance.now()];
      tell(`重建：已读 ${progress.events} 条，已写到位置 ${saved}，最新位置 ${progress.head}`);
    },
    end: () => undefined,
  };
}

function lines({ views, events, seconds, digest }: RebuildReport): string[] {
  return [
    ...views.map(({ title, name, outcome, position, digest: own, live, message }) => {
      const before = live && live.digest !== own ? `，原为 ${live.digest}（版本 ${live.version}）` : '';
      const told = message ? `：${message}` : '';
      return `${OUTCOMES[outcome]}  ${title}（${name}） 位置 ${position} 摘要 ${own ?? '无'}${before}${told}`;
    }),
    `共读 ${events} 条，用时 ${seconds.toFixed(1)} 秒；总摘要 ${digest}`,
  ];
}

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    print(USAGE);
    return 0;
  }
  const settings = settingsFrom(process.env);
  if (!settings.databaseUrl) throw new Error('没有设置 DATABASE_URL，不知道数据库在哪里。');
  const onAlarm = (message: string): boolean => tell(`警报：${message}`);
  const platform = await openPlatform({ ...settings, databaseUrl: settings.databaseUrl, onAlarm });
  const { told, end } = progressTeller();
  try {
    const report = await rebuildViews(platform, given.view, {
      verifyOnly: given['verify-only'],
      flushRows: given.flushRows,
      ...(given.force && given.reason && { force: { reason: given.reason } }),
      onAlarm,
      onProgress: told,
    });
    end();
    if (given.json) print(JSON.stringify(report, null, 2));
    else lines(report).forEach(print);
    return report.views.every(({ outcome }) => outcome === 'switched' || outcome === 'equal') ? 0 : 1;
  } finally {
    end();
    await platform.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const known = sentenceForPlatform(error);
  tell(`重建没有完成：${known ?? (error instanceof Error ? error.message : String(error))}`);
  return 1;
});
