import {
  type Fraction,
  type LegalBasis,
  type LegalDate,
  THREE_QUARTERS,
  TWO_THIRDS,
  codesOf,
  landContractingLaw,
  mapTable,
} from '#kernel';
import { type DecidingBody, DECIDING_BODIES, bodyUnderTheLaw } from './bodies.js';

interface MatterUnderTheLaw {
  readonly title: string;
  /** Item of 集体法 26 under which the members' assembly decides it; none where the charter gives it to the board. */
  readonly item?: number;
  /** A decision on it names the parcels it is about, and carries for no others. */
  readonly ofLand?: boolean;
  /** The law gives it to the members' assembly by name, whatever the charter says of representatives. */
  readonly ofMembersAlone?: boolean;
  /**
   * The article that lets two thirds of the representatives decide it, the special one beside 集体法 28, which reserves the
   * item: a county may follow it, and without a word of the county the assembly decides, which satisfies both.
   */
  readonly representativesBy?: LegalBasis;
  /** Whoever decides, so many of all who belong to the body (承包法 19, 28, 52; 土地管理法 63; 森林法 18; 集体法 15). */
  readonly shareOfAll?: Fraction;
  /** Government approval without which it is not carried out. */
  readonly approval?: string;
  /** An objection notice belongs to it (公示). */
  readonly objectionNotice?: boolean;
}

/** Matters on which the law wants a decision, and the register asks for it. */
const MATTERS_UNDER_THE_LAW = {
  'land-lease-outside': {
    title: '未承包地由集体以外的单位、个人承包或租赁',
    item: 8,
    representativesBy: landContractingLaw('第五十二条'),
    ofLand: true,
    shareOfAll: TWO_THIRDS,
    approval: '乡镇人民政府批准（农村土地承包法第五十二条）',
  },
  'household-contracting-plan': {
    title: '土地承包方案',
    item: 8,
    representativesBy: landContractingLaw('第十九条'),
    shareOfAll: TWO_THIRDS,
    objectionNotice: true,
  },
  'land-lease-members': { title: '未承包地由本集体成员承包或租赁', item: 8, ofLand: true },
  'land-adjustment': {
    title: '承包地的个别调整',
    item: 8,
    representativesBy: landContractingLaw('第二十八条'),
    ofLand: true,
    shareOfAll: TWO_THIRDS,
    approval: '乡镇人民政府和县级农业农村、林业和草原等主管部门批准（农村土地承包法第二十八条）',
  },
  'extension-scheme': {
    title: '二轮延包方案',
    item: 8,
    representativesBy: landContractingLaw('第十九条'),
    shareOfAll: TWO_THIRDS,
    objectionNotice: true,
  },
  // 森林法 18 gives it to either assembly: forest that nobody has contracted is conveyed, not contracted out.
  'forest-conveyance': {
    title: '未承包林地的流转',
    item: 13,
    ofLand: true,
    shareOfAll: TWO_THIRDS,
    objectionNotice: true,
  },
  'homestead-use': {
    title: '宅基地的使用',
    item: 8,
    approval: '乡镇人民政府批准（土地管理法实施条例第三十四条）',
    objectionNotice: true,
  },
  'construction-land-use': {
    title: '集体经营性建设用地的使用、出让、出租方案',
    item: 9,
    ofLand: true,
    shareOfAll: TWO_THIRDS,
  },
  'quantification-plan': { title: '收益权份额的量化方案', item: 8, objectionNotice: true },
  'compensation-distribution': { title: '土地补偿费的分配、使用办法', item: 10 },
  'income-distribution': { title: '收益分配方案', item: 7 },
  'asset-disposal': { title: '集体资产的处置', item: 11 },
  'major-investment': { title: '投资等重大事项', item: 11 },
  borrowing: { title: '举借债务', item: 11, approval: '乡镇审核（农村集体经济组织财务制度第十五条）' },
  'merger-or-split': {
    title: '集体经济组织的合并、分立',
    item: 12,
    approval: '乡镇审核、县级人民政府批准（农村集体经济组织法第二十三条）',
  },
  'inventory-confirmation': { title: '清产核资结果的确认', item: 13, objectionNotice: true },
  charter: { title: '章程的制定和修改', item: 1 },
  'internal-rules': { title: '内部管理制度', item: 2 },
  'member-confirmation': { title: '成员的确认', item: 3, objectionNotice: true },
  'income-sharer-admission': {
    title: '非成员参与收益分配',
    item: 13,
    ofMembersAlone: true,
    shareOfAll: THREE_QUARTERS,
    objectionNotice: true,
  },
  'officer-election': { title: '理事、监事的选举和罢免', item: 4 },
  'officer-pay': { title: '理事、监事的报酬和主要经营管理人员的聘任', item: 6 },
  'plans-and-budget': { title: '发展规划、经营计划和财务预决算', item: 7 },
  'board-business': { title: '理事会职权内的事项' },
  other: { title: '章程规定的其他事项', item: 13 },
} as const satisfies Record<string, MatterUnderTheLaw>;

