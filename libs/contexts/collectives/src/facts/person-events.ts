import { z } from 'zod';
import { CORRECTION_BASES, eventType, oneOf } from '#kernel';

/*
 * The one place where a person is: every household and every roster is a stream of its own, so that one person is
 * of one household and member of one collective is decided here. The later fact takes effect, and what stood
 * before follows: the former household lets the person go, the former membership ends (集体法 17).
 */

/** What the vault keeps of a person: events name it and never tell it. */
export const IDENTITY_FIELDS = { name: '姓名', identityNumber: '身份证号', phone: '联系电话' } as const;

/** What is right of somebody who was corrected, as far as households and rosters keep it. */
const right = {
  /** Salted commitment to the right identity. */
  commitment: z.string(),
  /** Said when the identity number was wrong. */
  majority: z
    .strictObject({
      /** The 18th birthday of whoever was a minor when recorded; nothing is said of adults. */
      fullCapacityFrom: z.string().optional(),
    })
    .optional(),
};
const rightIdentity = z.strictObject(right);
export type RightIdentity = z.output<typeof rightIdentity>;

export const PersonPlaced = eventType('PersonPlaced', {
  title: '人员所在户已记载',
  data: {
    personId: z.string(),
    householdId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    formerHouseholdId: z.string().optional(),
    /** Of whoever was corrected before: the household may have taken them over as they were. */
    corrected: rightIdentity.optional(),
  },
});

export const MembershipTaken = eventType('MembershipTaken', {
  title: '成员身份归属已记载',
  data: {
    personId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    formerCollectiveId: z.string().optional(),
    /** Of whoever was corrected before: the roster may have taken them over as they were. */
    corrected: rightIdentity.optional(),
  },
});

export const PersonDeathNoted = eventType('PersonDeathNoted', {
  title: '人员死亡已记载',
  data: { personId: z.string(), diedOn: z.string() },
});

const committed = z.strictObject({ commitment: z.string() });

/** The right identity lies in the vault; that it is right is told by its commitment, as what was wrong is. */
export const PersonCorrected = eventType('PersonCorrected', {
  title: '人员身份信息已更正',
  data: {
    personId: z.string(),
    divisionCode: z.string(),
    /** Legal date of the first fact that was recorded of the person. */
    since: z.string(),
    basis: oneOf(CORRECTION_BASES),
    /** What was wrong and how it was found: a Chinese sentence without personal data. */
    error: z.string(),
    /** What was put right, in the order of {@link IDENTITY_FIELDS}. */
    particulars: z.array(oneOf(IDENTITY_FIELDS)).min(1),
    before: committed,
    after: committed,
    majority: right.majority,
  },
});

/** From now on the right identity is the one that is read, searched and compared with. */
export const CorrectionPutIntoUse = eventType('CorrectionPutIntoUse', {
  title: '更正的身份信息已启用',
  data: { personId: z.string(), commitment: z.string() },
});
