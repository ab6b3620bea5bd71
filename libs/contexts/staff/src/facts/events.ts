import { z } from 'zod';
import { eventType } from '#kernel';
import { roleCode } from './roles.js';

export const AccountOpened = eventType('AccountOpened', {
  title: '账号已开立',
  data: {
    /** Login name, for good. */
    accountId: z.string(),
    /** The division whose administrator looks after the account. */
    divisionCode: z.string(),
  },
});

export const RoleAssigned = eventType('RoleAssigned', {
  title: '岗位已授权',
  data: {
    assignmentId: z.string(),
    role: roleCode,
    /** Division code; the role holds there and below. */
    organisation: z.string(),
    /** First and last legal date; without the last, until it is ended. */
    from: z.string(),
    to: z.string().optional(),
  },
});

export const AssignmentEnded = eventType('AssignmentEnded', {
  title: '岗位授权已终止',
  data: {
    assignmentId: z.string(),
    /** Last legal date on which the role holds. */
    on: z.string(),
  },
});
