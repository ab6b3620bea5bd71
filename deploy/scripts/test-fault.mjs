import { build, install, run } from './prepare.mjs';

/** `npm run test:fault`: the installed system under load while its processes and its database are killed. */
install();
build();
const loader = ['--disable-warning=ExperimentalWarning', '--import', './test/postgres/typescript.mjs'];
process.exit(run(process.execPath, [...loader, 'test/under-fire/main.ts']));
