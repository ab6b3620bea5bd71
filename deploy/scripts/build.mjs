import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/** Builds when there is no build or a source is newer than it. */
export function build() {
  const built = newest(join(root, 'dist'));
  if (built > Math.max(newest(join(root, 'apps')), newest(join(root, 'libs')))) return;
  console.error('正在编译，请稍候…（building）');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status === 0) return;
  console.error(stdout, stderr);
  process.exit(1);
}

function newest(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
      .reduce(
        (latest, entry) =>
          Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
        0,
      );
  } catch {
    return 0;
  }
}
