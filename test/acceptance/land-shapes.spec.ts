import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { TOWNSHIP, TestVillage, VILLAGE } from './village.js';

const SHA = 'd4'.repeat(32);
const [EAST, WEST] = [`${VILLAGE}0000901`, `${VILLAGE}0000902`];

describe('a parcel on the map, and in parts', () => {
  let county: TestCounty;
  let village: TestVillage;
  let code: string;
  let contractId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const household = await village.household();
    code = await village.parcel();
    contractId = (await village.householdContract('承2025-1', household, [code])).body.id;
    expect(await village.standing(contractId)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const corners = [
    [113.37, 37.08],
    [113.3709, 37.08],
    [113.3709, 37.08075],
    [113.37, 37.08075],
    [113.37, 37.08],
  ];
  const shape = (coordinates: unknown) => ({
    parcelCode: code,
    geometry: { type: 'Polygon', coordinates },
    source: 'surveyed',
  });
  const onTheMap = (query: string) => village.clerk.get(`land-rights/parcels.geojson?${query}`);

  it('is drawn with longitude first, or the field is named', async () => {
    const swapped = await village.clerk.send(
      'land-rights/record-parcel-shape',
      shape([corners.map(([lon, lat]) => [lat, lon])]),
    );
    expect(swapped.status).toBe(400);
    expect(JSON.stringify(swapped.body)).toContain('请核对次序');
    await village.clerk.must('land-rights/record-parcel-shape', shape([corners]));
    const { body } = await onTheMap(`divisionCode=${TOWNSHIP}`);
    expect(body).toMatchObject({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: code,
          geometry: { type: 'Polygon', coordinates: [corners] },
          properties: { divisionCode: VILLAGE, kind: 'contracted-arable', areaDm2: 666_667 },
        },
      ],
    });
  });

  it('is shown of a place that is named, so many at a time', async () => {
    expect((await onTheMap('')).status).toBe(400);
    expect((await onTheMap(`divisionCode=${TOWNSHIP}&limit=100000`)).status).toBe(400);
    expect((await onTheMap('divisionCode=140723')).status).toBe(403);
  });

  it('is split; its right stands on both parts, and ends on both with its contract', async () => {
    await village.clerk.must('land-rights/split-parcel', {
      parcelCode: code,
      parts: [
        { code: EAST, name: '东段', areaDm2: 333_333 },
        { code: WEST, name: '西段', areaDm2: 333_334 },
      ],
      paperSha256: SHA,
      effectiveOn: '2026-02-01',
    });
    await county.settled();
    const old = (await village.clerk.get(`land-rights/parcels/${code}`)).body;
    expect(old).toMatchObject({ standing: 'superseded', supersededBy: [EAST, WEST] });
    expect((await onTheMap(`divisionCode=${VILLAGE}`)).body.features).toEqual([]);
    const rightsOf = async (parcelCode: string) =>
      (await village.clerk.get(`land-rights/rights?parcelCode=${parcelCode}`)).body.items;
    expect(await rightsOf(code)).toMatchObject([{ standing: 'ended', endsOn: '2026-01-31' }]);
    for (const part of [EAST, WEST])
      expect(await rightsOf(part)).toMatchObject([
        { contractId, standing: 'established', endsOn: '2054-12-31' },
      ]);
    const { body } = await village.clerk.get('land-rights/parcels?standing=current');
    expect(body.items.map((each: { code: string }) => each.code)).toEqual([EAST, WEST]);

    await village.clerk.must('contracts/end-contract', {
      contractId,
      endedOn: '2026-03-01',
      ground: 'voluntary-return',
      endedBy: 'grantee',
      noticedOn: '2025-08-01',
      paperSha256: SHA,
    });
    await county.settled();
    for (const part of [EAST, WEST])
      expect(await rightsOf(part)).toMatchObject([{ standing: 'ended', endsOn: '2026-03-01' }]);
  });
});
