import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
} from '@eventstore/db-client';
import { propertyOf } from '#kernel';
import { StoreDamaged } from '../failures.js';
import { EventIdReused } from '../port.js';

export { StoreClosed, StoreDamaged } from '../failures.js';
export { StoreBusy } from '../port.js';

/** The server sent nothing for too long. What it was doing is unknown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const LASTING = [
  EventIdReused,
  StoreDamaged,
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  TypeError,
  RangeError,
];

/** Whether the same request may well succeed later. What the server refused for good does not. */
export function mayPass(error: unknown): boolean {
  return error instanceof Error && !LASTING.some((known) => error instanceof known) && !isAccessDenied(error);
}

export function isAccessDenied(error: unknown): boolean {
  // PERMISSION_DENIED and UNAUTHENTICATED of gRPC, which some calls pass on as they are.
  const code = propertyOf(error, 'code');
  return error instanceof AccessDeniedError || code === 7 || code === 16;
}
