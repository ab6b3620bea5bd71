import { landContractingLaw, registerRules, rule } from '#kernel';
import { standingOf } from './life-rules.js';
import type { NumberedContract } from './contract-number.js';
import type { Contract } from './state.js';

/* What process managers carry into contracts when land is assigned, swapped, reshaped, given back, recalled or expropriated. */

export const landIsUnderTheContract = rule<{ readonly contract: Contract; readonly parcelCode: string }>({
  id: 'CL21',
  code: 'CONTRACTS.LAND_NOT_UNDER_CONTRACT',
  sentence:
    '转让、互换、分割、合并、交回、退出、收回、征收的地块在合同之内，只随权利变动一次；旧合同不设立权利，不随之变动。',
  basis: [landContractingLaw('第三十条'), landContractingLaw('第三十三条'), landContractingLaw('第三十四条')],
  severity: 'block',
  breach: ({ contract, parcelCode }) =>
    !contract.old && contract.parcels.some((each) => each.parcelCode === parcelCode)
      ? undefined
      : { detail: `合同 ${contract.number} 没有地块 ${parcelCode}。`, wayForward: '不必再办。' },
});

export interface FollowedLand {
  readonly contract: Contract;
  readonly parcelCode: string;
  /** Ids of the rights on the parcel up to the one that is assigned or swapped: by one of them the contract has it. */
  readonly rightIds: readonly string[];
}

export const landHasNotComeBack = rule<FollowedLand>({
  id: 'CL24',
  code: 'CONTRACTS.LAND_HAS_COME_BACK',
  sentence: '合同随权利变动一次：地块以后经互换又回到合同的，不因从前的变动再退出。',
  basis: [landContractingLaw('第三十三条'), landContractingLaw('第三十四条')],
  severity: 'block',
  breach: ({ contract, parcelCode, rightIds }) => {
    const land = contract.parcels.find((each) => each.parcelCode === parcelCode);
    if (!land || rightIds.includes(land.rightId ?? contract.contractId)) return undefined;
    return { detail: `地块 ${parcelCode} 以后又回到合同 ${contract.number}。`, wayForward: '不必再办。' };
  },
});

export const assignedContractIsRecordedOnce = rule<{ readonly known: Contract | undefined }>({
  id: 'CL22',
  code: 'CONTRACTS.ASSIGNED_CONTRACT_RECORDED',
  sentence: '一次转让只产生一份受让方的承包合同。',
  basis: [registerRules('合同编号')],
  severity: 'block',
  breach: ({ known }) => known && { detail: `${standingOf(known)}，已经登记。`, wayForward: '不必再办。' },
});

export const assignedContractHasItsOwnNumber = rule<{
  readonly contract: NumberedContract;
  /** The contract that had the number first. */
  readonly numbered: NumberedContract | undefined;
}>({
  id: 'CL23',
  code: 'CONTRACTS.ASSIGNED_CONTRACT_SHARES_NUMBER',
  sentence: '转让登记以后、受让方的合同登记以前，编号已被另一合同占用的，合同照样成立，按签订日区分。',
  basis: [registerRules('合同编号')],
  severity: 'warn',
  breach: ({ contract, numbered }) =>
    numbered && numbered.contractId !== contract.contractId
      ? {
          detail: `合同编号 ${contract.number} 已用于 ${numbered.signedOn} 签订的另一合同，查询时按签订日区分。`,
        }
      : undefined,
});
