import { type Fraction, formatMu, registerRules, rule, surveyRules } from '#kernel';
import type { Parcel } from './state.js';

export interface ShapeEntry {
  readonly parcel: Parcel;
  /** By its corners, to about one part in a hundred. */
  readonly shapeAreaDm2: number;
  /** By the county's policy, of the recorded area. */
  readonly tolerance: Fraction | undefined;
}

export const shapeIsAsLargeAsTheParcel = rule<ShapeEntry>({
  id: 'L41',
  code: 'LAND_RIGHTS.SHAPE_OF_ANOTHER_AREA',
  sentence: '地块图形的面积与登记的实测面积相符，差别在本县规定的限度之内。',
  basis: [surveyRules('面积量算'), registerRules('地块图形')],
  severity: 'warn',
  bears: ({ tolerance }) => tolerance !== undefined,
  breach: ({ parcel, shapeAreaDm2, tolerance }) =>
    !tolerance || isWithin({ recorded: parcel.areaDm2, found: shapeAreaDm2, tolerance })
      ? undefined
      : {
          detail: `图形约 ${formatMu(shapeAreaDm2)} 亩，登记的实测面积 ${formatMu(parcel.areaDm2)} 亩，相差超过限度。`,
          field: 'geometry',
          wayForward: '核对坐标和实测面积；坐标有误的，重新登记图形。',
        },
});

/** Whether a found area differs from the recorded one by no more than its part of it. Whole numbers, exact. */
export function isWithin(given: {
  readonly recorded: number;
  readonly found: number;
  readonly tolerance: Fraction;
}): boolean {
  const { recorded, found, tolerance } = given;
  const difference = BigInt(Math.abs(recorded - found));
  return difference * BigInt(tolerance.denominator) <= BigInt(recorded) * BigInt(tolerance.numerator);
}
