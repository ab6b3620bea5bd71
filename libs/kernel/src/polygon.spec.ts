import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { geoJsonOf, parsePolygon, roughAreaDm2 } from './index.js';

const square = [
  [113.37, 37.08],
  [113.371, 37.08],
  [113.371, 37.081],
  [113.37, 37.081],
  [113.37, 37.08],
];
const of = (...coordinates: unknown[]) => parsePolygon({ type: 'Polygon', coordinates });

describe('a polygon in longitude and latitude', () => {
  it('is taken and told again as it was', () => {
    const hole = square.map(([lon = 0, lat = 0]) => [lon / 10 + 102.0334, lat / 10 + 33.3725]);
    for (const rings of [[square], [square, hole]]) {
      const parsed = of(...rings);
      expect(parsed.ok && geoJsonOf(parsed.value).coordinates.length).toBe(rings.length);
    }
    const parsed = of(square);
    expect(parsed.ok && geoJsonOf(parsed.value)).toEqual({ type: 'Polygon', coordinates: [square] });
  });

  it.each([
    ['nothing', undefined, 'GeoJSON'],
    ['a point', { type: 'Point', coordinates: [113, 37] }, 'GeoJSON'],
    ['no ring', { type: 'Polygon', coordinates: [] }, '1 到 10 圈'],
    ['latitude first', { type: 'Polygon', coordinates: [square.map(([a, b]) => [b, a])] }, '核对次序'],
    ['an open ring', { type: 'Polygon', coordinates: [square.slice(0, 4)] }, '没有闭合'],
    ['too few', { type: 'Polygon', coordinates: [square.slice(0, 3)] }, '至少要有 4 个点'],
    [
      'a ring that crosses itself',
      { type: 'Polygon', coordinates: [[square[0], square[2], square[1], square[3], square[0]]] },
      '自身相交',
    ],
    [
      'a ring that turns back',
      { type: 'Polygon', coordinates: [[square[0], square[1], square[0], square[3], square[0]]] },
      '自身相交',
    ],
    [
      'too many',
      { type: 'Polygon', coordinates: [Array.from({ length: 501 }, () => [113, 37])] },
      '最多 500 个点',
    ],
  ])('is not %s', (_, value, reason) => {
    expect(parsePolygon(value)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('has about the area that it has', () => {
    const parsed = of(square);
    // 0.001° by 0.001° at 37.08° north: 111.0 m by 88.9 m.
    expect(parsed.ok && roughAreaDm2(parsed.value) / 100).toBeCloseTo(9_860, -2);
  });

  it('of three different corners is a triangle, whichever way round', () => {
    const corner = fc.tuple(
      fc.integer({ min: 11_300_000_000, max: 11_400_000_000 }),
      fc.integer({ min: 3_700_000_000, max: 3_800_000_000 }),
    );
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const degrees = [a, b, c, a].map(([lon, lat]) => [lon / 1e8, lat / 1e8]);
        const [parsed, back] = [of(degrees), of([...degrees].reverse())];
        expect(parsed.ok).toBe(back.ok);
        if (parsed.ok && back.ok) expect(roughAreaDm2(parsed.value)).toBe(roughAreaDm2(back.value));
      }),
    );
  });
});
