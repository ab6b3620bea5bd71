import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { AuthenticatedRequest } from '#nest';
import { NestLog, type Platform } from '#platform';
import { AppModule } from './app.module.js';
import { logRequests } from './log.js';
import { Metrics } from './metrics.js';
import { serveDocs } from './openapi.js';
import { cleanAddress, limitLogins, namedOnce, objectBody } from './request-form.js';

/** Largest body that is read. */
const BODY_LIMIT = '1mb';

export interface AppOptions {
  /** Without a logger only what went wrong is told, on the console. */
  readonly logger?: Logger;
  /** Routes beside those of the system, behind the same guards and checks: for measuring. */
  readonly controllers?: readonly Type<object>[];
}

/** The HTTP application, ready to listen. */
export async function createApp(
  platform: Platform,
  { logger, controllers = [] }: AppOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(platform, controllers), {
    bodyParser: false,
    logger: logger ? new NestLog(logger) : ['fatal', 'error'],
    // A failure to start is told by whoever starts, in words.
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // A proxy on this machine says who asks; nobody else may.
  app.set('trust proxy', 'loopback');
  app.use(identify);
  if (logger) app.use(logRequests(logger));
  app.use(app.get(Metrics).observe);
  // Plain HTTP until a proxy puts TLS before it: a browser must not be told to use what is not there.
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  app.use(cookieParser());
  app.use(cleanAddress);
  app.use(namedOnce);
  app.use('/api/login', limitLogins());
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  app.use(objectBody);
  serveDocs(app);
  return app;
}

/** Every request has an id, which the answer, the log and the events carry. */
function identify(request: AuthenticatedRequest, response: Response, next: NextFunction): void {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  next();
}
