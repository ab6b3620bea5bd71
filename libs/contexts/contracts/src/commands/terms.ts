import {
  Choice,
  CreditCode,
  DivisionCode,
  DocumentNumber,
  FenField,
  IntegerField,
  LegalDateField,
  Nested,
  NestedList,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import { RECEIVING_ACCOUNTS } from '../facts/index.js';
import { UnderANumber } from './contract-numbers.js';

/** Parcels in one contract at most: each is loaded, held and confirmed by itself. */
export const PARCELS_LIMIT = 100;
export const CONTRACT_FORMS = { written: '书面', oral: '口头' } as const;

/** What every contract over land says. */
export abstract class ContractTerms extends UnderANumber {
  @CreditCode('发包方（集体经济组织代码）')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @DocumentNumber('合同编号', { example: '辽黄(2026)流转001' })
  number: string;

  @Choice('合同形式', CONTRACT_FORMS)
  form: keyof typeof CONTRACT_FORMS;

  @LegalDateField('签订日')
  signedOn: string;

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;

  @Text('约定用途', 50, { example: '种植中药材' })
  agreedUse: string;
}

class PaymentStep {
  @IntegerField('从第几年起', 1, 70)
  fromYear: number;

  @FenField('每年租金（分；只按产值分成、没有保底的填 0）', { min: 0 })
  amountFen: number;
}

class RentInKind {
  @Text('实物名称', 20, { example: '玉米' })
  product: string;

  @IntegerField('每年数量（千克）', 1, 100_000_000)
  quantityKg: number;

  @FenField('合同约定的每千克单价（分）')
  priceFen: number;
}

class YieldShare {
  @IntegerField('分成比例的分子', 1, 10_000)
  numerator: number;

  @IntegerField('分成比例的分母', 1, 10_000)
  denominator: number;
}

class RentAdjustment {
  @IntegerField('每几年调整一次', 1, 30)
  everyYears: number;

  @IntegerField('每次调整的幅度（万分之几，降低的为负）', -2_000, 2_000)
  basisPoints: number;
}

class PlannedPayment {
  @SubjectId('收款的出租农户；集体出租的不填', { optional: true })
  payeeHouseholdId?: string;

  @IntegerField('付款的承租方（第几个，从 1 起；不填为第 1 个）', 1, 20, { optional: true })
  payer?: number;

  @Choice('收款账户', RECEIVING_ACCOUNTS)
  account: keyof typeof RECEIVING_ACCOUNTS;

  @NestedList('各年租金', () => PaymentStep, { max: 70 })
  steps: PaymentStep[];

  @Nested('实物折价（以实物计租的填）', () => RentInKind, { optional: true })
  inKind?: RentInKind;

  @Nested('产值分成（按产值分成的填）', () => YieldShare, { optional: true })
  yieldShare?: YieldShare;

  @Nested('定期调整（约定每几年调整租金的填）', () => RentAdjustment, { optional: true })
  adjustment?: RentAdjustment;
}

/** Fixed rent has one step from year 1; stepped rent has several; other forms have a part of their own beside them. */
export class PaymentPlan {
  @LegalDateField('第一年租金的付款日（以后每年同日）')
  firstDueOn: string;

  @NestedList('各笔租金', () => PlannedPayment, { max: PARCELS_LIMIT })
  lines: PlannedPayment[];
}

const GRANTEE_KINDS = {
  household: '农户',
  cooperative: '农民专业合作社',
  company: '企业',
  'other-organisation': '其他组织',
} as const;

/** Who receives the right: a registered household, or an organisation with its code and name. */
export class Grantee {
  @Choice('承租方类型', GRANTEE_KINDS)
  kind: keyof typeof GRANTEE_KINDS;

  @SubjectId('农户编号（承租方是农户时填）', { optional: true })
  householdId?: string;

  @CreditCode('统一社会信用代码（承租方是单位时填）', { optional: true })
  creditCode?: string;

  @Text('单位名称（承租方是单位时填）', 60, { optional: true, example: '左权县太行种植专业合作社' })
  name?: string;
}

/** Terms of a lease: to whom, and for what. */
export abstract class LeaseTerms extends ContractTerms {
  @NestedList('承租方', () => Grantee, { max: 20 })
  grantees: Grantee[];

  @Nested('付款计划', () => PaymentPlan)
  payments: PaymentPlan;

  @FenField('约定的定金（分；没有约定的不填）', { optional: true })
  earnestMoneyFen?: number;

  @DocumentNumber('挂牌项目编号（经挂牌成交的填）', { optional: true, example: '左产交〔2026〕18号' })
  listingId?: string;

  @SubjectId('通过的资格审查、项目审核', { optional: true })
  capitalReviewId?: string;
}
