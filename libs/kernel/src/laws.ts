import type { LegalBasis } from './rejection.js';

const cited =
  (law: string) =>
  (article: string): LegalBasis => ({ law, article });

/** The norms that rules cite, by their full titles; each gives a basis from an article as it is cited. */
export const landContractingLaw = cited('农村土地承包法');
export const collectivesLaw = cited('农村集体经济组织法');
export const legislationLaw = cited('立法法');
export const civilCode = cited('民法典');
export const personalDataLaw = cited('个人信息保护法');
export const landManagementLaw = cited('土地管理法');
export const landManagementRegulations = cited('土地管理法实施条例');
export const urbanLandGrantRegulations = cited('城镇国有土地使用权出让和转让暂行条例');
export const ruralRevitalisationLaw = cited('乡村振兴促进法');
/** 农经发〔2019〕4 号. */
export const idleHomesteadNotice = cited('关于积极稳妥开展农村闲置宅基地和闲置住宅盘活利用工作的通知');
/** 国办发〔2007〕71 号. */
export const ruralConstructionLandNotice = cited('关于严格执行有关农村集体建设用地法律和政策的通知');
export const forestLaw = cited('森林法');
export const accountingLaw = cited('会计法');
export const villageCommitteeLaw = cited('村民委员会组织法');
/** 农业农村部令 2021 年第 1 号. */
export const conveyanceMeasures = cited('农村土地经营权流转管理办法');
/** 山西省，2023. */
export const exchangeMeasures = cited('山西省农村产权流转交易管理办法（试行）');
/** 财农〔2021〕121 号. */
export const collectiveFinanceRules = cited('农村集体经济组织财务制度');
/** 农经发〔2017〕11 号: every year at 12-31, reported by the next 3-31. */
export const inventoryNotice = cited('关于全面开展农村集体资产清产核资工作的通知');
/** 国办函〔2021〕51 号. */
export const assistedAssetsOpinion = cited('关于加强扶贫项目资产后续管理的指导意见');
/** 法释〔2005〕6 号, 2020 revision. */
export const contractingDisputesInterpretation = cited(
  '最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释',
);
export const creditCodeStandard = cited('GB 32100-2015 法人和其他组织统一社会信用代码编码规则');
export const parcelCodeStandard = cited('GB/T 35958-2018 农村土地承包经营权要素编码规则');
export const unitCodeStandard = cited('GB/T 37346-2019 不动产单元编码规则');
export const surveyRules = cited('NY/T 2537-2014 农村土地承包经营权调查规程');
/** What the registry itself needs to stay in order, where no statute speaks. */
export const registerRules = cited('地契登记簿规则');
