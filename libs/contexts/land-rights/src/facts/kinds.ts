import { type UNIT_RIGHTS, mapTable } from '#kernel';
import type { RightKind } from './right-kinds.js';

/** “五地一产”: the classes under which land and property go to the exchange. Which kind belongs where is data below. */
export const BUCKETS = {
  'contracted-land': '承包地',
  'forest-land': '林地',
  'four-wastes': '“四荒”地',
  'construction-land': '集体建设用地',
  homestead: '宅基地',
  property: '农村集体资产',
} as const;
export type Bucket = keyof typeof BUCKETS;

interface KindOfLand {
  readonly title: string;
  readonly bucket: Bucket;
  /** Rights that may stand on such land beside the ownership. */
  readonly rights: readonly RightKind[];
  /** Of land that is a real-estate unit: the letters of right in its unit code (GB/T 37346). */
  readonly unitRights?: readonly (keyof typeof UNIT_RIGHTS)[];
}

const BUILT: KindOfLand['unitRights'] = ['B', 'S', 'X'];

const KINDS_OF_LAND = {
  'contracted-arable': {
    title: '承包耕地',
    bucket: 'contracted-land',
    rights: ['contract-right', 'management-right'],
  },
  'uncontracted-arable': {
    title: '未承包耕地（机动地等）',
    bucket: 'contracted-land',
    rights: ['contract-right', 'management-right'],
  },
  'private-plot': { title: '自留地', bucket: 'contracted-land', rights: [] },
  garden: { title: '园地', bucket: 'contracted-land', rights: ['management-right'] },
  grassland: { title: '草地', bucket: 'contracted-land', rights: ['contract-right', 'management-right'] },
  forest: {
    title: '林地',
    bucket: 'forest-land',
    rights: ['contract-right', 'management-right', 'tree-ownership'],
  },
  'four-wastes': { title: '四荒地', bucket: 'four-wastes', rights: ['management-right', 'tree-ownership'] },
  // Contracted by other ways as the wastes are (承包法 48).
  water: { title: '水面', bucket: 'four-wastes', rights: ['management-right'] },
  'construction-profit': {
    title: '集体经营性建设用地',
    bucket: 'construction-land',
    rights: ['construction-use', 'lease', 'house-ownership'],
    unitRights: BUILT,
  },
  'construction-public': {
    title: '集体公益性建设用地',
    bucket: 'construction-land',
    rights: ['construction-use', 'house-ownership'],
    unitRights: BUILT,
  },
  homestead: {
    title: '宅基地',
    bucket: 'homestead',
    rights: ['homestead-qualification', 'homestead-use', 'house-ownership', 'lease'],
    unitRights: ['C'],
  },
} as const satisfies Readonly<Record<string, KindOfLand>>;
export type LandKind = keyof typeof KINDS_OF_LAND;

/** Code → Chinese. */
export const LAND_KINDS = mapTable(KINDS_OF_LAND, ({ title }) => title);

export function kindOfLand(kind: LandKind): KindOfLand {
  return KINDS_OF_LAND[kind];
}

/** Kinds of land that are registered by their unit code. */
export const UNIT_KINDS = {
  'construction-profit': LAND_KINDS['construction-profit'],
  'construction-public': LAND_KINDS['construction-public'],
  homestead: LAND_KINDS.homestead,
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;

/** What the plan allows on land that is built on, with the years for which the use may be granted at most (暂行条例 12). */
const USES_BY_PLAN = {
  industry: { title: '工业', longestYears: 50, trade: true },
  commerce: { title: '商业、旅游、娱乐', longestYears: 40, trade: true },
  'public-service': { title: '教育、科技、文化、卫生、体育', longestYears: 50, trade: false },
  residence: { title: '居住', longestYears: 70, trade: false },
  mixed: { title: '综合或者其他', longestYears: 50, trade: true },
} as const;
export type PlannedUse = keyof typeof USES_BY_PLAN;

/** Code → Chinese. */
export const PLANNED_USES = mapTable(USES_BY_PLAN, ({ title }) => title);

export function useByPlan(use: PlannedUse): {
  readonly title: string;
  readonly longestYears: number;
  /** 工业、商业等经营性用途 (土地管理法 63). */
  readonly trade: boolean;
} {
  return USES_BY_PLAN[use];
}

const KIND_BY_CLASS = {
  garden: 'garden',
  forest: 'forest',
  grassland: 'grassland',
  wasteland: 'four-wastes',
  water: 'water',
} as const;

/** The kind of a parcel that is farmed, as its category and class have it. */
export function kindOfParcel({
  category,
  landClass,
}: {
  readonly category: string;
  readonly landClass: keyof typeof KIND_BY_CLASS | 'arable';
}): LandKind {
  if (category === '21') return 'private-plot';
  if (landClass !== 'arable') return KIND_BY_CLASS[landClass];
  return category === '10' ? 'contracted-arable' : 'uncontracted-arable';
}
