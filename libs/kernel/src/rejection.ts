import type { JsonObject } from './json.js';

/** A law or regulation by its full Chinese title, and the article as it is cited. */
export interface LegalBasis {
  readonly law: string;
  readonly article: string;
}

/** As it is cited in Chinese: 《民法典》第二百零一条. */
export function citationOf({ law, article }: LegalBasis): string {
  return `《${law}》${article}`;
}

/**
 * Why a command is refused, as far as the caller is concerned; `libs/nest` turns it into an HTTP status.
 *
 * - `invalid`: the request itself is malformed (400)
 * - `unauthenticated`: nobody is logged in (401)
 * - `forbidden`: the actor may not do this here (403)
 * - `not-found`: there is no such subject, or none the actor may see (404)
 * - `conflict`: a race was lost for good (409)
 * - `stale`: the caller's revision is no longer the last one (412)
 * - `rule`: a rule of law or of the registry forbids it (422)
 * - `unavailable`: what would answer is not ready yet; later it will be (503)
 */
export type RejectionCategory =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'rule' | 'unavailable';

/** A refusal with everything the person at the desk needs: what, why, by which article, and the way forward. */
export interface Rejection {
  readonly rejected: true;
  readonly category: RejectionCategory;
  /** Stable dotted code, e.g. `LAND_RIGHTS.TERM_EXCEEDS_CONTRACT`. */
  readonly code: string;
  /** Chinese sentence that names the field or the rule. */
  readonly detail: string;
  /** Id in the rule catalogue, when a rule refused. */
  readonly rule?: string;
  readonly basis?: readonly LegalBasis[];
  /** The facts on which the refusal rests. No personal data. */
  readonly facts?: JsonObject;
  /** The field of the command that is at fault. */
  readonly field?: string;
  /** The shortest lawful way forward, a Chinese sentence. */
  readonly wayForward?: string;
  /** The other rules that forbid it as well, so that the clerk mends all at once. */
  readonly others?: readonly Rejection[];
}

export function reject(
  category: RejectionCategory,
  code: string,
  detail: string,
  more: Omit<Rejection, 'rejected' | 'category' | 'code' | 'detail'> = {},
): Rejection {
  return { rejected: true, category, code, detail, ...more };
}

export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && (value as { rejected?: unknown }).rejected === true;
}
