import { z } from 'zod';
import {
  type DataOf,
  LAND_CLASSES,
  PARCEL_CATEGORIES,
  PLANTED_USES,
  correctionShape,
  eventType,
  oneOf,
} from '#kernel';
import { boundariesSchema, houseSchema } from './events.js';
import { PLANNED_USES, kindOfParcel } from './kinds.js';
import type { Parcel } from './parcel.js';

const particulars = {
  name: z.string(),
  /** dm² (0.01 m²). */
  areaDm2: z.int(),
  category: oneOf(PARCEL_CATEGORIES),
  landClass: oneOf(LAND_CLASSES),
  plantedUse: oneOf(PLANTED_USES),
  boundaries: boundariesSchema,
  plannedUse: oneOf(PLANNED_USES),
  house: houseSchema,
};

/** What describes a parcel and can have been recorded wrongly; the code cannot: another code is another parcel. */
export const PARCEL_PARTICULARS = [
  'name',
  'areaDm2',
  'category',
  'landClass',
  'plantedUse',
  'boundaries',
  'plannedUse',
  'house',
] as const;
export type ParcelParticulars = Partial<Pick<Parcel, (typeof PARCEL_PARTICULARS)[number]>>;

export const ParcelCorrected = eventType('ParcelCorrected', {
  title: '地块登记已更正',
  data: correctionShape(particulars),
});

/** The parcel as it is right. */
export function corrected(parcel: Parcel, after: DataOf<typeof ParcelCorrected>['after']): Parcel {
  const right = { ...parcel, ...after };
  return { ...right, kind: kindAsDescribed(right) };
}

/** Of land that is farmed the kind follows from category and class; other land has its own. */
export function kindAsDescribed({
  category,
  landClass,
  kind,
}: Pick<Parcel, 'category' | 'landClass' | 'kind'>): Parcel['kind'] {
  return landClass === 'construction' ? kind : kindOfParcel({ category, landClass });
}
