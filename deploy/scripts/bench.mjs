import { build, install, run } from './prepare.mjs';

/** `npm run bench [-- --only <case,…> --json FILE]`: side by side with the plain way and with peers, on the build. */
install();
build();
const loader = ['--disable-warning=ExperimentalWarning', '--import', './test/postgres/typescript.mjs'];
process.exit(run(process.execPath, [...loader, 'test/bench/main.ts', ...process.argv.slice(2)]));
