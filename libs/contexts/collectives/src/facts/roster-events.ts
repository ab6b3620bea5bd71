import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** Grounds on which somebody is confirmed as a member (集体法 12). */
export const CONFIRMATION_GROUNDS = {
  birth: '成员生育',
  marriage: '成员结婚',
  adoption: '成员收养',
  'policy-migration': '政策性移民',
  other: '其他，经成员大会确认',
} as const;
export type ConfirmationGround = keyof typeof CONFIRMATION_GROUNDS;

/** Grounds on which membership is lost (集体法 17). */
export const LOSS_GROUNDS = {
  death: '死亡',
  'nationality-lost': '丧失中华人民共和国国籍',
  'gained-another-membership': '已取得其他农村集体经济组织成员身份',
  'civil-servant': '已成为公务员（聘任制公务员除外）',
  charter: '法律法规和章程规定的其他情形',
} as const;
export type LossGround = keyof typeof LOSS_GROUNDS;

/** What becomes of the interests of a member who withdraws (集体法 16). */
export const SETTLEMENTS = {
  none: '不作补偿',
  compensation: '由集体给予补偿',
  'interests-kept': '在一定期限内保留已经享有的财产权益',
} as const;

/** Why somebody has, or has not, full civil capacity whatever their age (民法典 18, 21, 22, 24). */
export const CAPACITY_GROUNDS = {
  'court-limited': '人民法院认定为无民事行为能力人或者限制民事行为能力人',
  'court-restored': '人民法院认定恢复为完全民事行为能力人',
  'own-labour': '十六周岁以上，以自己的劳动收入为主要生活来源',
} as const;
export type CapacityGround = keyof typeof CAPACITY_GROUNDS;

/** Whose roster it is: every event tells it to those who follow. */
const ofCollective = { collectiveId: z.string(), divisionCode: z.string() };
const entered = {
  personId: z.string(),
  /** The 18th birthday of whoever was a minor when entered; nothing is said of adults. */
  fullCapacityFrom: z.string().optional(),
};

export const RosterOpened = eventType('RosterOpened', { title: '成员名册已建立', data: ofCollective });

/** Confirmed before the law of 2025 and not confirmed anew (集体法 66): members from before the register. */
export const InitialMembersEntered = eventType('InitialMembersEntered', {
  title: '初始成员已入册',
  data: { ...ofCollective, householdId: z.string(), members: z.array(z.strictObject(entered)) },
});

export const MembersConfirmed = eventType('MembersConfirmed', {
  title: '成员已确认',
  data: {
    ...ofCollective,
    confirmedOn: z.string(),
    resolutionId: z.string().optional(),
    members: z.array(
      z.strictObject({ ...entered, householdId: z.string(), ground: oneOf(CONFIRMATION_GROUNDS) }),
    ),
  },
});

export const MembershipLost = eventType('MembershipLost', {
  title: '成员身份已丧失',
  data: {
    ...ofCollective,
    personId: z.string(),
    ground: oneOf(LOSS_GROUNDS),
    /** First day on which the person is a member no more. */
    lostOn: z.string(),
    /** Clause of the charter, for the ground that rests on it. */
    clause: z.string().optional(),
    newCollectiveId: z.string().optional(),
    /** Last day up to which interests already enjoyed are kept by agreement. */
    interestsKeptUntil: z.string().optional(),
  },
});

export const MembershipWithdrawn = eventType('MembershipWithdrawn', {
  title: '成员已自愿退出',
  data: {
    ...ofCollective,
    personId: z.string(),
    appliedOn: z.string(),
    consentedOn: z.string(),
    withdrawnOn: z.string(),
    settlement: oneOf(SETTLEMENTS),
    compensationFen: z.int().optional(),
    interestsKeptUntil: z.string().optional(),
  },
});

/** Somebody who is no member and has long worked for the collective shares its income (集体法 15). */
export const IncomeSharerAdmitted = eventType('IncomeSharerAdmitted', {
  title: '非成员参与收益分配已同意',
  data: {
    ...ofCollective,
    personId: z.string(),
    commitment: z.string(),
    admittedOn: z.string(),
    workedSinceOn: z.string(),
    resolutionId: z.string(),
    /** Votes that three quarters of all members are, from the roster of the day; and those in favour. */
    needed: z.int(),
    inFavour: z.int(),
  },
});

/** The identity number was wrong from which it was known when somebody comes, or came, of age. */
export const MajorityCorrected = eventType('MajorityCorrected', {
  title: '成员的成年日已更正',
  data: { ...ofCollective, ...entered },
});

export const CivilCapacityRecorded = eventType('CivilCapacityRecorded', {
  title: '民事行为能力已登记',
  data: {
    ...ofCollective,
    personId: z.string(),
    ground: oneOf(CAPACITY_GROUNDS),
    fullCapacity: z.boolean(),
    /** First day of which it is true. */
    from: z.string(),
  },
});
