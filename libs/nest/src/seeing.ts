import { reject, type Permission } from '#kernel';
import type { Within } from '#read-store';
import { organisationsOf } from './access.js';
import { Refused } from './problem.js';
import type { Principal } from './submission.js';

/** The rows of a register that a principal may see, over the property that holds the division code. */
export function seenBy<Row>(
  principal: Principal,
  permission: Permission,
  property: keyof Row & string,
): Within<Row> {
  return { property, organisations: organisationsOf(principal, permission) };
}

/** What was found; or 404, which says nothing of whether it exists for somebody else. */
export function orNotFound<Found>(found: Found | undefined, title: string, id: string): Found {
  if (found !== undefined) return found;
  throw new Refused(reject('not-found', 'REGISTER.NOT_FOUND', `没有找到${title}（${id}），请核对编号。`));
}
