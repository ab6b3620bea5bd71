import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  NestLog,
  PlatformModule,
  createLogger,
  openPlatform,
  sentenceForPlatform,
  settingsFrom,
} from '#platform';
import { Projector } from './projector.js';

/* The projector as a process of its own: a child of the api, or apart in a cluster. */

/** It ends after the event at hand, but does not wait for one that does not end. */
const END_MS = 8_000;

// Until the projector runs there is nothing to wait for: the database takes back what was not committed.
let stop = async (): Promise<void> => undefined;
let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  logger.info('stopping');
  setTimeout(() => process.exit(1), END_MS).unref();
  void stop().then(() => {
    logger.info('stopped');
    process.exit(0);
  });
}

// A child of the api ends when the api says so; a Ctrl-C at the terminal reaches both.
const child = process.connected === true;
process.on('SIGINT', () => {
  if (!child) end();
});
process.on('SIGTERM', end);
// Without its parent the child has nobody to serve. Heard from the first moment, or it would outlive a parent
// that dies while the child starts.
process.on('disconnect', end);

function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n投影进程无法启动：${sentenceForPlatform(error) ?? message}\n`);
  process.exit(1);
}

function readSettings() {
  try {
    const { databaseUrl, ...others } = settingsFrom(process.env);
    if (databaseUrl) return { ...others, databaseUrl };
    throw new Error('没有设置 DATABASE_URL：投影进程没有自己的数据库。');
  } catch (error) {
    return fail(error);
  }
}

const settings = readSettings();
const logger = createLogger(settings.logLevel, 'projector');
const onAlarm = (message: string): void => logger.error({ alarm: true }, message);
const platform = await openPlatform({ ...settings, onAlarm }).catch(fail);
// A signing key that is missing is missed now, not when this process leads.
await platform.logs.written().catch(fail);
const modules = await NestFactory.createApplicationContext(PlatformModule.on(platform), {
  logger: new NestLog(logger),
});
const projector = new Projector(platform, modules, onAlarm, (message) => logger.info(message));
stop = async () => {
  await projector.stop();
  await modules.close();
  await platform.close();
};
projector.start();
logger.info('following');
