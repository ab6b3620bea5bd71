import {
  type Breach,
  type LegalDate,
  accountingLaw,
  civilCode,
  collectiveFinanceRules,
  formatYuan,
  landContractingLaw,
  numberKey,
  rule,
} from '#kernel';
import { cameToNothing, standingOf } from './life-rules.js';
import type { PlannedRent } from './payment-plan.js';
import type { Contract } from './state.js';

/* What follows when a contract is performed: effect, filing, money. */

/** Shared by taking effect and falling through: both end the wait of a concluded contract, once. */
export const contractAwaitsItsRights = rule<{ readonly contract: Contract }>({
  id: 'K9',
  code: 'CONTRACTS.ALREADY_DECIDED',
  sentence: '合同的生效或未能生效只发生一次。',
  basis: [civilCode('第五百零二条')],
  severity: 'block',
  breach: ({ contract }) =>
    contract.standing === 'concluded'
      ? undefined
      : { detail: `${standingOf(contract)}，已不在待生效状态。`, wayForward: '不必再办。' },
});

export interface FilingEntry {
  readonly contract: Contract;
  readonly filedOn: LegalDate;
  readonly today: LegalDate;
}

export const contractIsFiledOnce = rule<FilingEntry>({
  id: 'K6',
  code: 'CONTRACTS.ALREADY_FILED',
  sentence: '合同生效后备案，只备案一次，备案日不早于签订日。',
  basis: [landContractingLaw('第三十六条')],
  severity: 'block',
  breach: ({ contract, filedOn, today }) => {
    const { number, signedOn } = contract;
    if (contract.filedOn)
      return { detail: `合同 ${number} 已于 ${contract.filedOn} 备案。`, wayForward: '不必再备案。' };
    if (contract.standing !== 'in-effect')
      return { detail: `${standingOf(contract)}，不能备案。`, wayForward: '待合同生效后备案。' };
    if (filedOn >= signedOn && filedOn <= today) return undefined;
    const detail = `备案日 ${filedOn} 应在签订日 ${signedOn} 与今天 ${today} 之间。`;
    return { detail, field: 'filedOn', wayForward: '核对备案日。' };
  },
});

export interface RentEntry {
  readonly contract: Contract;
}

export const rentIsOwedWhileInEffect = rule<RentEntry>({
  id: 'K7',
  code: 'CONTRACTS.NOT_IN_EFFECT',
  sentence: '合同生效后才有租金的收付。',
  basis: [civilCode('第五百零二条')],
  severity: 'block',
  // What fell due before a contract was over is owed still.
  breach: ({ contract }) =>
    contract.standing !== 'concluded' && !cameToNothing(contract)
      ? undefined
      : {
          detail: `${standingOf(contract)}，不能登记租金。`,
          wayForward: '核对合同；待生效的，生效后再登记。',
        },
});

export interface RentDueEntry extends RentEntry {
  readonly upTo: LegalDate;
  readonly today: LegalDate;
  /** What fell due up to the day and is not recorded yet. */
  readonly rents: readonly PlannedRent[];
}

export const someRentHasFallenDue = rule<RentDueEntry>({
  id: 'K10',
  code: 'CONTRACTS.NO_RENT_DUE',
  sentence: '租金到付款日才登记应收，每笔登记一次。',
  basis: [civilCode('第七百二十一条')],
  severity: 'block',
  breach: ({ contract, rents, upTo, today }) => {
    const wayForward = '到付款日再登记；各笔付款日见合同的付款计划。';
    if (upTo > today) return { detail: `${upTo} 还没有到，租金尚未到期。`, field: 'upTo', wayForward };
    if (rents.length > 0) return undefined;
    const detail = `合同 ${contract.number} 到 ${upTo} 为止没有新到期的租金。`;
    return { detail, field: 'upTo', wayForward };
  },
});

export const receiptIsRecordedOnce = rule<RentEntry & { readonly receiptNumber: string }>({
  id: 'K12',
  code: 'CONTRACTS.RECEIPT_ALREADY_RECORDED',
  sentence: '一张收据只登记一次。',
  basis: [accountingLaw('第十四条')],
  severity: 'block',
  breach: ({ contract, receiptNumber }) =>
    contract.receipts.some((each) => numberKey(each) === numberKey(receiptNumber))
      ? {
          detail: `收据 ${receiptNumber} 在合同 ${contract.number} 下已经登记过。`,
          field: 'receiptNumber',
          wayForward: '核对收据编号；同一张收据不必再登记。',
        }
      : undefined,
});

export interface ReceiptEntry {
  readonly outstandingFen: number | undefined;
  readonly amountFen: number;
  readonly year: number;
  readonly receivedOn: LegalDate;
  readonly signedOn: LegalDate;
  readonly today: LegalDate;
}

function receivedOutOfTime({ receivedOn, signedOn, today }: ReceiptEntry): Breach | undefined {
  return receivedOn < signedOn || receivedOn > today
    ? {
        detail: `收款日 ${receivedOn} 应在合同签订日 ${signedOn} 与今天 ${today} 之间。`,
        field: 'receivedOn',
        wayForward: '按收据核对收款日。',
      }
    : undefined;
}

function notYetDue({ year, outstandingFen }: ReceiptEntry): Breach | undefined {
  return outstandingFen === undefined
    ? {
        detail: `第 ${year} 年的租金还没有登记应收。`,
        field: 'year',
        wayForward: '先登记应收租金；预收以后年度的租金尚不能登记。',
      }
    : undefined;
}

function moreThanOutstanding({ amountFen, outstandingFen = 0 }: ReceiptEntry): Breach | undefined {
  return amountFen > outstandingFen
    ? {
        detail: `收款 ${formatYuan(amountFen)} 元超过未收的 ${formatYuan(outstandingFen)} 元。`,
        field: 'amountFen',
        facts: { outstandingFen },
        wayForward: `核对金额，最多登记 ${formatYuan(outstandingFen)} 元。`,
      }
    : undefined;
}

export const receiptSettlesADue = rule<ReceiptEntry>({
  id: 'K8',
  code: 'CONTRACTS.RECEIPT_WITHOUT_DUE',
  sentence: '收款对应一笔已到期的应收租金，不超过未收的余额。',
  basis: [collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: (entry) => receivedOutOfTime(entry) ?? notYetDue(entry) ?? moreThanOutstanding(entry),
});
