import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

export const DIVISION_KINDS = {
  county: '县',
  township: '乡镇、街道',
  village: '行政村',
  neighbourhood: '居民委员会',
} as const;

/** Why a code ends. A name that changes while the code stays is no end: `DivisionRenamed`. */
export const DIVISION_CHANGES = {
  merged: '撤并',
  renamed: '改名，代码随之变更',
  recoded: '代码变更',
} as const;
export type DivisionChange = keyof typeof DIVISION_CHANGES;

export const DivisionRegistered = eventType('DivisionRegistered', {
  title: '区划已登记',
  data: {
    /** 统计用区划代码: 6, 9 or 12 digits. */
    code: z.string(),
    name: z.string(),
    kind: z.enum(['county', 'township', 'village', 'neighbourhood']),
  },
});

/** Another name under the same code. */
export const DivisionRenamed = eventType('DivisionRenamed', {
  title: '区划已改名',
  data: {
    divisionCode: z.string(),
    name: z.string(),
    /** First legal date of the name. */
    from: z.string(),
    documentNumber: z.string(),
  },
});

/** The code ends and others stand in its place. What was recorded under it keeps it. */
export const DivisionSuperseded = eventType('DivisionSuperseded', {
  title: '区划代码已终止',
  data: {
    divisionCode: z.string(),
    change: oneOf(DIVISION_CHANGES),
    /** Last legal date on which the code holds. */
    endedOn: z.string(),
    successors: z.array(z.string()),
    /** 批准文号. */
    documentNumber: z.string(),
  },
});

/** The pointer back, in the stream of a code that stands in the place of others. */
export const DivisionSuccessionRecorded = eventType('DivisionSuccessionRecorded', {
  title: '区划承继关系已登记',
  data: {
    divisionCode: z.string(),
    /** The code that ended, and those whose place it had taken itself. */
    predecessors: z.array(z.string()),
  },
});
