import pg from 'pg';
import { StoreDamaged } from '../failures.js';

export { StoreClosed, StoreDamaged } from '../failures.js';
export { StoreBusy } from '../port.js';

/**
 * SQLSTATE classes and codes after which the same statement may well succeed: lost connections (08), lock or
 * deadlock trouble (40, 55P03), resources (53), cancelled, shutting down or starting up (57), a standby (25006).
 */
const PASSING = /^(08|40|53|57)|^(55P03|25006)$/;

/**
 * Whether the trouble may pass: the statement may be sent again, after a lost connection or a timeout even
 * without knowing whether it was carried out.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return PASSING.test(error.code ?? '');
  const ours = [StoreDamaged, TypeError, RangeError].some((known) => error instanceof known);
  return error instanceof Error && !ours;
}

/** A unique key of the event table fired, which the append function should have made impossible. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}
