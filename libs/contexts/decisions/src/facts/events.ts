import { z } from 'zod';
import { eventType, fractionSchema, oneOf } from '#kernel';
import { COUNTED_BY, DECIDING_BODIES } from './bodies.js';
import { MATTERS } from './matters.js';

/** A paper of a step, and the day of it. */
const step = z.strictObject({ on: z.string(), sha256: z.string() });

/** 四议: what came before the assembly decided. */
export const stepsSchema = z.strictObject({
  partyProposal: step.optional(),
  committeesConsultation: step.optional(),
  partyMembersReview: step.optional(),
});

/** What an agenda item, and so a resolution, is about. */
export const aboutSchema = {
  matter: oneOf(MATTERS),
  subject: z.string(),
  /** Parcels that the decision is about. */
  parcels: z.array(z.string()).optional(),
  /** Assets that it is about, by id. */
  assetIds: z.array(z.string()).optional(),
  /** Contracts that it is about. */
  contractIds: z.array(z.string()).optional(),
  /** Households whose application or homestead it is about. */
  householdIds: z.array(z.string()).optional(),
  /** Projects that it is about. */
  projectIds: z.array(z.string()).optional(),
  /** The yearly price below which it does not carry. */
  lowestPriceFen: z.int().optional(),
  /** Last day on which it may be used, as the decision itself says. */
  validUntil: z.string().optional(),
};

const decided = {
  resolutionId: z.string(),
  collectiveId: z.string(),
  divisionCode: z.string(),
  /** Name of the village committee that acts in the stead of a collective that does not exist (集体法 64). */
  actingCommittee: z.string().optional(),
  /** The meeting it was decided in, and which item of its agenda, from 1; neither when typed in from the minutes. */
  meetingId: z.string().optional(),
  item: z.int().optional(),
  ...aboutSchema,
  body: oneOf(DECIDING_BODIES),
  noticedOn: z.string(),
  heldOn: z.string(),
  /** Of the day: members of full civil capacity, representatives, directors, villagers. */
  eligible: z.int(),
  countedBy: oneOf(COUNTED_BY).optional(),
  /** The roster by its hash: of the register, or of the paper from which `eligible` was typed in. */
  rosterSha256: z.string(),
  /** Revision of the roster in the register from which the numbers were computed. */
  rosterRevision: z.int().optional(),
  /** There themselves, online or represented. */
  present: z.int(),
  inFavour: z.int(),
  against: z.int(),
  abstained: z.int(),
  /** There, and kept from voting because the matter is theirs or their kin's. */
  recused: z.int().optional(),
  /** Share that the charter asks for beyond the law. */
  charterShare: fractionSchema.optional(),
  /** Votes in favour that were needed, computed by law and charter. */
  needed: z.int(),
  steps: stepsSchema.optional(),
};

export const ResolutionAdopted = eventType('ResolutionAdopted', {
  title: '决议已通过',
  version: 2,
  data: decided,
});

/** Voted on and not carried: a fact as well. */
export const ResolutionRejected = eventType('ResolutionRejected', {
  title: '决议未获通过',
  data: decided,
});

export const DISCLOSURE_PLACES = {
  'notice-board': '村务公开栏',
  platform: '县级平台',
  group: '线上群组',
} as const;

const disclosed = {
  resolutionId: z.string(),
  disclosedOn: z.string(),
  place: oneOf(DISCLOSURE_PLACES),
  /** The page that was shown, or a photograph of it. */
  sha256: z.string(),
};

export const ResolutionDisclosed = eventType('ResolutionDisclosed', {
  title: '决议已公开',
  data: disclosed,
});
export const ResolutionResultDisclosed = eventType('ResolutionResultDisclosed', {
  title: '决议实施结果已公开',
  data: disclosed,
});

export const REVOKED_BY = { court: '人民法院判决撤销', 'later-decision': '后来的决议撤销' } as const;
export type RevokedBy = keyof typeof REVOKED_BY;

export const ResolutionRevoked = eventType('ResolutionRevoked', {
  title: '决议已撤销',
  data: {
    resolutionId: z.string(),
    by: oneOf(REVOKED_BY),
    revokedOn: z.string(),
    /** Judgement of the court. */
    judgement: z.string().optional(),
    laterResolutionId: z.string().optional(),
    /** When the member knew of the decision, and when the action was brought (集体法 57). */
    knownOn: z.string().optional(),
    filedOn: z.string().optional(),
  },
});

export const AUTHORISATION_KINDS = {
  'township-approval': '乡镇人民政府批准',
  'capital-review': '工商企业等社会资本资格审查、项目审核',
  'township-review': '乡镇人民政府审核',
  'county-approval': '县级人民政府批准',
  'county-department-approval': '县级行业主管部门批准',
} as const;
export type AuthorisationKind = keyof typeof AUTHORISATION_KINDS;

export const AuthorisationRecorded = eventType('AuthorisationRecorded', {
  title: '政府批准或审查已登记',
  // Version 2 knows the approval of a department of the county.
  version: 2,
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
