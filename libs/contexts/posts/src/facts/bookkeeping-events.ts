import { z } from 'zod';
import { eventType } from '#kernel';

/* A member of the station keeps the books of a village: from the assignment to the hand-over. */

export const BookkeepingAssigned = eventType('BookkeepingAssigned', {
  title: '代理记账已分工',
  data: {
    bookkeepingId: z.string(),
    /** The village whose books are kept. */
    divisionCode: z.string(),
    /** Appointment at the station under which it is done. */
    postId: z.string(),
    personId: z.string(),
    from: z.string(),
    /** Without: until it is ended. */
    to: z.string().optional(),
  },
});

export const BookkeepingFellThrough = eventType('BookkeepingFellThrough', {
  title: '代理记账未能生效',
  data: { bookkeepingId: z.string(), code: z.string(), detail: z.string() },
});

export const DeputyNamed = eventType('DeputyNamed', {
  title: '代班人已指定',
  data: {
    bookkeepingId: z.string(),
    deputyPostId: z.string(),
    deputyId: z.string(),
    from: z.string(),
    to: z.string(),
    documentSha256: z.string(),
  },
});

export const BooksHandedOver = eventType('BooksHandedOver', {
  title: '会计资料已交接',
  data: {
    bookkeepingId: z.string(),
    /** Person ids of whoever gave, took and supervised. */
    giverId: z.string(),
    takerId: z.string(),
    supervisorId: z.string(),
    takerPostId: z.string(),
    supervisorPostId: z.string(),
    /** Paper by which another gives for an accountant who cannot. */
    proxySha256: z.string().optional(),
    on: z.string(),
    /** 移交清册. */
    listSha256: z.string(),
  },
});

export const BookkeepingEnded = eventType('BookkeepingEnded', {
  title: '代理记账已终止',
  data: {
    bookkeepingId: z.string(),
    /** Last day. */
    on: z.string(),
  },
});
