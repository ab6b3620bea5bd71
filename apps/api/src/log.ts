import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import { type Logger, pino } from 'pino';
import type { AuthenticatedRequest } from '#nest';

/** The one logger of a process. Never bodies, query strings, tokens or names: an id and what happened. */
export function createLogger(level: string, process: 'api' | 'projector'): Logger {
  return pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Nest's messages, in the same stream and form. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: rest.at(-1) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal({ context: rest.at(-1) }, String(message));
  }
}

/** One line a request: which, who, what came of it, how long it took. */
export function logRequests(logger: Logger) {
  return (request: AuthenticatedRequest, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    response.once('finish', () => {
      const { id, method, path, user } = request;
      const { statusCode: status } = response;
      const milliseconds = Math.round(performance.now() - begun);
      const line = { request: id, method, path, account: user?.account, status, milliseconds };
      if (status >= 500) logger.error(line);
      else logger.info(line);
    });
    next();
  };
}
