import { z } from 'zod';
import { PERIOD_UNITS, oneOf } from '#kernel';

const period = z.strictObject({
  count: z.int().min(1).max(1_000),
  unit: oneOf(PERIOD_UNITS),
});
const partyKinds = z.array(z.enum(['household', 'cooperative', 'company', 'other-organisation', 'person']));
const bodies = z
  .array(
    z.enum([
      'members-assembly',
      'representatives-assembly',
      'board',
      'villagers-assembly',
      'villagers-representatives',
      'villagers-group',
    ]),
  )
  .min(1);
const decidedBy = (matter: string) => ({ title: `${matter}：可作决定的会议`, schema: bodies });

/** Every local number and list that rules read: its Chinese name and the shape of its value. Statute is code. */
export const POLICY_KEYS = {
  'capital-review.kinds': { title: '须经资格审查的受让方类型（工商企业等社会资本）', schema: partyKinds },
  'capital-review.area-from-dm2': {
    title: '须经资格审查的流转面积下限（0.01 平方米）',
    schema: z.int().min(0),
  },
  'conveyance.filing-period': { title: '流转合同签订后备案的期限', schema: period },
  'decisions.bodies.land-lease-outside': decidedBy('未承包地由集体以外的单位、个人承包或租赁'),
  'decisions.bodies.land-lease-members': decidedBy('未承包地由本集体成员承包或租赁'),
  'decisions.bodies.household-contracting-plan': decidedBy('土地承包方案'),
  'decisions.bodies.land-adjustment': decidedBy('承包地的个别调整'),
  'decisions.bodies.extension-scheme': decidedBy('二轮延包方案'),
  'decisions.bodies.forest-conveyance': decidedBy('未承包林地的流转'),
  'decisions.bodies.homestead-use': decidedBy('宅基地的使用'),
  'decisions.bodies.construction-land-use': decidedBy('集体经营性建设用地的使用、出让、出租方案'),
  'decisions.bodies.quantification-plan': decidedBy('收益权份额的量化方案'),
  'decisions.bodies.compensation-distribution': decidedBy('土地补偿费的分配、使用办法'),
  'decisions.bodies.income-distribution': decidedBy('收益分配方案'),
  'decisions.bodies.asset-disposal': decidedBy('集体资产的处置'),
  'decisions.bodies.major-investment': decidedBy('投资等重大事项'),
  'decisions.bodies.borrowing': decidedBy('举借债务'),
  'decisions.bodies.merger-or-split': decidedBy('集体经济组织的合并、分立'),
  'decisions.bodies.inventory-confirmation': decidedBy('清产核资结果的确认'),
  'decisions.bodies.charter': decidedBy('章程的制定和修改'),
  'decisions.bodies.internal-rules': decidedBy('内部管理制度'),
  'decisions.bodies.member-confirmation': decidedBy('成员的确认'),
  'decisions.bodies.income-sharer-admission': decidedBy('非成员参与收益分配'),
  'decisions.bodies.officer-election': decidedBy('理事、监事的选举和罢免'),
  'decisions.bodies.officer-pay': decidedBy('理事、监事的报酬和主要经营管理人员的聘任'),
  'decisions.bodies.plans-and-budget': decidedBy('发展规划、经营计划和财务预决算'),
  'decisions.bodies.board-business': decidedBy('理事会职权内的事项'),
  'decisions.bodies.other': decidedBy('章程规定的其他事项'),
  'decisions.four-discussions-required': {
    title: '四议不全或次序不对即不予登记的事项（其余事项只作提示）',
    schema: z.array(z.string().min(1).max(60)).max(100),
  },
  'decisions.validity': { title: '决议没有写明有效期时的有效期', schema: period },
  'decisions.disclosure-period': { title: '决议作出后公开的期限', schema: period },
} as const;

export type PolicyKey = keyof typeof POLICY_KEYS;
export type PolicyValue<Key extends PolicyKey> = z.output<(typeof POLICY_KEYS)[Key]['schema']>;
