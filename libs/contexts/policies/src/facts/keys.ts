import type { z } from 'zod';
import { COLLECTIVE_KEYS } from './keys/collective.js';
import { DECISION_KEYS } from './keys/decisions.js';
import { EXCHANGE_KEYS } from './keys/exchange.js';
import { LAND_KEYS } from './keys/land.js';

/**
 * Every local number and list that rules read: its Chinese name, the shape and unit of its value, the rules that
 * read it, and what goes where a county has set nothing. Statute is code, and stands here only as such a default.
 */
export const POLICY_KEYS = { ...LAND_KEYS, ...DECISION_KEYS, ...EXCHANGE_KEYS, ...COLLECTIVE_KEYS };

export type PolicyKey = keyof typeof POLICY_KEYS;
export type PolicyValue<Key extends PolicyKey> = z.output<(typeof POLICY_KEYS)[Key]['schema']>;
