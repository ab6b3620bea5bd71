import { civilCode, landContractingLaw, registerRules, rule } from '#kernel';
import { isRunning } from './life-rules.js';
import type { LessorSuccession } from './lessors.js';
import { CONTRACT_STANDINGS, type Contract } from './state.js';

export interface LessorEntry {
  readonly contract: Contract;
  readonly succession: LessorSuccession;
}

function nobodyIsSucceeded({ contract, succession }: LessorEntry): string | undefined {
  const { kind, parcels, successions = [], standing } = contract;
  if (kind !== 'household-lease') return '不是承包农户出租的合同';
  if (standing !== 'concluded' && !isRunning(contract)) return `是“${CONTRACT_STANDINGS[standing]}”`;
  const { parcelCode, rightId, former } = succession;
  if (successions.some((each) => each.parcelCode === parcelCode && each.rightId === rightId))
    return '已经变更出租方';
  return parcels.some((each) => each.parcelCode === parcelCode && each.grantor.id === former.id)
    ? undefined
    : `中的地块 ${parcelCode} 不是由 ${former.id} 出租的`;
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

export const rentIsDividedAnew = rule<LessorEntry>({
  id: 'CL26',
  code: 'CONTRACTS.RENT_TO_BE_DIVIDED',
  sentence:
    '出租方的承包地只转移一部分，或者新的承包方原来就是出租方之一的，以后的租金怎样分，由各方以补充协议写明。',
  basis: [civilCode('第七百二十五条'), civilCode('第五百四十三条'), registerRules('合同当事人')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '承包地转移之日起尽快办理，没有法定的截止日。',
    consequence: '没有补充协议以前，租金仍按原付款计划付给原收款人，由各方自行结算。',
  },
  breach: ({ contract, succession: { parcelCode, former, successor, from, rentPasses, rightId } }) =>
    rentPasses
      ? undefined
      : {
          detail: `合同 ${contract.number} 的地块 ${parcelCode} 自 ${from} 起由 ${successor.id} 承受 ${former.id} 的出租方地位，租金还没有分。`,
          occurrence: rightId,
          wayForward: '登记补充协议，写明以后各年的租金付给谁、各付多少。',
        },
});
