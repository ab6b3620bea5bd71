import { type Permission, divisionCovers, reject } from '#kernel';
import type { Within } from '#read-store';
import { organisationsOf } from './access.js';
import { Refused } from './problem.js';
import type { Principal } from './submission.js';

/**
 * The divisions a principal may see, or those of them that lie in the division asked for.
 *
 * @throws Refused (403) when it lies outside all of them: an empty list would say that there is nothing there
 */
export function placesOf(principal: Principal, permission: Permission, asked?: string): readonly string[] {
  const held = organisationsOf(principal, permission);
  if (asked === undefined) return held;
  const places = held.flatMap((place) => {
    if (divisionCovers(asked, place)) return [place];
    return divisionCovers(place, asked) ? [asked] : [];
  });
  if (places.length > 0) return places;
  const detail = `区划 ${asked} 不在您的任职区划（${held.join('、')}）之内，不能查看。`;
  throw new Refused(reject('forbidden', 'ACCESS.NO_ASSIGNMENT', detail, { field: 'divisionCode' }));
}

/**
 * The rows of a register that a principal may see, over the property that holds the division code; of a place
 * asked for, those of it and of what lies in it.
 */
export function seenBy<Row>(
  principal: Principal,
  permission: Permission,
  property: keyof Row & string,
  asked?: string,
): Within<Row> {
  return { property, organisations: placesOf(principal, permission, asked) };
}

/** What was found; or 404, which says nothing of whether it exists for somebody else. */
export function orNotFound<Found>(found: Found | undefined, title: string, id: string): Found {
  if (found !== undefined) return found;
  throw new Refused(reject('not-found', 'REGISTER.NOT_FOUND', `没有找到${title}（${id}），请核对编号。`));
}
