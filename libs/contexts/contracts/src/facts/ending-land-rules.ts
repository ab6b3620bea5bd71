import type { Household } from '#collectives/facts';
import {
  type LegalDate,
  type Rule,
  civilCode,
  forEvery,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import {
  BURDEN_RULES,
  type Parcel,
  type RightAtHand,
  contractInWords,
  conveyancesEndFirst,
  extensionIsFinishedFirst,
  landOfExtinctHouseholdReturns,
  securityEndsFirst,
  termInWords,
} from '#land-rights/facts';
import type { EndGroundCode } from './end-grounds.js';
import {
  type EndingRights,
  rightsUnderContract,
  sealedLandIsNotLetGo,
  securityOfEndedRightIsSettled,
} from './secured-end-rules.js';

/* What must hold of the land of a contract that ends as a whole: no less than when it is given up parcel by parcel. */

export interface LandOfEnding extends EndingRights {
  readonly ground: EndGroundCode;
  /** Nobody is there to go on with forest of a household that is no more. */
  readonly withoutHeirs: boolean;
  readonly households: readonly { readonly id: string; readonly state: Household | undefined }[];
}

export interface RightGivenUp extends RightAtHand {
  readonly ground: EndGroundCode;
  readonly withoutHeirs: boolean;
  /** Who has the right, as registered. */
  readonly household: Household | undefined;
}

/** Grounds on which the land goes back to whoever gave it; for these, by what way it does parcel by parcel. */
const WAYS_BACK: Readonly<Partial<Record<EndGroundCode, string>>> = {
  'voluntary-return': '自愿交回承包地（/api/land-rights/return-contract-land）',
  'household-extinct': '收回承包地（/api/land-rights/recall-contract-land）',
};

function givenUp(ending: LandOfEnding): readonly RightGivenUp[] {
  const { ground, withoutHeirs, households } = ending;
  if (WAYS_BACK[ground] === undefined) return [];
  return rightsUnderContract(ending).map((atHand) => {
    const holder = atHand.right?.holders.find(({ kind }) => kind === 'household')?.id;
    const household = households.find(({ id }) => id === holder)?.state;
    return { ...atHand, ground, withoutHeirs, household };
  });
}

export const extendedLandGoesByParcel = rule<RightGivenUp>({
  id: 'CL60',
  code: 'CONTRACTS.LAND_EXTENDED',
  sentence: '已经延包的承包地，两个承包期一并交回、收回；只终止本承包期合同的，下一承包期的合同仍在。',
  basis: [
    landContractingLaw('第三十条'),
    landContractingLaw('第二十一条'),
    registerRules('合同终止、权利终止的顺序'),
  ],
  severity: 'block',
  breach: ({ parcel, later = [], ground }) => {
    const next = later.find(({ standing }) => standing !== 'held');
    return (
      next && {
        detail: `地块 ${parcel.code} 已经延包（${contractInWords(next)}，${termInWords(next)}）。`,
        facts: { parcelCode: parcel.code, contractId: next.contractId },
        field: 'contractId',
        wayForward: `逐块登记${WAYS_BACK[ground] ?? ''}，两个承包期的权利一并终止；或者先登记延包合同终止。`,
      }
    );
  },
});

interface LandTaken {
  readonly id: string;
  readonly state: Parcel | undefined;
  readonly on: LegalDate;
}

export const landIsExpropriatedFirst = rule<LandTaken>({
  id: 'CL61',
  code: 'CONTRACTS.LAND_NOT_EXPROPRIATED',
  sentence: '合同因土地被依法征收终止的，合同的每个地块都已登记征收，征收日不晚于合同的最后一日。',
  basis: [civilCode('第三百三十八条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ id, state, on }) => {
    const gone = state?.gone;
    if (gone?.cause === 'expropriated' && gone.on <= on) return undefined;
    return {
      detail:
        gone?.cause === 'expropriated'
          ? `地块 ${id} 的征收日是 ${gone.on}，合同的最后一日 ${on} 在它之前。`
          : `地块 ${id} 没有登记征收。`,
      field: 'ground',
      wayForward: '先登记各地块的征收；只征收一部分的，其余地块的合同继续履行或者协商变更。',
    };
  },
});

const GIVING_UP: readonly Rule<RightGivenUp>[] = [
  landOfExtinctHouseholdReturns,
  extensionIsFinishedFirst,
  extendedLandGoesByParcel,
  ...BURDEN_RULES,
  conveyancesEndFirst,
];

/** Grounds on which whoever has the right lets it go of their own will, or is no more. */
const letsGo = ({ ground }: LandOfEnding): boolean =>
  ground === 'mutual-agreement' || WAYS_BACK[ground] !== undefined;

export const ENDING_LAND_RULES: readonly Rule<LandOfEnding>[] = [
  ...GIVING_UP.map((each) => forEvery(each, givenUp)),
  forEvery(securityEndsFirst, (ending: LandOfEnding) => (letsGo(ending) ? rightsUnderContract(ending) : [])),
  forEvery(sealedLandIsNotLetGo, (ending: LandOfEnding) =>
    ending.ground === 'mutual-agreement' ? rightsUnderContract(ending) : [],
  ),
  { ...securityOfEndedRightIsSettled, bears: (ending: LandOfEnding) => !letsGo(ending) },
  forEvery(landIsExpropriatedFirst, ({ ground, land, on }: LandOfEnding) =>
    ground === 'expropriated' ? land.map((each) => ({ ...each, on })) : [],
  ),
];
