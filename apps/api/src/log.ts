import type { NextFunction, Response } from 'express';
import type { Logger } from 'pino';
import type { AuthenticatedRequest } from '#nest';

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
