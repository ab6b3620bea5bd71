import { settingsFrom } from '#platform';
import { sentenceFor } from '../start-failures.js';
import { BackupRefused, backUp } from './backup.js';

/* `npm run backup -- <folder>`: a copy of the data directory that can stand in its place, while the system runs. */

const tell = (line: string): boolean => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const [target, ...rest] = process.argv.slice(2);
  if (target === undefined || target.startsWith('-') || rest.length > 0)
    throw new BackupRefused('用法：npm run backup -- <目录>（空的或尚不存在的目录）');
  const { dataDir, databaseUrl } = settingsFrom(process.env);
  const embedded = databaseUrl === undefined;
  await backUp(dataDir, target, { embedded });
  process.stdout.write(`已备份到 ${target}。恢复和核对的办法见 docs/operations.md。\n`);
  if (!embedded)
    tell(
      '注意：只备份了密钥和检查点。数据库（及 KurrentDB）在本系统之外，请在此之后用它自己的工具备份（例如 pg_basebackup）。',
    );
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  tell(error instanceof BackupRefused ? error.message : `备份没有完成：${sentenceFor(error)}`);
  return 1;
});
