import 'reflect-metadata';
import { createLogger, settingsFrom } from '#platform';
import { type Launched, launch } from './launch.js';
import { sentenceFor } from './start-failures.js';

/* The api process: everything else is started from here. */

/** Signals that come closer together than this are one Ctrl-C: a terminal and a parent may both send it. */
const SAME_CTRL_C_MS = 1_000;

let launching: Promise<Launched | undefined> = Promise.resolve(undefined);
let asked: number | undefined;

/** Ends in order; what is still starting is started first, so that nothing is left behind half-way. */
function end(): void {
  if (asked !== undefined) return;
  asked = performance.now();
  void launching.then(async (launched) => {
    logger.info('stopping');
    await launched?.stop();
    logger.info('stopped');
    process.exit(0);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait. PostgreSQL is still told to shut down, by its launcher at exit.
    if (asked !== undefined && performance.now() - asked > SAME_CTRL_C_MS) process.exit(130);
    end();
  });
}
// Without the script that started it the process has no terminal to end it.
process.on('disconnect', end);

function fail(error: unknown): never {
  console.error(`\n无法启动：${sentenceFor(error)}\n`);
  process.exit(1);
}

function readSettings(): ReturnType<typeof settingsFrom> {
  try {
    return settingsFrom(process.env);
  } catch (error) {
    return fail(error);
  }
}

/** Where a person at this machine finds an address that means every interface. */
function shown(address: string): string {
  return address.replace('//0.0.0.0:', '//localhost:').replace('//[::]:', '//localhost:');
}

const settings = readSettings();
const logger = createLogger(settings.logLevel, 'api');
logger.info('starting');
launching = launch(settings, logger).catch(fail);
const launched = await launching;
if (launched && asked === undefined) {
  const { firstAdministrator } = launched;
  const address = shown(launched.address);
  logger.info({ address }, 'started');
  const lines = [
    '地契 Diqi 已启动。',
    `  地址      ${address}`,
    `  接口文档  ${address}/docs`,
    `  就绪检查  ${address}/health/ready`,
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
}
