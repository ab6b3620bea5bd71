import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, root } from './prepare.mjs';

/** `npm run auditor -- <command>`: the offline auditor. Paths are those of the folder it was called from. */
install();
build();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'dist/apps/auditor/src/main.js'), ...process.argv.slice(2)],
  { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' },
);
process.exit(status ?? 1);
