import { z } from 'zod';
import { eventType } from '#kernel';

export const DIVISION_KINDS = {
  county: '县',
  township: '乡镇、街道',
  village: '行政村',
  neighbourhood: '居民委员会',
} as const;

export const DivisionRegistered = eventType('DivisionRegistered', {
  title: '区划已登记',
  data: {
    /** 统计用区划代码: 6, 9 or 12 digits. */
    code: z.string(),
    name: z.string(),
    kind: z.enum(['county', 'township', 'village', 'neighbourhood']),
  },
});
