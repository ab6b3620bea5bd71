import type { NamedHousehold } from '#collectives/facts';
import { addYears, civilCode, formatYuan, landContractingLaw, registerRules, rule } from '#kernel';
import { isRunning } from './life-rules.js';
import { type LessorSuccession, letBy, payeeOn } from './lessors.js';
import { partyInWords } from './party-words.js';
import { CONTRACT_STANDINGS, type Contract, type Due } from './state.js';

export interface LessorEntry {
  readonly contract: Contract;
  readonly succession: LessorSuccession;
  /** The former lessor and the successor, as registered. */
  readonly households: readonly NamedHousehold[];
}

/** From when on whom the lease goes on with, in whose place; without its full stop. */
function followedInWords({ succession, households }: LessorEntry): string {
  const { former, successor, from } = succession;
  const [left, followed] = [former, successor].map((party) => partyInWords(party, households));
  return `自 ${from} 起由${followed}承受${left}的出租方地位`;
}

function nobodyIsSucceeded({ contract, succession, households }: LessorEntry): string | undefined {
  const { kind, parcels, successions = [], standing } = contract;
  if (kind !== 'household-lease') return '不是承包农户出租的合同';
  if (standing !== 'concluded' && !isRunning(contract)) return `是“${CONTRACT_STANDINGS[standing]}”`;
  const { parcelCode, rightId, former } = succession;
  if (successions.some((each) => each.parcelCode === parcelCode && each.rightId === rightId))
    return '已经变更出租方';
  return parcels.some((each) => each.parcelCode === parcelCode && each.grantor.id === former.id)
    ? undefined
    : `中的地块 ${parcelCode} 不是由${partyInWords(former, households)}出租的`;
}

export const lessorIsSucceededOnce = rule<LessorEntry>({
  id: 'CL25',
  code: 'CONTRACTS.NO_LESSOR_TO_SUCCEED',
  sentence: '出租的承包地转让、互换的，新的承包方承受出租方的地位，每次变更一次。',
  basis: [civilCode('第七百二十五条'), landContractingLaw('第三十四条')],
  severity: 'block',
  breach: (entry) => {
    const complaint = nobodyIsSucceeded(entry);
    return complaint === undefined
      ? undefined
      : { detail: `合同 ${entry.contract.number} ${complaint}。`, wayForward: '不必再办。' };
  },
});

/** Who lets by now what the former lessor let, as one says it. */
function landInWords({ contract, succession, households }: LessorEntry): string {
  const { former } = succession;
  const gone = [...(contract.successions ?? []), succession].filter((each) => each.former.id === former.id);
  const kept = letBy(contract.parcels, succession).filter(({ grantor }) => grantor.id === former.id);
  const left = kept.map(({ parcelCode }) => parcelCode).join('、');
  const whose = partyInWords(former, households);
  const rest = left ? `${whose}还有地块 ${left}` : `${whose}在合同下已没有土地`;
  const went = gone.map(
    (each) => `地块 ${each.parcelCode} 归${partyInWords(each.successor, households).trimEnd()}`,
  );
  return [...went, rest].join('，');
}

/** Which rents of the plan are the former lessor's and to be divided, as one says it. */
function linesInWords({ contract, succession: { former, from }, households }: LessorEntry): string {
  const { payments, successions } = contract;
  const lines = (payments?.lines ?? []).flatMap(({ payee }, at) =>
    payeeOn(payee, from, successions).id === former.id ? [`第 ${at + 1} 笔`] : [],
  );
  return lines.length > 0
    ? `付给${partyInWords(former, households)}的租金（付款计划${lines.join('、')}）`
    : '租金';
}

export const rentIsDividedAnew = rule<LessorEntry>({
  id: 'CL26',
  code: 'CONTRACTS.RENT_TO_BE_DIVIDED',
  sentence:
    '出租方的承包地只转移一部分、分别归几户，或者换得同一合同中的地块的，以后的租金怎样分，由各方以补充协议写明。',
  basis: [civilCode('第七百二十五条'), civilCode('第五百四十三条'), registerRules('合同当事人')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '承包地转移之日起尽快办理，没有法定的截止日。',
    consequence: '没有补充协议以前，租金仍按原付款计划付给原收款人，由各方自行结算。',
  },
  breach: (entry) => {
    const { parcelCode, rentPasses, rightId: occurrence } = entry.succession;
    if (rentPasses) return undefined;
    const followed = `${followedInWords(entry)}（${landInWords(entry)}）`;
    return {
      detail: `合同 ${entry.contract.number} 的地块 ${parcelCode} ${followed}，${linesInWords(entry)}还没有分。`,
      occurrence,
      wayForward: '登记补充协议，写明以后各年的租金付给谁、各付多少。',
    };
  },
});

/**
 * What is recorded as due, or received, of the years that the plan makes due since the land passed, and was the former
 * lessor's: all that is received where the rent passes, for what is not is owed to the successor by itself; all that is
 * recorded where it is still to be divided.
 */
function rentToSettle({ contract, succession }: LessorEntry): readonly Due[] {
  const { payments, successions = [], dues } = contract;
  const { former, from, rentPasses } = succession;
  return dues.filter(({ line, year, receivedFen }) => {
    const payee = payments?.lines[line]?.payee;
    const onPlan = payments && addYears(payments.firstDueOn, year - 1);
    if (!payee || !onPlan || payeeOn(payee, onPlan, successions).id !== former.id) return false;
    if (!rentPasses) return onPlan >= from;
    return receivedFen > 0 && payeeOn(payee, onPlan, [...successions, succession]).id !== former.id;
  });
}

export const rentOfLaterYearsIsSettled = rule<LessorEntry>({
  id: 'CL62',
  code: 'CONTRACTS.RENT_TO_BE_SETTLED_BETWEEN_LESSORS',
  sentence:
    '承包地转移以后到付款日的租金归新的承包方；转移登记得晚，已经付给原承包方或者还没有分就登记应收的，不改登记，由双方结算。',
  basis: [civilCode('第七百二十五条'), civilCode('第九百八十五条'), registerRules('账务连续')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '出租方变更登记之后尽快办理，没有法定的截止日。',
    consequence: '没有结算以前，列入待办；双方不能结清的，按农村土地承包纠纷调解仲裁处理。',
  },
  breach: (entry) => {
    const { contract } = entry;
    const rents = rentToSettle(entry).map(
      ({ year, amountFen, receivedFen }) =>
        `第 ${year} 年 ${formatYuan(amountFen)} 元（已收 ${formatYuan(receivedFen)} 元）`,
    );
    if (rents.length === 0) return undefined;
    const { rightId: occurrence } = entry.succession;
    const detail = `合同 ${contract.number} ${followedInWords(entry)}，此后到付款日、已经登记给原出租方的租金有${rents.join('、')}。`;
    return { detail, occurrence, wayForward: '请双方结算其中应归新出租方的部分，把结算凭据存入合同档案。' };
  },
});
