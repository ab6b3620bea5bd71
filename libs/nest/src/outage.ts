import { errorCode, propertyOf } from '#kernel';
import { StoreBusy, StoreUnreachable } from '#event-store';

/**
 * SQLSTATE classes and codes of a database that is away or overloaded for the moment: lost connections (08),
 * resources (53), shutting down, starting up or cancelled (57); and what the network says of it.
 */
const PASSING = /^(08|53|57)...$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
const LOST = /Connection terminated|timeout exceeded when trying to connect/;

/** Whether something failed because what it stands on is away for the moment: the same will succeed later. */
export function isOutage(error: unknown): boolean {
  if (error instanceof StoreBusy || error instanceof StoreUnreachable) return true;
  if (!(error instanceof Error)) return false;
  const code = errorCode(error);
  if (code !== undefined && PASSING.test(code)) return true;
  const driverError = propertyOf(error, 'driverError');
  return LOST.test(error.message) || (driverError !== undefined && isOutage(driverError));
}
