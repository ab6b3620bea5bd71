import { mapTable } from '#kernel';

/** Why a household asks for a homestead. */
export const APPLICATION_GROUNDS = {
  'no-homestead': '没有宅基地',
  'separate-household': '已分户，需另立住宅',
  relocation: '因规划、灾害等须搬迁',
  other: '其他正当理由',
} as const;
export type ApplicationGround = keyof typeof APPLICATION_GROUNDS;

/** How far an application has come (条例 34), in this order. */
export const APPLICATION_STAGES = {
  applied: '已申请',
  discussed: '集体讨论通过',
  published: '已公示',
  approved: '乡镇已批准',
} as const;
export type ApplicationStage = keyof typeof APPLICATION_STAGES;

export const CLOSING_GROUNDS = {
  withdrawn: '申请人撤回',
  'not-agreed': '集体讨论未通过',
  'objection-upheld': '公示异议成立',
  'not-approved': '乡镇未批准',
} as const;
export type ClosingGround = keyof typeof CLOSING_GROUNDS;

/** How a household came to a homestead that it has already. */
export const HOMESTEAD_SOURCES = {
  'granted-before': '以前批准取得',
  inherited: '继承房屋取得',
  historical: '历史形成',
  acquired: '受让本集体成员的房屋取得',
} as const;
export type HomesteadSource = keyof typeof HOMESTEAD_SOURCES;

export const HOMESTEAD_STANDINGS = {
  held: '在用',
  surrendered: '已有偿退出',
  passed: '房屋已出卖、赠与',
  inherited: '整户消亡，由继承人取得房屋',
  'house-gone': '继承人的房屋灭失，使用权收回',
  'fallen-through': '未能登记',
} as const;
export type HomesteadStanding = keyof typeof HOMESTEAD_STANDINGS;

export const IDLE_STATES = {
  'in-use': '自用',
  'partly-idle': '部分闲置',
  idle: '闲置',
  abandoned: '废弃',
} as const;
export type IdleState = keyof typeof IDLE_STATES;

/** Whose an idle house is. */
export const HOUSE_PROVIDERS = { household: '农户', collective: '集体' } as const;
export type HouseProvider = keyof typeof HOUSE_PROVIDERS;

export const HOUSE_CONDITIONS = {
  sound: '完好',
  'needs-repair': '需要修缮',
  dangerous: '危险房屋',
  collapsed: '已倒塌或者无房',
} as const;
export type HouseCondition = keyof typeof HOUSE_CONDITIONS;

/** In which a house may not be used until it is appraised anew, whatever an older report says. */
const UNSAFE_CONDITIONS: readonly HouseCondition[] = ['dangerous', 'collapsed'];
export const isUnsafe = (condition: HouseCondition): boolean => UNSAFE_CONDITIONS.includes(condition);

/** On which occasion the condition of a house was seen. */
export const HOUSE_SEEN_AT = { return: '交还时', survey: '闲置调查时' } as const;
export type HouseSeenAt = keyof typeof HOUSE_SEEN_AT;

/** What a report on the safety of a house finds (农村住房危险性鉴定标准 JGJ/T 363). */
export const SAFETY_GRADES = {
  a: 'A 级（安全）',
  b: 'B 级（基本安全）',
  c: 'C 级（局部危险）',
  d: 'D 级（整幢危险）',
} as const;
export type SafetyGrade = keyof typeof SAFETY_GRADES;

export const WILLINGNESS = {
  lease: '愿意出租',
  cooperation: '愿意合作、入股',
  surrender: '愿意有偿退出',
  unwilling: '不愿意盘活',
  undecided: '尚未决定',
} as const;
export type Willingness = keyof typeof WILLINGNESS;

/** How a project uses a house: the use right stays the household's in every one of them. */
export const USE_WAYS = { lease: '出租', cooperation: '合作', contribution: '入股' } as const;
export type UseWay = keyof typeof USE_WAYS;

