import {
  type LegalDate,
  accountingLaw,
  civilCode,
  collectiveFinanceRules,
  collectivesLaw,
  formatYuan,
  landContractingLaw,
  rule,
  yearsBegun,
} from '#kernel';
import type { ContractEntry } from './conclusion-rules.js';
import { type Party, RECEIVING_ACCOUNTS } from './events.js';
import { type Contract, plannedRents } from './state.js';

/* What follows when a contract is performed: money, filing. */

/** All rent of one contract at most, 10 亿元: beyond it somebody has typed zeros too many. */
const CONTRACT_LIMIT_FEN = 100_000_000_000;

export const paymentPlanFitsTheContract = rule<ContractEntry>({
  id: 'K5',
  code: 'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
  sentence: '租赁合同写明租金：由承租方付给出租方，自第一年起逐年约定。',
  basis: [landContractingLaw('第四十条'), collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: ({ kind, payments, grantors, grantees, signedOn, from, to }) => {
    if (!payments)
      return kind === 'household-contract'
        ? undefined
        : { detail: '租赁合同应填写租金和付款计划。', field: 'payments' };
    const years = yearsBegun(from, to);
    const { firstDueOn } = payments;
    if (firstDueOn < signedOn || firstDueOn > to)
      return {
        detail: `第一年租金的付款日 ${firstDueOn} 应在签订日 ${signedOn} 与止期 ${to} 之间。`,
        field: 'payments.firstDueOn',
      };
    const sum = plannedRents({ payments: { firstDueOn, lines: [...payments.lines] }, from, to }).reduce(
      (total, { amountFen }) => total + amountFen,
      0,
    );
    if (sum > CONTRACT_LIMIT_FEN)
      return {
        detail: `租金合计 ${formatYuan(sum)} 元，超过 10 亿元，请核对是否多写了零。`,
        field: 'payments',
      };
    const unpaid = grantors.find(({ id }) => !payments.lines.some(({ payee }) => payee.id === id));
    if (unpaid) return { detail: `出租方 ${unpaid.id} 没有租金，请在付款计划中写明。`, field: 'payments' };
    for (const [index, { payer, payee, steps }] of payments.lines.entries()) {
      const field = `payments.lines[${index}]`;
      if (!grantees.some(({ id }) => id === payer.id)) return { detail: '付款方应是承租方。', field };
      if (!grantors.some(({ id }) => id === payee.id))
        return { detail: `收款方 ${payee.id} 应是出租方。`, field };
      const ascending = steps.every((step, at) => at === 0 || step.fromYear > (steps[at - 1]?.fromYear ?? 0));
      if (steps[0]?.fromYear !== 1 || !ascending || (steps.at(-1)?.fromYear ?? 0) > years)
        return { detail: `租金的各档应从第 1 年起、逐档递增年份，不超过租期 ${years} 年。`, field };
    }
    return undefined;
  },
});

export const collectiveMoneyStaysOutOfPersonalAccounts = rule<{
  readonly receipts: readonly { readonly payee: Party; readonly account: keyof typeof RECEIVING_ACCOUNTS }[];
}>({
  id: 'M5',
  code: 'CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT',
  sentence: '集体资金不得存入个人账户。',
  basis: [collectivesLaw('第四十四条')],
  severity: 'block',
  breach: ({ receipts }) => {
    const kept = receipts.find(
      ({ payee, account }) => payee.kind !== 'collective' && account === 'collective-account',
    );
    if (kept)
      return {
        detail: '付给农户的租金不是集体收入，不能收入集体账户；集体代收的业务尚不能登记。',
        field: 'account',
        wayForward: '直接付到农户账户。',
      };
    const wrong = receipts.find(
      ({ payee, account }) =>
        payee.kind === 'collective' && account !== 'collective-account' && account !== 'cash',
    );
    return wrong
      ? {
          detail: `集体的租金不能收入${RECEIVING_ACCOUNTS[wrong.account]}。`,
          field: 'account',
          wayForward: '改填集体经济组织的银行账户；收现金的，当日缴存。',
        }
      : undefined;
  },
});

export interface FilingEntry {
  readonly contract: Contract;
  readonly filedOn: LegalDate;
  readonly today: LegalDate;
}

export const contractIsFiledOnce = rule<FilingEntry>({
  id: 'K6',
  code: 'CONTRACTS.ALREADY_FILED',
  sentence: '生效的流转合同备案一次，备案在签订之后。',
  basis: [landContractingLaw('第三十六条')],
  severity: 'block',
  breach: ({ contract, filedOn, today }) => {
    if (contract.filedOn) return { detail: `合同 ${contract.number} 已于 ${contract.filedOn} 备案。` };
    if (contract.standing !== 'in-effect')
      return { detail: `合同 ${contract.number} 尚未生效，不能备案。`, wayForward: '待合同生效后备案。' };
    return filedOn < contract.signedOn || filedOn > today
      ? { detail: `备案日 ${filedOn} 应在签订日 ${contract.signedOn} 与今天之间。`, field: 'filedOn' }
      : undefined;
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
  breach: ({ contract }) =>
    contract.standing === 'in-effect'
      ? undefined
      : { detail: `合同 ${contract.number} 没有生效，不能登记租金。` },
});

export const receiptIsRecordedOnce = rule<RentEntry & { readonly receiptNumber: string }>({
  id: 'K12',
  code: 'CONTRACTS.RECEIPT_ALREADY_RECORDED',
  sentence: '一张收据只登记一次。',
  basis: [accountingLaw('第十四条')],
  severity: 'block',
  breach: ({ contract, receiptNumber }) =>
    contract.receipts.includes(receiptNumber)
      ? {
          detail: `收据 ${receiptNumber} 在合同 ${contract.number} 下已经登记过，请核对是否重复录入。`,
          field: 'receiptNumber',
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

export const receiptSettlesADue = rule<ReceiptEntry>({
  id: 'K8',
  code: 'CONTRACTS.RECEIPT_WITHOUT_DUE',
  sentence: '收款对应一笔已到期的应收租金，不超过未收的余额。',
  basis: [collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: ({ outstandingFen, amountFen, year, receivedOn, signedOn, today }) => {
    if (receivedOn > today) return { detail: `收款日 ${receivedOn} 还没有到。`, field: 'receivedOn' };
    if (receivedOn < signedOn)
      return { detail: `收款日 ${receivedOn} 早于合同签订日 ${signedOn}。`, field: 'receivedOn' };
    if (outstandingFen === undefined)
      return {
        detail: `第 ${year} 年的租金还没有登记应收。`,
        field: 'year',
        wayForward: '先登记应收租金；预收以后年度的租金尚不能登记。',
      };
    return amountFen > outstandingFen
      ? {
          detail: `收款 ${formatYuan(amountFen)} 元超过未收的 ${formatYuan(outstandingFen)} 元。`,
          field: 'amountFen',
          facts: { outstandingFen },
        }
      : undefined;
  },
});
