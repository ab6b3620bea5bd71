import { install, run } from './prepare.mjs';

/** `npm run bench`: what the store and the commands do in a second, side by side with the plain way. */
install();
const loader = [
  '--conditions=source',
  '--disable-warning=ExperimentalWarning',
  '--import',
  './test/postgres/typescript.mjs',
];
process.exit(run(process.execPath, [...loader, 'test/bench/main.ts']));