/** After any of them no other homestead is granted (土地管理法 62). */
export const HOUSE_DISPOSALS = { sale: '出卖', lease: '出租', gift: '赠与' } as const;
export type HouseDisposalWay = keyof typeof HOUSE_DISPOSALS;

export const SURRENDER_GROUNDS = {
  'no-longer-needed': '不再需要',
  'settled-in-city': '进城落户',
  'second-homestead': '一户多宅，退出其中一处',
  relocation: '搬迁',
  other: '其他',
} as const;
export type SurrenderGround = keyof typeof SURRENDER_GROUNDS;

/** Whose will a surrender is. */
export const SURRENDER_ASKED_BY = {
  household: '农户自愿申请',
  collective: '集体经济组织要求',
  'village-committee': '村民委员会要求',
  government: '政府及其部门要求',
  other: '其他人要求',
} as const;
export type SurrenderAskedBy = keyof typeof SURRENDER_ASKED_BY;

export const COMPENSATION_PAYERS = {
  collective: '集体经济组织',
  government: '财政补助',
  operator: '盘活项目的经营主体',
} as const;
export type CompensationPayer = keyof typeof COMPENSATION_PAYERS;

/** What may stand, or once stood, on the checklist of a project; the safety of houses is of each house now. */
export const CHECKLIST_ITEMS = {
  'house-safety': '房屋安全鉴定报告',
  'business-licence': '营业执照',
  'fire-safety': '消防安全检查意见',
  'special-trade': '旅馆业特种行业许可或者民宿备案',
  'food-licence': '食品经营许可或者备案',
  'care-filing': '养老机构备案',
  'farm-land-use': '休闲农业用地、设施的审查意见',
} as const;
export type ChecklistItem = keyof typeof CHECKLIST_ITEMS;

interface KindOfProject {
  readonly title: string;
  /** What must be there before it starts, beside what catering needs. */
  readonly checklist: readonly ChecklistItem[];
}

const ALWAYS = ['business-licence'] as const;

const KINDS_OF_PROJECT = {
  homestay: { title: '民宿', checklist: [...ALWAYS, 'fire-safety', 'special-trade'] },
  'leisure-farming': { title: '休闲农业', checklist: [...ALWAYS, 'farm-land-use'] },
  'elderly-care': { title: '养老', checklist: [...ALWAYS, 'fire-safety', 'care-filing'] },
  storage: { title: '仓储', checklist: [...ALWAYS, 'fire-safety'] },
  other: { title: '其他', checklist: ALWAYS },
} as const satisfies Record<string, KindOfProject>;
export type ProjectKind = keyof typeof KINDS_OF_PROJECT;

/** Code → Chinese. */
export const PROJECT_KINDS = mapTable(KINDS_OF_PROJECT, ({ title }) => title);

/** What must be on the table before a project starts. */
export function checklistOf({
  kind,
  catering,
}: {
  readonly kind: ProjectKind;
  readonly catering: boolean;
}): readonly ChecklistItem[] {
  const { checklist }: KindOfProject = KINDS_OF_PROJECT[kind];
  return catering ? [...checklist, 'food-licence'] : checklist;
}

export const PROJECT_STAGES = { proposed: '筹备', started: '经营', ended: '已终止' } as const;
export type ProjectStage = keyof typeof PROJECT_STAGES;

/** What a collective receives of a project: rent of its own houses, or its part of the revenue. */
export const RECEIPTS_OF = { rent: '集体房屋的租金', share: '集体的收益分成' } as const;
export type ReceiptOf = keyof typeof RECEIPTS_OF;

/** Into the account of the collective, or its cash box; there is no other place for its money. */
export const RECEIVED_BY = { bank: '集体的银行账户', cash: '现金' } as const;
export type ReceivedBy = keyof typeof RECEIVED_BY;

export const ENDING_GROUNDS = {
  expiry: '期限届满',
  agreement: '协商一致',
  breach: '违约解除',
  'not-started': '筹备未成',
  other: '其他',
} as const;
export type EndingGround = keyof typeof ENDING_GROUNDS;
