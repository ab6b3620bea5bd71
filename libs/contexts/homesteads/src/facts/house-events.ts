import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { HOUSE_CONDITIONS, HOUSE_SEEN_AT, IDLE_STATES, SAFETY_GRADES } from './kinds.js';

/** A house by its plot, and where that lies: said by everything that may be recorded of it first. */
const place = { parcelCode: z.string(), divisionCode: z.string() };

/** A project has the house, whoever provides it. */
export const HouseTaken = eventType('HouseTaken', {
  title: '房屋已由盘活项目占用',
  data: {
    ...place,
    projectId: z.string(),
    /** None of a house that is the collective's. */
    householdId: z.string().optional(),
    number: z.string(),
    from: z.string(),
    to: z.string(),
  },
});

export const HouseFreed = eventType('HouseFreed', {
  title: '房屋不再由盘活项目占用',
  data: {
    ...place,
    projectId: z.string(),
    freedOn: z.string(),
    /** The use never took effect. */
    undone: z.boolean(),
  },
});

/** Whoever provides it has it back in hand; nothing to hand over where the project never started. */
export const HouseGivenBack = eventType('HouseGivenBack', {
  title: '房屋已收回',
  data: { ...place, projectId: z.string(), returnedOn: z.string() },
});

export const HouseSafetyAppraised = eventType('HouseSafetyAppraised', {
  title: '房屋安全鉴定已登记',
  data: {
    ...place,
    reportId: z.string(),
    documentNumber: z.string(),
    /** Who appraised it. */
    agency: z.string(),
    grade: oneOf(SAFETY_GRADES),
    appraisedOn: z.string(),
    /** Last day on which the report holds. */
    validUntil: z.string(),
    /** Day by which it is to be replaced, by the county's policy of the day on which it was recorded. */
    renewalDueOn: z.string(),
    sha256: z.string(),
  },
});

/** Dangerous, or no more there: the reports up to that day say nothing any more. */
export const HouseFoundUnsafe = eventType('HouseFoundUnsafe', {
  title: '房屋已发现危险或者倒塌',
  data: {
    ...place,
    foundOn: z.string(),
    condition: oneOf(HOUSE_CONDITIONS),
    seenAt: oneOf(HOUSE_SEEN_AT),
  },
});

/** A house on a homestead that no household has: the collective itself was asked how it stands. */
export const CollectiveHouseSurveyed = eventType('CollectiveHouseSurveyed', {
  title: '集体房屋的闲置情况已调查',
  data: {
    ...place,
    collectiveId: z.string(),
    surveyedOn: z.string(),
    state: oneOf(IDLE_STATES),
    /** Since when it has been so. */
    since: z.string(),
    condition: oneOf(HOUSE_CONDITIONS),
    /** Whose it is, or its bounds, is in dispute. */
    disputed: z.boolean(),
    note: z.string().optional(),
  },
});
