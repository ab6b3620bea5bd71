import 'reflect-metadata';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { createApp, openFirstAdministrator } from '#api';
import { Requires } from '#nest';
import { CONTEXTS, createLogger, openPlatform } from '#platform';

/*
 * The api as a process, with one route more: a POST that stops where a command would go over to the CommandBus. The
 * same guards, the same body class, the same checks and log lines.
 */

const spec = CONTEXTS.flatMap(({ commands }) => commands).find(
  ({ command }) => command.name === 'RegisterParcel',
);
if (!spec) throw new Error('there is no command RegisterParcel');

class EmptyPost {
  submit(): object {
    return { id: '', revision: 0, position: 0, warnings: [], tasks: [], dryRun: false, repeated: false };
  }
}
const method = Object.getOwnPropertyDescriptor(EmptyPost.prototype, 'submit');
if (!method) throw new Error('no submit method');
for (const decorate of [Post('register-parcel'), HttpCode(200), Requires('land-rights.record')])
  decorate(EmptyPost.prototype, 'submit', method);
Body()(EmptyPost.prototype, 'submit', 0);
Reflect.defineMetadata('design:paramtypes', [spec.command], EmptyPost.prototype, 'submit');
Controller('api/empty')(EmptyPost);

const { DATABASE_URL = '', DIQI_VAULT_KEY_FILE = '' } = process.env;
const logger = createLogger('info', 'api');
const platform = await openPlatform({
  databaseUrl: DATABASE_URL,
  vaultKeyFile: DIQI_VAULT_KEY_FILE,
  onAlarm: (message) => logger.error({ alarm: true }, message),
});
const app = await createApp(platform, { logger, controllers: [EmptyPost] });
await app.listen(0, '127.0.0.1');
const first = await openFirstAdministrator(app, platform, '140722');
process.once('SIGTERM', () => {
  void app
    .close()
    .then(() => platform.close())
    .then(() => process.exit(0));
});
process.send?.({ address: await app.getUrl(), ...first });
