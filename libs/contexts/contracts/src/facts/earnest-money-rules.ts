import { type LegalDate, civilCode, formatYuan, registerRules, rule, stepOutOfTime } from '#kernel';
import { EARNEST_OUTCOMES, type EarnestMoney, type EarnestOutcome } from './earnest-money.js';
import type { Party } from './events.js';
import { standingOf } from './life-rules.js';
import type { Contract } from './state.js';

/* The earnest money of a lease, when it is paid and when it is done with. */

export interface EarnestReceipt {
  readonly contract: Contract | undefined;
  readonly contractId: string;
  readonly known: EarnestMoney | undefined;
  readonly amountFen: number;
  readonly receivedOn: LegalDate;
  readonly payee: Party | undefined;
}

export const earnestMoneyIsAgreed = rule<EarnestReceipt>({
  id: 'M16a',
  code: 'CONTRACTS.NO_EARNEST_MONEY_AGREED',
  sentence: '收取的定金是合同约定的定金，由合同的发包、出租一方收取，在合同签订之日或以后。',
  basis: [civilCode('第五百八十六条')],
  severity: 'block',
  breach: ({ contract, contractId, payee, receivedOn }) => {
    const wayForward = '核对合同编号、日期和收取方；没有约定定金的，先订立补充协议或者按租金登记。';
    if (contract?.earnestMoneyFen === undefined)
      return { detail: `合同 ${contractId} 没有约定定金。`, field: 'contractId', wayForward };
    if (!payee)
      return { detail: '收取定金的不是合同的发包、出租一方。', field: 'payeeHouseholdId', wayForward };
    return receivedOn >= contract.signedOn
      ? undefined
      : { detail: `合同 ${contract.signedOn} 才签订。`, field: 'receivedOn', wayForward };
  },
});

export const earnestMoneyIsReceivedOnce = rule<EarnestReceipt>({
  id: 'M16b',
  code: 'CONTRACTS.EARNEST_MONEY_RECEIVED',
  sentence: '一份合同的定金只收取一次。',
  basis: [registerRules('定金')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `合同 ${known.contractNumber} 的定金 ${formatYuan(known.amountFen)} 元已在 ${known.receivedOn} 收取。`,
      field: 'contractId',
      wayForward: '不必再登记；另收的款项按租金登记。',
    },
});

export const earnestMoneyIsAsAgreed = rule<EarnestReceipt>({
  id: 'M16c',
  code: 'CONTRACTS.EARNEST_MONEY_DIFFERS',
  sentence: '实际交付的定金多于或者少于约定数额的，视为变更约定的定金数额。',
  basis: [civilCode('第五百八十六条')],
  severity: 'warn',
  bears: ({ contract }) => contract?.earnestMoneyFen !== undefined,
  breach: ({ contract, amountFen }) => {
    const agreedFen = contract?.earnestMoneyFen ?? amountFen;
    if (agreedFen === amountFen) return undefined;
    const detail = `约定定金 ${formatYuan(agreedFen)} 元，实收 ${formatYuan(amountFen)} 元，视为变更约定的数额。`;
    return { detail, field: 'amountFen', wayForward: '核对收据；数额有误的，更正后登记。' };
  },
});

export const earnestMoneySecuresSomething = rule<EarnestReceipt>({
  id: 'M40',
  code: 'CONTRACTS.EARNEST_MONEY_SECURES_NOTHING',
  sentence: '定金担保合同的履行：误登而撤销的合同、已经终止或者期满的合同，不再收取定金。',
  basis: [civilCode('第五百八十六条')],
  severity: 'block',
  bears: ({ contract }) => contract !== undefined,
  breach: ({ contract, receivedOn }) => {
    const wayForward = '核对合同编号和收款日；给另一份合同的，填那份合同；结清欠租的，按租金登记。';
    if (contract?.standing === 'annulled')
      return { detail: `${standingOf(contract)}，没有可以担保的债务。`, field: 'contractId', wayForward };
    const last = contract?.endedOn ?? contract?.to;
    if (!contract || last === undefined || receivedOn <= last) return undefined;
    const detail = `合同 ${contract.number} 的最后一日是 ${last}，${receivedOn} 已没有可以担保的债务。`;
    return { detail, field: 'receivedOn', wayForward };
  },
});

interface EarnestSettlement {
  readonly earnest: EarnestMoney;
  readonly contract: Contract | undefined;
  readonly outcome: EarnestOutcome;
  readonly settledOn: LegalDate;
  readonly hasPaper: boolean;
  readonly today: LegalDate;
}

export const earnestMoneyIsSettledOnce = rule<EarnestSettlement>({
  id: 'M16d',
  code: 'CONTRACTS.EARNEST_MONEY_SETTLED',
  sentence: '定金只结清一次，在收取之后。',
  basis: [registerRules('定金')],
  severity: 'block',
  breach: ({ earnest, settledOn: on, today }) =>
    earnest.outcome === undefined
      ? stepOutOfTime({ lastOn: earnest.receivedOn, on, onField: 'settledOn', today })
      : {
          detail: `定金已在 ${earnest.settledOn ?? ''} 结清：${EARNEST_OUTCOMES[earnest.outcome]}。`,
          field: 'contractId',
          wayForward: '不必再登记；在定金登记簿中核对。',
        },
});

export const breachOfEarnestIsProven = rule<EarnestSettlement>({
  id: 'M16e',
  code: 'CONTRACTS.EARNEST_BREACH_UNPROVEN',
  sentence:
    '债务人履行债务的，定金收回；给付方不履行债务的，无权请求返还；收受方不履行债务的，应当双倍返还。后两种写明双方的协议或者裁判文书。',
  basis: [civilCode('第五百八十七条'), civilCode('第五百八十八条')],
  severity: 'block',
  breach: ({ outcome, hasPaper }) =>
    outcome === 'returned' || hasPaper
      ? undefined
      : {
          detail: `“${EARNEST_OUTCOMES[outcome]}”没有双方的协议或者裁判文书。`,
          field: 'paperSha256',
          wayForward: '填写双方协议或者裁判文书扫描件的 SHA-256；合同已履行的，按收回登记。',
        },
});

export const annulledContractIsNotBroken = rule<EarnestSettlement>({
  id: 'M41',
  code: 'CONTRACTS.EARNEST_OF_ANNULLED_CONTRACT',
  sentence: '误登而撤销的合同没有人违约：收了的定金只能原数退还。',
  basis: [civilCode('第五百八十七条'), civilCode('第九百八十五条')],
  severity: 'block',
  breach: ({ contract, outcome }) =>
    contract?.standing === 'annulled' && outcome !== 'returned'
      ? {
          detail: `${standingOf(contract)}，不能按“${EARNEST_OUTCOMES[outcome]}”结清。`,
          field: 'outcome',
          wayForward: '把收的钱原数退还，结果填“合同履行后收回”；实际履行的是另一份合同的，按那份合同登记。',
        }
      : undefined,
});
