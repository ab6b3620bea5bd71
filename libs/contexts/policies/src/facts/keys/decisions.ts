import { type LegalDate, collectivesLaw, landContractingLaw, landManagementLaw } from '#kernel';
import { BODIES, EVER, type StatutoryValue, policyKey } from './shapes.js';

const COLLECTIVES_LAW_IN_FORCE: LegalDate = '2025-05-01';

type Body = 'members-assembly' | 'representatives-assembly';
const MEMBERS: Body[] = ['members-assembly'];
const EITHER: Body[] = ['members-assembly', 'representatives-assembly'];

function bodies(matter: string, ...statute: StatutoryValue<Body[]>[]) {
  return policyKey(BODIES, {
    title: `${matter}：可作决定的会议`,
    rules: ['V2'],
    example: MEMBERS,
    statute,
  });
}

/** What 集体法 28 keeps from the representatives since it is in force. */
const reserved = { from: COLLECTIVES_LAW_IN_FORCE, value: MEMBERS, basis: collectivesLaw('第二十八条') };
/** What it leaves to either body. */
const open = { from: COLLECTIVES_LAW_IN_FORCE, value: EITHER, basis: collectivesLaw('第二十八条') };
const byContractingLaw = (article: string) => ({
  from: EVER,
  value: EITHER,
  basis: landContractingLaw(article),
});

/** Which assembly may decide a matter (集体法 26, 28; 承包法 19, 28, 52; 土地管理法 63). */
export const DECISION_KEYS = {
  'decisions.bodies.land-lease-outside': bodies(
    '未承包地由集体以外的单位、个人承包或租赁',
    reserved,
    byContractingLaw('第五十二条'),
  ),
  'decisions.bodies.land-lease-members': bodies(
    '未承包地由本集体成员承包或租赁',
    byContractingLaw('第五十一条'),
  ),
  'decisions.bodies.household-contracting-plan': bodies(
    '土地承包方案',
    reserved,
    byContractingLaw('第十九条'),
  ),
  'decisions.bodies.charter': bodies('章程的制定和修改', reserved),
  'decisions.bodies.member-confirmation': bodies('成员的确认', reserved),
  'decisions.bodies.homestead-use': bodies('宅基地的使用', reserved),
  'decisions.bodies.quantification-plan': bodies('收益权份额的量化方案', reserved),
  'decisions.bodies.compensation-distribution': bodies('土地补偿费的分配、使用办法', reserved),
  'decisions.bodies.merger-or-split': bodies('集体经济组织的合并、分立', reserved),
  'decisions.bodies.construction-land-use': bodies('集体经营性建设用地的使用、出让、出租方案', {
    from: EVER,
    value: EITHER,
    basis: landManagementLaw('第六十三条'),
  }),
  'decisions.bodies.income-distribution': bodies('收益分配方案', open),
  'decisions.bodies.major-investment': bodies('投资等重大事项', open),
};
