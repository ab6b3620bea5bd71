import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

export const SHAPE_SOURCES = {
  surveyed: '实地测量',
  aerial: '航空、卫星影像勾绘',
  'registration-map': '不动产登记宗地图',
} as const;

export const ParcelShapeRecorded = eventType('ParcelShapeRecorded', {
  title: '地块图形已登记',
  data: {
    /** Rings of longitude and latitude in 10⁻⁸ degree (CGCS2000): the outer one, then holes; each closed. */
    rings: z.array(z.array(z.tuple([z.int(), z.int()]))),
    source: oneOf(SHAPE_SOURCES),
  },
});
