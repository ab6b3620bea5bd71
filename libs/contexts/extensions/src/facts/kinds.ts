/** Steps of a campaign, in order. */
export const EXTENSION_STAGES = {
  surveying: '入户调查中',
  surveyed: '调查结束，待拟订方案',
  drafted: '方案已拟订，待表决',
  resolved: '方案已通过，待公示',
  published: '方案已公示，待签合同',
  issuing: '签订延包合同中',
  filed: '登记清单已报送',
  closed: '已办结',
} as const;
export type ExtensionStage = keyof typeof EXTENSION_STAGES;

/** How far a household has come. */
export const SHEET_STANDINGS = {
  listed: '待调查',
  surveyed: '已调查，待农户确认',
  confirmed: '农户已确认，待签合同',
  issued: '延包合同办理中',
  refused: '延包合同未订成，待更正',
  extended: '已延包',
  'not-extended': '不延包',
  unsigned: '农户未签字，登记清单另列',
} as const;
export type SheetStanding = keyof typeof SHEET_STANDINGS;

/** Why a household has not signed what was found. */
export const UNSIGNED_REASONS = {
  declines: '不愿签字',
  unreachable: '联系不上',
  'in-dispute': '有争议',
} as const;
export type UnsignedReason = keyof typeof UNSIGNED_REASONS;

/** Changes among the members since the old contract, as those who go from door to door write them down. */
export const REPORTED_CHANGES = {
  death: '死亡',
  birth: '出生',
  'married-in': '嫁入、入赘',
  'married-out': '嫁出',
  'moved-out': '迁出',
} as const;
export type ReportedChange = keyof typeof REPORTED_CHANGES;

/** And what follows from the survey itself. */
export const SURVEY_DIFFERENCES = {
  ...REPORTED_CHANGES,
  split: '分户、并户或者转让',
  extinct: '无人户',
  area: '面积变化',
  'given-up': '部分或者全部地块不延包',
} as const;
export type SurveyDifference = keyof typeof SURVEY_DIFFERENCES;

/** Why land of the old contract is not extended. The lower ones are named in practice, and are no grounds. */
export const REDUCTION_GROUNDS = {
  surrendered: '农户书面放弃',
  expropriated: '已被征收',
  ended: '已依法交回、退出或者个别调整',
  extinct: '无人户，由发包方收回',
  'fewer-members': '户内人口减少',
  marriage: '妇女结婚、离婚、丧偶',
  'settled-in-city': '进城落户',
  'debt-offset': '抵顶欠款',
  'equal-shares': '按现有人口重新平分',
  other: '其他',
} as const;
export type ReductionGround = keyof typeof REDUCTION_GROUNDS;

export const LAWFUL_REDUCTIONS: readonly ReductionGround[] = [
  'surrendered',
  'expropriated',
  'ended',
  'extinct',
];

export const SURVEY_OUTCOMES = { extend: '延包', 'not-extended': '不延包' } as const;
export type SurveyOutcome = keyof typeof SURVEY_OUTCOMES;
