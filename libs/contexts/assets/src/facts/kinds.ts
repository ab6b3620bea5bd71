import { isCodeOf, mapTable } from '#kernel';
import type { AccountCode } from '#books/facts';

/** 集体法 36, 40: what an asset is for. */
export const ASSET_CLASSES = {
  operating: '经营性资产',
  'non-operating': '非经营性资产',
  resource: '资源性资产',
} as const;
export type AssetClass = keyof typeof ASSET_CLASSES;

/** Where an asset stands in the books: its account, and the one that takes its depreciation off again. */
export interface BookAccounts {
  readonly asset: AccountCode;
  readonly depreciation?: AccountCode;
}

interface AssetKindEntry {
  readonly title: string;
  readonly classes: readonly AssetClass[];
  /** Resources are in no account. */
  readonly accounts?: BookAccounts;
}

const FIXED: BookAccounts = { asset: '151', depreciation: '152' };
const IN_USE: readonly AssetClass[] = ['operating', 'non-operating'];
const fixed = (title: string): AssetKindEntry => ({ title, classes: IN_USE, accounts: FIXED });
const resource = (title: string): AssetKindEntry => ({ title, classes: ['resource'] });

/**
 * Kinds of assets, each of one or more classes; those of resources after 农办经〔2018〕10号 (GB/T 21010). Another kind is
 * another line.
 */
const KINDS = {
  building: fixed('房屋建筑物'),
  equipment: fixed('机器设备'),
  vehicle: fixed('运输工具'),
  'water-works': fixed('小型水利设施'),
  infrastructure: fixed('道路、管网等基础设施'),
  'public-facility': { title: '教科文卫体等公益设施', classes: ['non-operating'], accounts: FIXED },
  livestock: {
    title: '产畜和役畜',
    classes: ['operating'],
    accounts: { asset: '132', depreciation: '133' },
  },
  'economic-trees': {
    title: '经济林木',
    classes: ['operating'],
    accounts: { asset: '132', depreciation: '133' },
  },
  'public-welfare-trees': {
    title: '公益林木',
    classes: ['non-operating'],
    accounts: { asset: '134' },
  },
  stake: { title: '对外投资股权', classes: ['operating'], accounts: { asset: '141' } },
  intangible: {
    title: '无形资产',
    classes: ['operating'],
    accounts: { asset: '161', depreciation: '162' },
  },
  'arable-land': resource('耕地'),
  'garden-land': resource('园地'),
  'forest-land': resource('林地'),
  grassland: resource('草地'),
  'industrial-land': resource('工矿仓储用地'),
  'commercial-land': resource('商服用地'),
  'homestead-land': resource('农村宅基地'),
  'public-land': resource('公共管理与公共服务用地'),
  'transport-and-water-land': resource('交通运输和水利设施用地'),
  'other-farmland': resource('其他农用地'),
  'other-construction-land': resource('其他建设用地'),
  'unused-land': resource('未利用地'),
} as const satisfies Record<string, AssetKindEntry>;
export type AssetKind = keyof typeof KINDS;

/** Code → Chinese. */
export const ASSET_KINDS = mapTable(KINDS, ({ title }) => title);

export function kindEntry(kind: AssetKind): AssetKindEntry {
  return KINDS[kind];
}

/** The kinds of a class, by their Chinese names. */
export function kindsOfClass(assetClass: AssetClass): readonly string[] {
  return Object.entries(ASSET_KINDS).flatMap(([kind, title]) =>
    isCodeOf(KINDS, kind) && kindEntry(kind).classes.includes(assetClass) ? [title] : [],
  );
}

/** 计量单位. */
export const ASSET_UNITS = {
  'square-metre': '平方米',
  mu: '亩',
  building: '栋',
  room: '间',
  set: '台（套）',
  piece: '件',
  vehicle: '辆',
  head: '头（只）',
  tree: '株',
  metre: '米',
  kilometre: '千米',
  well: '眼',
  place: '处',
  share: '股',
} as const;
export type AssetUnit = keyof typeof ASSET_UNITS;

/** Units that count only things of some kinds; in every other unit a thing of any kind may be measured. */
const KINDS_IN_UNIT: Readonly<Partial<Record<AssetUnit, readonly AssetKind[]>>> = {
  building: ['building', 'public-facility', 'water-works', 'infrastructure'],
  room: ['building', 'public-facility'],
  vehicle: ['vehicle', 'equipment'],
  head: ['livestock'],
  tree: ['economic-trees', 'public-welfare-trees'],
  share: ['stake'],
};

/** Whether things of a kind are counted in a unit. */
export function isCountedIn(kind: AssetKind, unit: AssetUnit): boolean {
  return KINDS_IN_UNIT[unit]?.includes(kind) ?? true;
}

/** Where the money for an asset came from. */
export const FUND_SOURCES = {
  own: '自有资金',
  'assistance-linkage': '衔接推进乡村振兴补助（扶贫）资金',
  'other-fiscal': '其他财政资金',
  'social-assistance': '东西部协作、定点帮扶等社会帮扶资金',
  'one-matter-one-discussion': '一事一议筹资筹劳',
  donation: '捐赠',
  loan: '借款',
  inherited: '历史形成，资金来源不明',
} as const;
export type FundSource = keyof typeof FUND_SOURCES;

export const USE_STATES = {
  'own-use': '自用',
  leased: '出租',
  idle: '闲置',
  occupied: '被占用',
  'to-be-disposed': '待处置',
} as const;
export type UseState = keyof typeof USE_STATES;

/** What an inspection found. */
export const CONDITIONS = {
  sound: '完好',
  'needs-repair': '需要维修',
  unusable: '不能使用',
} as const;
export type Condition = keyof typeof CONDITIONS;

/** How an asset leaves the collective. */
const MANNERS = {
  sale: { title: '出卖', recipient: true, priced: true },
  transfer: { title: '无偿划转', recipient: true, priced: false },
  donation: { title: '对外捐赠', recipient: true, priced: false },
  stake: { title: '作价入股', recipient: true, priced: true },
  // What is left of it may bring something.
  scrapping: { title: '报废', recipient: false, priced: undefined },
  demolition: { title: '拆除', recipient: false, priced: undefined },
} as const;
export type DisposalManner = keyof typeof MANNERS;
export const DISPOSAL_MANNERS = mapTable(MANNERS, ({ title }) => title);

/** Whether the asset goes to somebody, and whether there must be a price; it may be either where it is undefined. */
export function mannerOf(manner: DisposalManner): {
  readonly recipient: boolean;
  readonly priced: boolean | undefined;
} {
  return MANNERS[manner];
}
