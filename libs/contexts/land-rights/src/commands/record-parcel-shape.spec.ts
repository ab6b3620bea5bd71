import { describe, expect, it } from '@jest/globals';
import { PARCEL, ownedParcel } from '#examples';
import { given } from '#given';
import { ParcelExpropriated, ParcelShapeRecorded } from '../facts/index.js';
import { recordParcelShape } from './record-parcel-shape.js';

const corners = [
  [113.37, 37.08],
  [113.371, 37.08],
  [113.371, 37.081],
  [113.37, 37.081],
  [113.37, 37.08],
];
const geometry = { type: 'Polygon', coordinates: [corners] };
const command = { parcelCode: PARCEL, geometry, source: 'surveyed' } as const;
const recorded = ParcelShapeRecorded.of({
  rings: [corners.map(([lon = 0, lat = 0]) => [Math.round(lon * 1e8), Math.round(lat * 1e8)])],
  source: 'surveyed',
});

describe('the shape of a parcel', () => {
  it('is recorded in whole numbers, and is about as large as the parcel (L41)', () => {
    const { judgement } = given(recordParcelShape, { history: ownedParcel({ areaDm2: 986_000 }) })
      .when(command)
      .then(recorded);
    expect(judgement.held).toContain('L41');
  });

  it('is noted when it is of another size (L41)', () => {
    const { judgement } = given(recordParcelShape, { history: ownedParcel() }).when(command).then(recorded);
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('L41');
  });

  it('is a polygon, of a parcel that is there', () => {
    given(recordParcelShape, { history: ownedParcel() })
      .when({ ...command, geometry: { type: 'Point', coordinates: [113, 37] } })
      .refused('LAND_RIGHTS.SHAPE');
    const gone = ParcelExpropriated.of({
      approvalNumber: '晋政地字1号',
      authority: '山西省人民政府',
      expropriatedOn: '2026-01-31',
    });
    given(recordParcelShape, { history: [...ownedParcel(), gone] })
      .when(command)
      .refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });
});
