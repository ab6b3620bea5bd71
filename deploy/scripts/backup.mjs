import { resolve } from 'node:path';
import { runBuilt } from './prepare.mjs';

/** `npm run backup -- <folder>`: copies the data directory while the system runs. The path is that of the caller. */
const args = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();
process.exit(
  runBuilt(
    'apps/api/src/operations/backup-main.js',
    args.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg))),
  ),
);
