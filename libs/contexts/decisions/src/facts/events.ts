import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** Matters on which the law wants a decision, and the register asks for it. */
export const MATTERS = {
  'land-lease-outside': '未承包地由集体以外的单位、个人承包或租赁',
  'household-contracting-plan': '土地承包方案',
  'land-lease-members': '未承包地由本集体成员承包或租赁',
  'merger-or-split': '集体经济组织的合并、分立',
} as const;
export type Matter = keyof typeof MATTERS;

export const DECIDING_BODIES = {
  'members-assembly': '成员大会',
  'representatives-assembly': '成员代表大会',
} as const;
export type DecidingBody = keyof typeof DECIDING_BODIES;

export const AUTHORISATION_KINDS = {
  'township-approval': '乡镇人民政府批准',
  'capital-review': '工商企业等社会资本资格审查、项目审核',
  'township-review': '乡镇人民政府审核',
  'county-approval': '县级人民政府批准',
} as const;
export type AuthorisationKind = keyof typeof AUTHORISATION_KINDS;

export const ResolutionAdopted = eventType('ResolutionAdopted', {
  title: '决议已通过',
  data: {
    resolutionId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    matter: oneOf(MATTERS),
    subject: z.string(),
    /** Parcels that the decision is about. */
    parcels: z.array(z.string()).optional(),
    body: oneOf(DECIDING_BODIES),
    noticedOn: z.string(),
    heldOn: z.string(),
    /** Members of full civil capacity, or representatives, on the day; the roster itself by its hash. */
    eligible: z.int(),
    rosterSha256: z.string(),
    present: z.int(),
    inFavour: z.int(),
    against: z.int(),
    abstained: z.int(),
    /** Computed from the roster: votes in favour that were needed. */
    needed: z.int(),
  },
});

export const AuthorisationRecorded = eventType('AuthorisationRecorded', {
  title: '政府批准或审查已登记',
  data: {
    authorisationId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    kind: oneOf(AUTHORISATION_KINDS),
    /** 批文号. */
    number: z.string(),
    authority: z.string(),
    acceptedOn: z.string(),
    decidedOn: z.string(),
    granted: z.boolean(),
    /** The resolution that is approved (township approval). */
    resolutionId: z.string().optional(),
    /** The party that was reviewed (capital review): credit code or person id. */
    granteeId: z.string().optional(),
  },
});
