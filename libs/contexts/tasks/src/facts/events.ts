import { z } from 'zod';
import { dutyShape, eventType } from '#kernel';

/** A role, and the division for which it acts. */
const owner = z.strictObject({ role: z.string(), divisionCode: z.string() });

/** Version 2 adds the owner and what the rule says of the duty. */
export const TaskOpened = eventType('TaskOpened', {
  title: '待办已产生',
  version: 2,
  data: {
    taskId: z.string(),
    /** Where the subject lies; else the organisation of whoever recorded the fact that the duty follows from. */
    divisionCode: z.string(),
    rule: z.string(),
    code: z.string(),
    detail: z.string(),
    ...dutyShape,
    owner: owner.optional(),
    /** Stream and event that the duty follows from. */
    subject: z.string(),
    sourceEventId: z.string(),
  },
});

export const TaskReassigned = eventType('TaskReassigned', {
  title: '待办已转派',
  data: { taskId: z.string(), owner, ground: z.string() },
});

export const TaskExtended = eventType('TaskExtended', {
  title: '待办已延期',
  data: {
    taskId: z.string(),
    /** Legal date by which it is due now. */
    dueOn: z.string(),
    ground: z.string(),
  },
});

export const TaskCompleted = eventType('TaskCompleted', {
  title: '待办已办结',
  data: {
    taskId: z.string(),
    on: z.string(),
    /** The event that fulfilled the duty, when it was not a person who said so. */
    byEventId: z.string().optional(),
    note: z.string().optional(),
  },
});

/** There never was a duty, or what it was about is gone. */
export const TaskCancelled = eventType('TaskCancelled', {
  title: '待办已撤销',
  data: { taskId: z.string(), on: z.string(), ground: z.string() },
});