export type Matter = keyof typeof MATTERS_UNDER_THE_LAW;

/** Code → Chinese. */
export const MATTERS = mapTable(MATTERS_UNDER_THE_LAW, ({ title }) => title);

export function matterUnderTheLaw(matter: Matter): MatterUnderTheLaw {
  return MATTERS_UNDER_THE_LAW[matter];
}

/** From this day on the representatives may not decide the items below (集体法 28, 67). */
export const COLLECTIVES_LAW_IN_FORCE: LegalDate = '2025-05-01';
const RESERVED_ITEMS: readonly (number | undefined)[] = [1, 3, 8, 10, 12];

/** Bodies that decide by statute. Before the law of 2025 the villagers decided on collective matters as well. */
export function bodiesByStatute(matter: Matter, heldOn: LegalDate): readonly DecidingBody[] {
  const { item, ofMembersAlone } = matterUnderTheLaw(matter);
  if (item === undefined) return ['board', 'members-assembly', 'representatives-assembly'];
  if (heldOn < COLLECTIVES_LAW_IN_FORCE) return codesOf(DECIDING_BODIES).filter((body) => body !== 'board');
  return ofMembersAlone || RESERVED_ITEMS.includes(item)
    ? ['members-assembly']
    : ['members-assembly', 'representatives-assembly'];
}

/** The special article under which a body decides what 集体法 28 keeps from it; nothing where no statute is set aside. */
export function specialArticle(
  matter: Matter,
  body: DecidingBody,
  heldOn: LegalDate,
): LegalBasis | undefined {
  const { inSteadOf } = bodyUnderTheLaw(body);
  const represented = [body, inSteadOf].includes('representatives-assembly');
  return represented && !bodiesByStatute(matter, heldOn).includes('representatives-assembly')
    ? matterUnderTheLaw(matter).representativesBy
    : undefined;
}

/** Bodies that a county's policy may let decide: those of the statute, and the representatives where another one names them. */
export function bodiesAdmitted(matter: Matter, heldOn: LegalDate): readonly DecidingBody[] {
  const byStatute = bodiesByStatute(matter, heldOn);
  const { representativesBy } = matterUnderTheLaw(matter);
  return representativesBy && !byStatute.includes('representatives-assembly')
    ? [...byStatute, 'representatives-assembly']
    : byStatute;
}

/**
 * The bodies that may decide a matter on a day: those of the county's policy, else those of the statute; and where a
 * village committee acts because there is no collective, the villagers in the stead of either assembly.
 */
export function decidingBodies(given: {
  readonly matter: Matter;
  readonly heldOn: LegalDate;
  readonly bodiesByPolicy?: readonly DecidingBody[] | undefined;
  readonly actingCommittee?: string | undefined;
}): readonly DecidingBody[] {
  const { matter, heldOn, bodiesByPolicy, actingCommittee } = given;
  const own = bodiesByPolicy ?? bodiesByStatute(matter, heldOn);
  if (actingCommittee === undefined) return own;
  const instead = codesOf(DECIDING_BODIES).filter((body) => {
    const { inSteadOf } = bodyUnderTheLaw(body);
    return inSteadOf !== undefined && own.includes(inSteadOf);
  });
  return [...new Set([...own, ...instead])];
}
