import { Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';

function failure(code: status, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.add(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

/* What the server throws, as RpcExceptions.cs has it. */

export const notLeader = (leader: { host: string; port: number }): ServiceError =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });
export const accessDenied = (): ServiceError =>
  failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
export const unauthenticated = (): ServiceError => failure(status.UNAUTHENTICATED, 'Bad HTTP response 401');
export const serverBusy = (): ServiceError => failure(status.UNAVAILABLE, 'Server Is Too Busy');
export const maxAppendSizeExceeded = (limit: number): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
export const invalidArgument = (what: string): ServiceError =>
  failure(status.INVALID_ARGUMENT, `'${what}' is not valid`);

/** What the client is told by its own side when a connection breaks. */
export const connectionLost = (): ServiceError => failure(status.UNAVAILABLE, 'Connection dropped');
