import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { NestLog, PlatformModule, createLogger, openPlatform, settingsFrom } from '#platform';
import { Projector } from './projector.js';

/** The projector as a process of its own: a child of the api, or apart in a cluster. */
const settings = settingsFrom(process.env);
if (!settings.databaseUrl)
  throw new Error('DATABASE_URL is not set: the projector has no database of its own');
const logger = createLogger(settings.logLevel, 'projector');
const onAlarm = (message: string): void => logger.error({ alarm: true }, message);
const platform = await openPlatform({
  ...settings,
  databaseUrl: settings.databaseUrl,
  onAlarm,
});
const modules = await NestFactory.createApplicationContext(PlatformModule.on(platform), {
  logger: new NestLog(logger),
});
const projector = new Projector(platform, modules, onAlarm);
projector.start();
logger.info('following');

let ending: Promise<void> | undefined;
async function end(): Promise<void> {
  await projector.stop();
  await modules.close();
  await platform.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (ending ??= end()));
// Without its parent the child has nobody to serve.
process.on('disconnect', () => void (ending ??= end()));
