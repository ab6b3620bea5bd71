import { z } from 'zod';
import { eventType } from '#kernel';

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
