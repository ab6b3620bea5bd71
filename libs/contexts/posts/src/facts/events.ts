import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { duty, post } from './duties.js';
import { kinRelation } from './kin.js';

export const MANNERS = { election: '选举', appointment: '任命或聘任' } as const;
export type Manner = keyof typeof MANNERS;

/** 专业技术资格, from none upwards. */
export const ACCOUNTING_TITLES = {
  none: '无',
  assistant: '初级（助理会计师）',
  accountant: '中级（会计师）',
  senior: '高级会计师',
} as const;
export type AccountingTitle = keyof typeof ACCOUNTING_TITLES;

export const END_CAUSES = {
  expiry: '任期届满',
  resignation: '辞职',
  recall: '罢免或解聘',
  transfer: '调动',
  recusal: '回避',
  incapacity: '丧失行为能力',
  conviction: '被判处刑罚',
  death: '死亡',
} as const;
export type EndCause = keyof typeof END_CAUSES;

/** That the person was looked up and has no conviction that bars from accounting work (会计法 38). */
const conductCheck = z.strictObject({ checkedOn: z.string(), sha256: z.string() });

const appointment = {
  postId: z.string(),
  divisionCode: z.string(),
  /** The collective by its code; the party organisation, a committee or the station by its division's. */
  organisationId: z.string(),
  post,
  personId: z.string(),
  /** Commitment of a person who was named, not referred to. */
  commitment: z.string().optional(),
  documentSha256: z.string(),
  decidedOn: z.string(),
  from: z.string(),
  conductCheck: conductCheck.optional(),
};

export const OfficerAppointed = eventType('OfficerAppointed', {
  title: '任职已登记',
  data: {
    ...appointment,
    manner: oneOf(MANNERS),
    /** Last day of the term. */
    to: z.string(),
    /** Seats that were to be filled in the body for this term. */
    seats: z.int().optional(),
  },
});

export const StationStaffAppointed = eventType('StationStaffAppointed', {
  title: '农经站人员已任用',
  data: {
    ...appointment,
    to: z.string().optional(),
    qualification: z.strictObject({
      title: oneOf(ACCOUNTING_TITLES),
      /** Whole years of accounting work before. */
      years: z.int(),
      sha256: z.string(),
    }),
  },
});

export const OfficerTermEnded = eventType('OfficerTermEnded', {
  title: '任职已终止',
  data: {
    postId: z.string(),
    divisionCode: z.string(),
    cause: oneOf(END_CAUSES),
    /** Last day in office. */
    on: z.string(),
    documentSha256: z.string().optional(),
  },
});

export const AppointmentFellThrough = eventType('AppointmentFellThrough', {
  title: '任职未能生效',
  data: { postId: z.string(), code: z.string(), detail: z.string() },
});

/* How many villages a member of the station answers for stands in the stream of the post. */

export const VillageTakenOn = eventType('VillageTakenOn', {
  title: '代理记账村已接手',
  data: { bookkeepingId: z.string(), villageCode: z.string() },
});

export const VillageGivenUp = eventType('VillageGivenUp', {
  title: '代理记账村已交出',
  data: { bookkeepingId: z.string() },
});

/* The duty book of a place: who is trusted with what, and who is whose near kin. */

export const DutyHeld = eventType('DutyHeld', {
  title: '职责已承担',
  data: {
    divisionCode: z.string(),
    /** Post, bookkeeping assignment or spell of keeping from which the duty comes. */
    dutyId: z.string(),
    duty,
    personId: z.string(),
    /** Absent: the duty is owed to every organisation of the village. */
    organisationId: z.string().optional(),
    from: z.string(),
    to: z.string().optional(),
    seats: z.int().optional(),
  },
});

export const DutyReleased = eventType('DutyReleased', {
  title: '职责已解除',
  data: {
    dutyId: z.string(),
    /** Last day on which the duty was held. */
    on: z.string(),
  },
});

export const NearKinDeclared = eventType('NearKinDeclared', {
  title: '近亲属已申报',
  data: {
    declarationId: z.string(),
    divisionCode: z.string(),
    personId: z.string(),
    /** What the other is to the person. */
    relation: kinRelation,
    kinId: z.string(),
    /** Signed declaration, or the household register. */
    documentSha256: z.string(),
  },
});

export const WITHDRAWAL_CAUSES = {
  divorce: '离婚',
  'adoption-ended': '解除收养',
  mistaken: '申报有误',
} as const;

export const KinDeclarationWithdrawn = eventType('KinDeclarationWithdrawn', {
  title: '近亲属申报已撤销',
  data: { declarationId: z.string(), cause: oneOf(WITHDRAWAL_CAUSES), documentSha256: z.string() },
});
