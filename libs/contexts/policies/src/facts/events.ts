import { z } from 'zod';
import { eventType, jsonValue, oneOf } from '#kernel';
import { POLICY_KEYS } from './keys.js';
import { POLICY_TEMPLATES } from './templates.js';

const basis = z.strictObject({ law: z.string(), article: z.string() });

/** Version 2 adds the document number, what came from a template, and which row a correction takes the place of. */
export const PolicyRowSet = eventType('PolicyRowSet', {
  title: '政策参数已设定',
  version: 2,
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
    basis,
    /** 文号 of the paper of the basis. */
    documentNumber: z.string().optional(),
    /** The template that the row was taken from: it waits for the county to confirm it. */
    template: oneOf(POLICY_TEMPLATES).optional(),
    /** Id of the row that this one corrects: it holds no more, on no day. */
    replaces: z.string().optional(),
  },
});

/** The county says that a row from a template holds for it; with a paper of its own, or on the template's. */
export const PolicyRowConfirmed = eventType('PolicyRowConfirmed', {
  title: '政策参数已确认',
  data: {
    rowId: z.string(),
    divisionCode: z.string(),
    basis: basis.optional(),
    documentNumber: z.string().optional(),
  },
});
