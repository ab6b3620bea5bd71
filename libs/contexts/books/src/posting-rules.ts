import { RENT_POSTINGS } from '#contracts/facts';
import type { PostingRule } from './facts/index.js';

/** Every event that moves money in the books of a collective. */
export const POSTING_RULES: readonly PostingRule[] = [...RENT_POSTINGS];
