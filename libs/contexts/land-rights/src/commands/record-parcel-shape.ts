import { type Polygon, parsePolygon, reject, roughAreaDm2 } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { Choice, LandCode, PolygonField } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  ParcelShapeRecorded,
  SHAPE_SOURCES,
  parcelIsCurrent,
  shapeIsAsLargeAsTheParcel,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';

export class RecordParcelShape extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @PolygonField('图形（GeoJSON Polygon，CGCS2000 或 WGS84 经纬度）')
  geometry: object;

  @Choice('图形的来源', SHAPE_SOURCES)
  source: keyof typeof SHAPE_SOURCES;
}

const ringsOf = (polygon: Polygon): [number, number][][] =>
  polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat]));

export const recordParcelShape = commandOn({
  command: RecordParcelShape,
  title: '登记地块图形',
  ...ON_PARCEL,
  references: {
    policies: one(policyStream, ({ parcelCode }: RecordParcelShape) => parcelCode.slice(0, 6)),
  },
  refusals: ['LAND_RIGHTS.SHAPE'],
  facts: ({ command: { geometry, source }, state: parcel, references, context }) => {
    const shape = parsePolygon(geometry);
    if (!shape.ok) return reject('invalid', 'LAND_RIGHTS.SHAPE', `图形不正确：${shape.reason}。`);
    const on = context.effectiveOn;
    const tolerance = policyFor(references.policies?.state, 'parcels.area-tolerance', on);
    return {
      parcel,
      rings: ringsOf(shape.value),
      source,
      shapeAreaDm2: roughAreaDm2(shape.value),
      tolerance: tolerance.value,
      policyReadings: whereSet(tolerance),
    };
  },
  rules: [parcelIsCurrent, shapeIsAsLargeAsTheParcel, ...POLICY_READING_RULES],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ rings, source }) => [ParcelShapeRecorded.of({ rings, source })],
});
