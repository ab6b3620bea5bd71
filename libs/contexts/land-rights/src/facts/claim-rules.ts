import {
  type Breach,
  PARCEL_CATEGORIES,
  type Rule,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import { BURDEN_RULES } from './burden-rules.js';
import { type Claim, contractRightOfGrantor, rightsInTheWay } from './claim.js';
import { houseIsNotTheirsToLet } from './house-claim.js';
import { kindOfLand } from './kinds.js';
import { extendedLandIsTheirsStill } from './later-rules.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { contractInWords, oneContractPrevails, placeOfARightIsTakenOnce } from './precedence-rules.js';
import {
  contractTermIsTheStatutoryOne,
  conveyanceEndsWithinTheContract,
  householdsContractFieldsForestAndGrass,
  longConveyanceMayBeRegistered,
} from './term-rules.js';

export const claimedParcelIsOwned = rule<Claim>({
  id: 'L6',
  code: 'LAND_RIGHTS.OWNERSHIP_NOT_RECORDED',
  sentence: '先登记地块和集体土地所有权，再设立其他权利。',
  basis: [civilCode('第二百六十一条'), landContractingLaw('第十三条')],
  severity: 'block',
  breach: ({ parcel, parcelCode }) => {
    if (!parcel) return { detail: `地块 ${parcelCode} 尚未登记。`, wayForward: '先登记该地块。' };
    if (parcel.ownership) return undefined;
    return {
      detail: `地块 ${parcelCode} 尚未登记集体土地所有权。`,
      wayForward: '先登记该地块的集体土地所有权。',
    };
  },
});

/** The first day decides here; whether the last one is covered too is for T2. */
function householdHasNotContracted(claim: Claim): Breach | undefined {
  const own = contractRightOfGrantor(claim);
  return own?.standing === 'established' && claim.right === 'management-right'
    ? undefined
    : {
        detail: `出租方在 ${claim.from} 没有地块 ${claim.parcelCode} 的土地承包经营权，不能流转其经营权。`,
        wayForward: '由该地块的承包农户出租，起期不早于承包期的起期。',
      };
}

function collectiveDoesNotOwn({ parcelCode, grantor, exercisedBy }: Claim): Breach | undefined {
  return grantor.id === exercisedBy
    ? undefined
    : {
        detail: `地块 ${parcelCode} 的所有权由集体 ${exercisedBy} 行使，不能由 ${grantor.id} 发包或出租。`,
        wayForward: `核对地块编码；由行使所有权的 ${exercisedBy} 发包或出租。`,
      };
}

function householdsHaveContracted(claim: Claim): Breach | undefined {
  return claim.right === 'management-right' && rightsInTheWay(claim, 'contract-right')[0]
    ? {
        detail: `地块 ${claim.parcelCode} 已由农户承包，经营权应由承包农户流转，集体不能直接出租。`,
        wayForward: '由承包农户作为出租方签订合同。',
      }
    : undefined;
}

export const grantorMayGrant = rule<Claim>({
  id: 'L7',
  code: 'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
  sentence: '发包由土地所有权人进行；承包地的经营权由承包方流转；宅基地上的房屋由宅基地使用权人出租。',
  basis: [landContractingLaw('第十三条'), landContractingLaw('第三十六条'), civilCode('第三百六十二条')],
  severity: 'block',
  breach: (claim) => {
    if (!claim.parcel?.ownership) return undefined;
    const owned = claim.grantor.kind === 'household' ? undefined : collectiveDoesNotOwn(claim);
    if (owned) return owned;
    if (claim.right === 'lease') return houseIsNotTheirsToLet(claim);
    return claim.grantor.kind === 'household'
      ? householdHasNotContracted(claim)
      : householdsHaveContracted(claim);
  },
});

export const leasedLandIsNotContracted = rule<Claim>({
  id: 'L10',
  code: 'LAND_RIGHTS.LEASED_BY_COLLECTIVE',
  sentence: '集体已经出租的土地，在出租期间不得另行发包给农户。',
  basis: [contractingDisputesInterpretation('第十九条'), landContractingLaw('第十三条')],
  severity: 'block',
  bears: ({ right }) => right === 'contract-right',
  breach: (claim) => {
    const [lease] = rightsInTheWay(claim, 'management-right');
    if (!lease) return undefined;
    return {
      detail: `地块 ${claim.parcelCode} 在 ${lease.from} 至 ${lease.to} 期间已由集体出租（${contractInWords(lease)}），不能同时发包给农户。`,
      facts: { parcelCode: claim.parcelCode, contractId: lease.contractId, from: lease.from, to: lease.to },
      wayForward: `待 ${lease.to} 出租期满后发包，或另选地块。`,
    };
  },
});

function categoryFits({ parcel, right, grantor }: Claim): boolean {
  return right === 'contract-right' || (right === 'management-right' && grantor.kind === 'household')
    ? parcel?.category === '10'
    : parcel?.category !== '21';
}

export const categoryFitsTheRight = rule<Claim>({
  id: 'L8',
  code: 'LAND_RIGHTS.CATEGORY_DOES_NOT_FIT',
  sentence: '家庭承包和承包农户流转的对象是承包地块；自留地不发包、不由集体出租。',
  basis: [landContractingLaw('第三条'), registerRules('地块类别')],
  severity: 'block',
  breach: (claim) => {
    const { parcel, right } = claim;
    if (!parcel || categoryFits(claim)) return undefined;
    return {
      detail: `地块 ${parcel.code} 的类别是“${PARCEL_CATEGORIES[parcel.category]}”，不能据此合同设立${RIGHT_KINDS[right]}。`,
      wayForward: '核对地块编码，或另选类别相符的地块。',
    };
  },
});

export const rightFitsTheKindOfLand = rule<Pick<Claim, 'parcel' | 'right'>>({
  id: 'L17',
  code: 'LAND_RIGHTS.RIGHT_DOES_NOT_FIT_LAND',
  sentence: '地上只设立与土地种类相应的权利：建设用地、宅基地不设立土地承包经营权、土地经营权。',
  basis: [civilCode('第三百三十条'), civilCode('第三百六十一条'), civilCode('第三百六十二条')],
  severity: 'block',
  bears: ({ parcel }) => parcel?.landClass === 'construction',
  breach: ({ parcel, right }) => {
    if (!parcel) return undefined;
    const { title, rights } = kindOfLand(parcel.kind);
    return rights.includes(right)
      ? undefined
      : {
          detail: `地块 ${parcel.code} 是${title}，不能设立${RIGHT_KINDS[right]}。`,
          wayForward: `可以设立的权利：${rights.map((each) => RIGHT_KINDS[each]).join('、')}。`,
        };
  },
});

const CONTRACT_RIGHT_RULES: readonly Rule<Claim>[] = [
  claimedParcelIsOwned,
  grantorMayGrant,
  leasedLandIsNotContracted,
  categoryFitsTheRight,
  rightFitsTheKindOfLand,
  householdsContractFieldsForestAndGrass,
  contractTermIsTheStatutoryOne,
  ...BURDEN_RULES,
];

const MANAGEMENT_RIGHT_RULES: readonly Rule<Claim>[] = [
  claimedParcelIsOwned,
  grantorMayGrant,
  categoryFitsTheRight,
  rightFitsTheKindOfLand,
  longConveyanceMayBeRegistered,
  ...BURDEN_RULES,
];

/** What a household contract must satisfy on each of its parcels. */
export const CONTRACT_CLAIM_RULES = [...CONTRACT_RIGHT_RULES, oneContractPrevails];

/** What a lease by the collective must satisfy on each of its parcels. */
export const COLLECTIVE_LEASE_CLAIM_RULES = [...MANAGEMENT_RIGHT_RULES, oneContractPrevails];

/** What a lease by households must satisfy on each of its parcels. */
export const LEASE_CLAIM_RULES = [...COLLECTIVE_LEASE_CLAIM_RULES, conveyanceEndsWithinTheContract];

/** What every hold must satisfy once more, whatever the contract was; and the place must be free. */
export const HOLD_RULES: readonly Rule<Claim>[] = [
  ...new Set([...CONTRACT_RIGHT_RULES, ...MANAGEMENT_RIGHT_RULES]),
  conveyanceEndsWithinTheContract,
  extendedLandIsTheirsStill,
  placeOfARightIsTakenOnce,
];

export interface HeldRight {
  readonly parcelCode: string;
  readonly contractId: string;
  readonly held: boolean;
}

export const rightIsHeldForTheContract = rule<HeldRight>({
  id: 'L9',
  code: 'LAND_RIGHTS.NOT_HELD',
  sentence: '权利先预留，再设立或解除。',
  basis: [registerRules('合同生效、权利设立的顺序')],
  severity: 'block',
  breach: ({ parcelCode, held }) =>
    held
      ? undefined
      : {
          detail: `地块 ${parcelCode} 没有为这份合同预留的权利。`,
          wayForward: '不必再办：权利没有预留，或者已经设立、解除。',
        },
});
