import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { textPropertyOf } from '#kernel';
import type { AuthenticatedRequest } from '#nest';

/** The pattern that a request met, never its path: that may name a person, known to a route or not. */
export function routeOf(request: Request): string {
  return textPropertyOf(request.route, 'path') ?? 'none';
}

/** One line a request: which, who, what came of it, how long it took. */
export function logRequests(logger: Logger) {
  return (request: AuthenticatedRequest, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    response.once('finish', () => {
      const { id, method, user } = request;
      const { statusCode: status } = response;
      const milliseconds = Math.round(performance.now() - begun);
      const code = textPropertyOf(response.locals, 'refusal');
      const line = { request: id, method, route: routeOf(request), account: user?.account, status, code };
      if (status >= 500) logger.error({ ...line, milliseconds });
      else logger.info({ ...line, milliseconds });
    });
    next();
  };
}
