import 'reflect-metadata';
import { createLogger, settingsFrom } from '#platform';
import { type Launched, launch } from './launch.js';
import { sentenceFor } from './start-failures.js';

/* The api process: everything else is started from here. */

function fail(error: unknown): never {
  console.error(`\n无法启动：${sentenceFor(error)}\n`);
  process.exit(1);
}

let settings: ReturnType<typeof settingsFrom>;
try {
  settings = settingsFrom(process.env);
} catch (error) {
  fail(error);
}
const logger = createLogger(settings.logLevel, 'api');
const launched: Launched = await launch(settings, logger).catch(fail);
const { address, firstAdministrator, stop } = launched;
const lines = [
  '地契 Diqi 已启动。',
  `  地址      ${address}`,
  `  接口文档  ${address}/docs`,
  ...(firstAdministrator
    ? [
        '',
        `  首个系统管理员  ${firstAdministrator.accountId}`,
        `  一次性密码      ${firstAdministrator.oneTimePassword}`,
        '  密码只显示这一次，登录后须立即修改。',
      ]
    : []),
  '',
  '按 Ctrl-C 停止。',
];
console.log(lines.join('\n'));
// The script that started this process learns that it is ready, and where.
process.send?.({ ready: true, address, firstAdministrator });

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  void stop().then(() => process.exit(0));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait.
    if (ending) process.exit(130);
    end();
  });
}
// Without the script that started it the process has no terminal to end it.
process.on('disconnect', end);
