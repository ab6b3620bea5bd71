import { z } from 'zod';
import { PERIOD_UNITS, oneOf } from '#kernel';

const period = z.strictObject({
  count: z.int().min(1).max(1_000),
  unit: oneOf(PERIOD_UNITS),
});
const partyKinds = z.array(z.enum(['household', 'cooperative', 'company', 'other-organisation', 'person']));
const bodies = z.array(z.enum(['members-assembly', 'representatives-assembly'])).min(1);

/** Every local number and list that rules read: its Chinese name and the shape of its value. Statute is code. */
export const POLICY_KEYS = {
  'capital-review.kinds': { title: '须经资格审查的受让方类型（工商企业等社会资本）', schema: partyKinds },
  'capital-review.area-from-dm2': {
    title: '须经资格审查的流转面积下限（0.01 平方米）',
    schema: z.int().min(0),
  },
  'conveyance.filing-period': { title: '流转合同签订后备案的期限', schema: period },
  'contracts.other-method-years': {
    title: '四荒等以其他方式承包的最长年限',
    schema: z.int().min(1).max(70),
  },
  'decisions.bodies.land-lease-outside': {
    title: '未承包地由集体以外的单位、个人承包或租赁：可作决定的会议',
    schema: bodies,
  },
  'decisions.bodies.household-contracting-plan': { title: '土地承包方案：可作决定的会议', schema: bodies },
} as const;

export type PolicyKey = keyof typeof POLICY_KEYS;
export type PolicyValue<Key extends PolicyKey> = z.output<(typeof POLICY_KEYS)[Key]['schema']>;
