import { ASSET_POSTINGS } from '#assets/facts';
import { EARNEST_POSTINGS, RENT_POSTINGS } from '#contracts/facts';
import { PROJECT_POSTINGS } from '#homesteads/facts';
import type { PostingRule } from '../facts/index.js';

/**
 * Every event that moves money in the books of a collective. A door of its own: the facts of other contexts name
 * what their events post, in the terms of the facts of the books, so these cannot name them back.
 */
export const POSTING_RULES: readonly PostingRule[] = [
  ...RENT_POSTINGS,
  ...EARNEST_POSTINGS,
  ...ASSET_POSTINGS,
  ...PROJECT_POSTINGS,
];
