import type { Period } from '#kernel';

/** Why somebody comes before an outsider in equal conditions, and so what the subject is. */
export const PRIORITY_GROUNDS = {
  'land-conveyance': '土地经营权流转（本集体成员优先）',
  'other-method': '其他方式承包（本集体成员优先）',
  'house-sale': '出卖租赁的房屋（承租人优先购买）',
  'house-renewal': '房屋租赁期满（承租人优先承租）',
  'land-renewal': '土地经营权出租期满（承租人优先续约）',
} as const;
export type PriorityGround = keyof typeof PRIORITY_GROUNDS;

/** Grounds on which the members of the collective come first; the subject is a parcel, and a lease on all others. */
export function isOfMembers(ground: PriorityGround | undefined): boolean {
  return ground === 'land-conveyance' || ground === 'other-method';
}

/** How the last day of a window is counted. */
export const COUNTED_BY = {
  notice: '书面公示或者通知的期限',
  use: '没有公示的，自受让方开始使用起两个月',
  silence: '自通知承租人起十五日',
} as const;

/** Without publication: from the day on which the outsider began to use the land (解释 11). */
export const TWO_MONTHS_OF_USE: Period = { count: 2, unit: 'month' };
/** From the day on which the lessee was told that the house is for sale (民法典 726). */
export const FIFTEEN_DAYS_OF_SILENCE: Period = { count: 15, unit: 'calendar-day' };

/** By what one of several claims in equal conditions came first. */
export const CLAIM_ORDERS = {
  'higher-offer': '出价高的优先',
  agreement: '主张人协商确定',
  lot: '公开抽签',
  resolution: '集体民主决议',
} as const;
export type ClaimOrder = keyof typeof CLAIM_ORDERS;

/** How a window ended. */
export const WINDOW_ENDS = {
  lapsed: '期满无人主张',
  waived: '已放弃',
  awarded: '已由优先权人取得',
} as const;

export const WINDOW_STANDINGS = { open: '征询中', ...WINDOW_ENDS } as const;
