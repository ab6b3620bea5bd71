import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, install, root, run } from './prepare.mjs';

/**
 * `npm run rebuild`: builds the views anew from the facts, compares and switches, while the system runs. See
 * `npm run rebuild -- --help`.
 */
// A rebuild makes much that lives for one batch: with the default of 16 MiB it is moved to the old generation first.
const FLAGS = '--max-semi-space-size=64';

install();
build();

const env = { ...process.env };
env.DATABASE_URL ??= embedded(resolve(root, env.DIQI_DATA_DIR ?? 'data'));
process.exit(
  run(process.execPath, [FLAGS, 'dist/apps/projector/src/rebuild-main.js', ...process.argv.slice(2)], {
    env,
  }),
);

/** The address of the database that comes with the system; it runs while the system does. */
function embedded(dataDir) {
  const read = (name) => readFileSync(join(dataDir, 'postgres', name), 'utf8').trim();
  try {
    return `postgresql://postgres:${read('postgres-password')}@127.0.0.1:${read('postgres-port')}/postgres`;
  } catch {
    console.error(`没有找到数据库：请先启动系统（npm start），或设置 DATABASE_URL。数据目录：${dataDir}`);
    process.exit(1);
  }
}
