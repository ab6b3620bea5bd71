import { type CodeCheck, bad, good } from './check.js';

/** Longitude and latitude in 10⁻⁸ degree, about a millimetre. */
export type Vertex = readonly [lon: number, lat: number];
/** Closed: the last vertex is the first. */
export type Ring = readonly Vertex[];
/**
 * The rings of a polygon in CGCS2000, from which WGS 84 differs by less than surveys do: the outer one, then holes. Whole
 * numbers, so that a record of it has one form.
 */
export type Polygon = readonly Ring[];

const UNITS_PER_DEGREE = 100_000_000;
/** China with its seas. */
const BOUNDS = { lon: [73, 136], lat: [3, 54] } as const;
const MOST_VERTICES = 500;
const MOST_RINGS = 10;
/** Metres of one degree of latitude: half the circumference of the CGCS2000 ellipsoid over 180, near enough for a check. */
const METRES_PER_DEGREE = 111_132;

function within(value: unknown, [low, high]: readonly [number, number]): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function vertexOf(value: unknown): Vertex | undefined {
  const [lon, lat, ...more] = itemsOf(value);
  if (more.length > 0) return undefined;
  if (!within(lon, BOUNDS.lon) || !within(lat, BOUNDS.lat)) return undefined;
  return [Math.round(lon * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE)];
}

const same = (a: Vertex | undefined, b: Vertex | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Twice the signed area of a triangle; exact, as products of such differences exceed what a number holds. */
function turn([ax, ay]: Vertex, [bx, by]: Vertex, [cx, cy]: Vertex): number {
  const cross = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
  return cross > 0n ? 1 : cross < 0n ? -1 : 0;
}

const between = (a: number, b: number, value: number): boolean =>
  value >= Math.min(a, b) && value <= Math.max(a, b);

const lies = (a: Vertex, b: Vertex, point: Vertex): boolean =>
  turn(a, b, point) === 0 && between(a[0], b[0], point[0]) && between(a[1], b[1], point[1]);

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  return lies(a, b, c) || lies(a, b, d) || lies(c, d, a) || lies(c, d, b);
}

type Edge = readonly [Vertex, Vertex];

function edgesOf(ring: Ring): readonly Edge[] {
  return ring.slice(1).flatMap((to, index): Edge[] => {
    const from = ring[index];
    return from ? [[from, to]] : [];
  });
}

/** Neighbours share a vertex and nothing else; others share nothing. */
function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring);
  return edges.some((edge, index) =>
    edges.slice(index + 1).some((other, apart) => {
      const next = apart === 0 || (index === 0 && index + 1 + apart === edges.length - 1);
      if (!next) return cross(edge, other);
      const [shared, far, away] = same(edge[1], other[0])
        ? [edge[1], edge[0], other[1]]
        : [edge[0], edge[1], other[0]];
      return lies(shared, far, away) || lies(shared, away, far);
    }),
  );
}

function ringOf(value: unknown): CodeCheck<Ring> {
  if (!Array.isArray(value) || value.length < 4) return bad('每一圈至少要有 4 个点，末点与首点相同');
  const ring = value.map(vertexOf);
  const wrong = ring.findIndex((vertex) => vertex === undefined);
  if (wrong >= 0)
    return bad(`第 ${wrong + 1} 个点应为 [经度, 纬度]（度），经度 73 到 136、纬度 3 到 54；请核对次序`);
  const vertices = ring.filter((vertex) => vertex !== undefined);
  if (!same(vertices[0], vertices.at(-1))) return bad('没有闭合，末点应与首点相同');
  return crossesItself(vertices) ? bad('自身相交或者有重复的点') : good(vertices);
}

/** A GeoJSON Polygon in longitude and latitude. */
export function parsePolygon(value: unknown): CodeCheck<Polygon> {
  const parts = typeof value === 'object' && value !== null ? value : {};
  if (!('type' in parts) || parts.type !== 'Polygon' || !('coordinates' in parts))
    return bad('应为 GeoJSON 的 Polygon');
  const { coordinates } = parts;
  if (!Array.isArray(coordinates) || coordinates.length === 0 || coordinates.length > MOST_RINGS)
    return bad(`应有 1 到 ${MOST_RINGS} 圈坐标`);
  const vertices = coordinates.flatMap(itemsOf).length;
  if (vertices > MOST_VERTICES) return bad(`最多 ${MOST_VERTICES} 个点，现为 ${vertices} 个，请简化`);
  const rings: Ring[] = [];
  for (const [index, each] of coordinates.entries()) {
    const ring = ringOf(each);
    if (!ring.ok) return bad(`第 ${index + 1} 圈${ring.reason}`);
    rings.push(ring.value);
  }
  return good(rings);
}

/** As GeoJSON has it, in degrees. */
export function geoJsonOf(polygon: Polygon): { type: 'Polygon'; coordinates: number[][][] } {
  const degrees = (value: number): number => value / UNITS_PER_DEGREE;
  return {
    type: 'Polygon',
    coordinates: polygon.map((ring) => ring.map(([lon, lat]) => [degrees(lon), degrees(lat)])),
  };
}

/** Area in dm², to about one part in a hundred: to notice a shape that is not that of the parcel, not to measure it. */
export function roughAreaDm2(polygon: Polygon): number {
  const [outer = 0, ...holes] = polygon.map(ringAreaM2);
  return Math.round((outer - holes.reduce((sum, hole) => sum + hole, 0)) * 100);
}

function ringAreaM2(ring: Ring): number {
  const [[lon0, lat0] = [0, 0]] = ring;
  const metres = METRES_PER_DEGREE / UNITS_PER_DEGREE;
  const shrink = Math.cos((lat0 / UNITS_PER_DEGREE / 180) * Math.PI);
  const twice = edgesOf(ring).reduce(
    (sum, [[ax, ay], [bx, by]]) => sum + (ax - lon0) * (by - lat0) - (bx - lon0) * (ay - lat0),
    0,
  );
  return (Math.abs(twice) / 2) * metres * metres * shrink;
}
