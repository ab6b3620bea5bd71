import { z } from 'zod';
import { eventType } from '#kernel';

export const TaskOpened = eventType('TaskOpened', {
  title: '待办已产生',
  data: {
    taskId: z.string(),
    /** Organisation of whoever recorded the fact that the duty follows from. */
    divisionCode: z.string(),
    rule: z.string(),
    code: z.string(),
    detail: z.string(),
    dueOn: z.string().optional(),
    /** Stream and event that the duty follows from. */
    subject: z.string(),
    sourceEventId: z.string(),
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
