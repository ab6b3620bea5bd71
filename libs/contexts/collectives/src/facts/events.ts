import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** By the kind of organisation in the credit code. */
export const COLLECTIVE_LEVELS = { N1: '组级', N2: '村级', N3: '乡镇级' } as const;
export const collectiveLevel = oneOf(COLLECTIVE_LEVELS);

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

export const CollectiveRegistered = eventType('CollectiveRegistered', {
  title: '集体经济组织已登记',
  data: {
    /** 统一社会信用代码, 18 characters; also the accounting entity. */
    collectiveId: z.string(),
    name: z.string(),
    level: collectiveLevel,
    divisionCode: z.string(),
    registeredOn: z.string(),
  },
});

export const HouseholdRegistered = eventType('HouseholdRegistered', {
  title: '农户已登记',
  data: {
    householdId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    /** 承包方编码, 18 digits. */
    contractorCode: z.string(),
    members: z.array(
      z.strictObject({
        personId: z.string(),
        /** Salted commitment to name and identity number, which lie in the vault. */
        commitment: z.string(),
        relation: oneOf(RELATIONS),
        /** Member of the collective (成员), confirmed by procedure. */
        collectiveMember: z.boolean(),
      }),
    ),
  },
});
