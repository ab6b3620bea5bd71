import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** By the kind of organisation in the credit code. */
export const COLLECTIVE_LEVELS = { N1: '组级', N2: '村级', N3: '乡镇级' } as const;
export const collectiveLevel = oneOf(COLLECTIVE_LEVELS);

export const CollectiveRegistered = eventType('CollectiveRegistered', {
  title: '集体经济组织已登记',
  data: {
    /** 统一社会信用代码, 18 characters; also the accounting entity. */
    collectiveId: z.string(),
    name: z.string(),
    level: collectiveLevel,
    divisionCode: z.string(),
    registeredOn: z.string(),
  },
});

/** Where its main office is: the first domicile of a collective, or another one. */
export const CollectiveDomicileRecorded = eventType('CollectiveDomicileRecorded', {
  title: '集体经济组织住所已登记',
  data: { domicile: z.string() },
});
