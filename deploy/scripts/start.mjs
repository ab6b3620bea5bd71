import { fork } from 'node:child_process';
import { join } from 'node:path';
import { build, install, root } from './prepare.mjs';

/**
 * `npm start`: installs and builds what is missing, then runs the system until Ctrl-C. `--demo` loads the
 * demonstration county through the HTTP API once the system answers.
 */
install();
build();

const demo = process.argv.includes('--demo');
const api = fork(join(root, 'dist/apps/api/src/main.js'), {
  cwd: root,
  // In a session of its own: a Ctrl-C at the terminal reaches this process alone, which ends the other once.
  detached: true,
  env: { LOG_LEVEL: 'warn', ...process.env },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
let failed = false;
api.on('exit', (code) => process.exit(failed ? 1 : (code ?? 1)));

/** `npm` passes on what the terminal has sent to all: signals this close together are one Ctrl-C. */
const SAME_CTRL_C_MS = 1_000;
let asked = 0;
let last = -Infinity;
function end() {
  if (Date.now() - last < SAME_CTRL_C_MS) return;
  last = Date.now();
  // The second is for the api to end without waiting; only a third does not leave it the choice.
  api.kill(++asked > 2 ? 'SIGKILL' : 'SIGTERM');
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
process.on('SIGHUP', end);

if (demo) {
  api.once('message', async ({ address, firstAdministrator }) => {
    const { loadDemo } = await import('../demo/load.mjs');
    await loadDemo(address, firstAdministrator).catch((error) => {
      if (asked > 0) return;
      console.error(
        `\n演示数据没有装完：${error.message}\n再运行一次 npm run demo，会从断开的地方接着装。\n`,
      );
      failed = true;
      end();
    });
  });
}
