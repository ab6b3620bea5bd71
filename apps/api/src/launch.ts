import { join } from 'node:path';
import { type AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { type Platform, type Settings, openPlatform } from '#platform';
import { createApp } from './app.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { openFirstAdministrator } from './first-administrator.js';
import { ProjectorProcess } from './projector-process.js';

export interface Launched {
  readonly address: string;
  /** Given once, on an empty store. */
  readonly firstAdministrator: { accountId: string; oneTimePassword: string } | undefined;
  /** Ends everything in the order in which it depends on each other. */
  stop(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** Starts all of the system in the order of what depends on what; takes back what it started when a step fails. */
export async function launch(settings: Settings, logger: Logger): Promise<Launched> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) {
      await step().catch((error: unknown) => logger.error(String(error)));
    }
  };
  try {
    const onAlarm = (message: string): void => logger.error({ alarm: true }, message);
    const databaseUrl = settings.databaseUrl ?? (await embedded(settings, undo)).url;
    const ownerUrl = settings.ownerUrl ?? databaseUrl;
    const platform = await openPlatform({ ...settings, databaseUrl, ownerUrl, onAlarm });
    undo.push(() => platform.close());
    const app = await createApp(platform, { logger });
    undo.push(() => closeApp(app));
    await app.init();
    const firstAdministrator = await openFirstAdministrator(app, platform, settings.county);
    if (settings.projector === 'child') startProjector(settings, platform, ownerUrl, onAlarm, undo);
    await app.listen(settings.port, settings.host);
    const { port } = app.getHttpServer().address() as AddressInfo;
    return { address: `http://${settings.host}:${port}`, firstAdministrator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(settings: Settings, undo: (() => Promise<void>)[]): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDir, 'postgres') });
  undo.push(() => server.stop());
  return server;
}

function startProjector(
  settings: Settings,
  platform: Platform,
  ownerUrl: string,
  onAlarm: (message: string) => void,
  undo: (() => Promise<void>)[],
): void {
  const env = { ...process.env, DATABASE_URL: platform.databaseUrl, DATABASE_OWNER_URL: ownerUrl };
  const projector = new ProjectorProcess({ ...env, DIQI_DATA_DIR: settings.dataDir }, onAlarm);
  projector.start();
  undo.push(() => projector.stop());
}

/** Takes no new requests, waits for those under way, for a bounded time. */
async function closeApp(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.closeIdleConnections();
  await app.close();
  clearTimeout(force);
}
