import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOG_TITLES, openPlatform, settingsFrom } from '#platform';
import { startEmbeddedPostgres } from '../embedded-postgres/index.js';
import { sentenceFor } from '../start-failures.js';
import { LossRefused, acceptLosses } from './accept-loss.js';

/* `npm run accept-loss -- --reason <…>`: the logs go on after a restore from an older backup, and it is recorded. */

const USAGE = '用法：npm run accept-loss -- --reason <理由>（须先停止系统）';
const tell = (line: string): boolean => process.stderr.write(`${line}\n`);

function reasonGiven(): string {
  const { values } = parseArgs({ options: { reason: { type: 'string' } } });
  const reason = values.reason?.trim() ?? '';
  if (reason === '' || reason.length > 500) throw new LossRefused(`${USAGE}；理由 1 至 500 个字。`);
  return reason;
}

async function main(): Promise<number> {
  const reason = reasonGiven();
  const settings = settingsFrom(process.env);
  const own =
    settings.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: join(settings.dataDir, 'postgres') })
      : undefined;
  try {
    const platform = await openPlatform({
      ...settings,
      databaseUrl: settings.databaseUrl ?? own?.url ?? '',
      ownerUrl: settings.ownerUrl,
      // Above all that the trail could not be written: what is not recorded is not given up.
      onAlarm: (message) => {
        throw new Error(message);
      },
    });
    try {
      const accepted = await acceptLosses(platform, reason);
      for (const { log, signed, stored, evidence } of accepted)
        process.stdout.write(
          `${LOG_TITLES[log]}：签过 ${signed} 条，现存 ${stored} 条。日志从现存的接着签；放弃的检查点存为证据 ${evidence}，请勿删除。\n`,
        );
      if (accepted.length === 0)
        process.stdout.write('签过的都在，没有丢失，什么也没有改。请直接启动系统。\n');
    } finally {
      await platform.close();
    }
  } finally {
    await own?.stop();
  }
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  tell(error instanceof LossRefused ? error.message : `没有完成：${sentenceFor(error)}`);
  return 1;
});
