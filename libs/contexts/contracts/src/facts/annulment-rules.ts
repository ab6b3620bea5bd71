import { type Breach, accountingLaw, addDays, civilCode, registerRules, rule } from '#kernel';
import { type Parcel, carvedBeyond, laterRights, rightOf } from '#land-rights/facts';
import type { EarnestMoney } from './earnest-money.js';
import type { Contract } from './state.js';

/* A contract that is in the register and not in the world is taken out again, as long as nothing rests on it. */

export interface AnnulmentEntry {
  readonly contract: Contract;
  readonly earnest: EarnestMoney | undefined;
  /** The land of the contract as the register has it. */
  readonly land: readonly { readonly parcelCode: string; readonly state: Parcel | undefined }[];
}

const HOW_TO_GO_ON = '由它而来的登记也是误登的，先更正、撤销后来的；合同实际履行过的，按实际情况登记终止。';

function whatBecameOfIt({ contract, earnest }: AnnulmentEntry): string | undefined {
  const { dues, supplements, lengthened, renewedById, extensionSheetId, landMoved, byAssignment } = contract;
  if (dues.length > 0) return `已登记应收租金 ${dues.length} 笔，账已随之记载`;
  if (supplements.length > 0 || lengthened) return '已登记补充协议';
  if (earnest) return '已收定金，账已随之记载';
  if (renewedById !== undefined) return '已登记续签';
  if (byAssignment) return '由转让承包地而来，转让仍在登记簿上';
  if (landMoved) return '的地块已经转让、互换、分割、合并、交回、收回，或者出租方已经变更';
  return extensionSheetId === undefined ? undefined : '由延包活动订立，延包登记表以它为准';
}

export const nothingRestsOnTheContract = rule<AnnulmentEntry>({
  id: 'RC7',
  code: 'CONTRACTS.SOMETHING_RESTS_ON_IT',
  sentence: '误登的合同在据以记账、补充、续签、延包之前撤销；之后不再撤销，按实际情况登记终止。',
  basis: [civilCode('第二百二十条'), accountingLaw('第十四条')],
  severity: 'block',
  breach: (entry) => {
    const { contract } = entry;
    const fact = whatBecameOfIt(entry);
    return fact === undefined
      ? undefined
      : { detail: `合同 ${contract.number} ${fact}。`, field: 'contractId', wayForward: HOW_TO_GO_ON };
  },
});

const isSecurity =
  (id: string) =>
  ({ rightId, standing }: Parcel['encumbrances'][number]): boolean =>
    rightId === id && standing !== 'ended';

/** What others have by the right of the contract on one parcel, or what became of it. */
function whatBecameOfTheRight({ contractId, from }: Contract, parcel: Parcel | undefined) {
  const right = parcel && rightOf(parcel, contractId);
  if (!parcel || parcel.gone || right?.standing !== 'established')
    return '的权利已经转让、互换、交回、收回，或者地块已经分割、合并、征收';
  if (carvedBeyond(parcel, contractId, addDays(from, -1)).length > 0) return '上已有由它流转出的权利';
  if (laterRights(parcel, right).length > 0) return '已经延包';
  return parcel.encumbrances.some(isSecurity(contractId)) ? '上它的权利已设定担保' : undefined;
}

function whatStandsOnTheLand({ contract, land }: AnnulmentEntry): string | undefined {
  for (const { parcelCode, state } of land) {
    const fact = whatBecameOfTheRight(contract, state);
    if (fact !== undefined) return `地块 ${parcelCode} ${fact}`;
  }
  return undefined;
}

export const nothingRestsOnItsRights = rule<AnnulmentEntry>({
  id: 'RC8',
  code: 'CONTRACTS.SOMETHING_RESTS_ON_ITS_RIGHTS',
  sentence: '误登合同的权利没有流转、转让、互换、担保的才撤销；已经有的，先更正后来的登记。',
  basis: [civilCode('第二百二十条'), registerRules('更正登记')],
  severity: 'block',
  bears: ({ contract }) => contract.old === undefined,
  breach: (entry): Breach | undefined => {
    const fact = whatStandsOnTheLand(entry);
    return fact === undefined
      ? undefined
      : { detail: `${fact}。`, field: 'contractId', wayForward: HOW_TO_GO_ON };
  },
});

export const ANNULMENT_RULES = [nothingRestsOnTheContract, nothingRestsOnItsRights] as const;
