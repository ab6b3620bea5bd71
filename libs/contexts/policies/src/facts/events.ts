import { z } from 'zod';
import { eventType, jsonValue, oneOf } from '#kernel';
import { POLICY_KEYS } from './keys.js';

export const PolicyRowSet = eventType('PolicyRowSet', {
  title: '政策参数已设定',
  data: {
    rowId: z.string(),
    /** Division code of the county for which the row holds. */
    divisionCode: z.string(),
    key: oneOf(POLICY_KEYS),
    /** Shape: `POLICY_KEYS[key].schema`. */
    value: jsonValue,
    /** First and last legal date; without the last, until a later row. */
    from: z.string(),
    to: z.string().optional(),
    basis: z.strictObject({ law: z.string(), article: z.string() }),
  },
});
