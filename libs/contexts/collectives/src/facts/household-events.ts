import { z } from 'zod';
import { eventType, fractionSchema, oneOf } from '#kernel';

/** NY/T 2539-2016 appendix C style codes of 与户主关系 that occur in villages. */
export const RELATIONS = {
  head: '户主',
  spouse: '配偶',
  son: '子',
  daughter: '女',
  'grand-child': '孙子女或外孙子女',
  parent: '父母',
  'grand-parent': '祖父母或外祖父母',
  sibling: '兄弟姐妹',
  other: '其他',
} as const;
export type Relation = keyof typeof RELATIONS;

/** Why somebody comes to a household from outside the collective. */
export const JOINING_GROUNDS = {
  birth: '出生',
  marriage: '结婚',
  adoption: '收养',
  'policy-migration': '政策性移民',
  other: '其他迁入',
} as const;
export type JoiningGround = keyof typeof JOINING_GROUNDS;

/** How somebody came to belong to a household. */
export const ARRIVAL_GROUNDS = {
  ...JOINING_GROUNDS,
  registered: '农户登记',
  moved: '户间迁移、分户或并户',
} as const;
export type ArrivalGround = keyof typeof ARRIVAL_GROUNDS;

export const LEAVING_GROUNDS = { death: '死亡', 'moved-away': '迁出' } as const;
export type LeavingGround = keyof typeof LEAVING_GROUNDS;
const leavingGround = oneOf({ ...LEAVING_GROUNDS, moved: '迁入他户' });

const relationOf = z.strictObject({ personId: z.string(), relation: oneOf(RELATIONS) });

const person = {
  personId: z.string(),
  /** Salted commitment to name and identity number, which lie in the vault. */
  commitment: z.string(),
  relation: oneOf(RELATIONS),
  /** The 18th birthday of whoever was a minor when recorded; nothing is said of adults. */
  fullCapacityFrom: z.string().optional(),
};
const personSchema = z.strictObject(person);

/** Where a household stands: every event of one tells it to those who follow. */
const place = { householdId: z.string(), collectiveId: z.string(), divisionCode: z.string() };

export const HouseholdRegistered = eventType('HouseholdRegistered', {
  title: '农户已登记',
  version: 2,
  data: {
    ...place,
    /** 承包方编码, 18 digits. */
    contractorCode: z.string(),
    members: z.array(
      z.strictObject({
        ...person,
        /** Member of the collective (成员), confirmed by procedure before the law of 2025. */
        collectiveMember: z.boolean(),
      }),
    ),
  },
});

export const PersonJoinedHousehold = eventType('PersonJoinedHousehold', {
  title: '人员已入户',
  data: {
    ...place,
    ...person,
    ground: oneOf(ARRIVAL_GROUNDS),
    /** The household of the same collective that the person was moved from. */
    fromHouseholdId: z.string().optional(),
  },
});

export const PersonLeftHousehold = eventType('PersonLeftHousehold', {
  title: '人员已离户',
  data: {
    ...place,
    personId: z.string(),
    ground: leavingGround,
    toHouseholdId: z.string().optional(),
    /** What those who stay are to the head from now on, where that changes. */
    staying: z.array(relationOf),
  },
});

export const HeadOfHouseholdNamed = eventType('HeadOfHouseholdNamed', {
  title: '户主已确定',
  data: {
    ...place,
    /** What everybody is to the new head. */
    relations: z.array(relationOf),
  },
});

/** The whole result of a split, before the new household is there. */
export const HouseholdSplitDecided = eventType('HouseholdSplitDecided', {
  title: '分户已决定',
  data: {
    ...place,
    newHouseholdId: z.string(),
    /** 承包方编码 of the new household. */
    contractorCode: z.string(),
    /** Who goes, and what they are to the head of the new household. */
    members: z.array(personSchema),
    staying: z.array(relationOf),
    /** The part of the household's income shares that goes with them. */
    sharePortion: fractionSchema,
  },
});

export const HouseholdEstablished = eventType('HouseholdEstablished', {
  title: '新户已立',
  data: {
    ...place,
    contractorCode: z.string(),
    fromHouseholdId: z.string(),
    members: z.array(personSchema),
    sharePortion: fractionSchema,
  },
});

export const HouseholdSplitCompleted = eventType('HouseholdSplitCompleted', {
  title: '分户已办结',
  data: {
    ...place,
    newHouseholdId: z.string(),
    left: z.array(z.string()),
    staying: z.array(relationOf),
  },
});

/** The contractor code was taken meanwhile: everybody stays. */
export const HouseholdSplitFellThrough = eventType('HouseholdSplitFellThrough', {
  title: '分户未办成',
  data: { ...place, newHouseholdId: z.string(), cause: z.string() },
});

export const HouseholdsMerged = eventType('HouseholdsMerged', {
  title: '并户已登记',
  data: { ...place, absorbedHouseholdId: z.string(), members: z.array(personSchema) },
});

/** Recorded with the household that was absorbed. */
export const HouseholdMergedInto = eventType('HouseholdMergedInto', {
  title: '农户已并入他户',
  data: { ...place, intoHouseholdId: z.string(), left: z.array(z.string()) },
});

export const HouseholdExtinctionRecorded = eventType('HouseholdExtinctionRecorded', {
  title: '农户消亡已登记',
  data: { ...place, extinctOn: z.string() },
});

/** Somebody's identity was put right: what the household keeps of it follows. */
export const HouseholdPersonCorrected = eventType('HouseholdPersonCorrected', {
  title: '家庭成员的更正已转入',
  data: {
    ...place,
    personId: z.string(),
    commitment: person.commitment,
    /** Said when the identity number was wrong. */
    majority: z.strictObject({ fullCapacityFrom: person.fullCapacityFrom }).optional(),
  },
});

/** Whoever gives contracted land back asks for none within its term (承包法 30). */
export const ContractLandWaived = eventType('ContractLandWaived', {
  title: '农户承包期内不再要求承包土地',
  data: { ...place, parcelCode: z.string(), until: z.string() },
});
