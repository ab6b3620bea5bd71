import {
  type LegalDate,
  LAND_CLASSES,
  PARCEL_CATEGORIES,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  lastDayOfTerm,
  registerRules,
  rule,
  yearsBegun,
} from '#kernel';
import { type Holder, RIGHT_KINDS, type RightKind } from './events.js';
import { type Parcel, rightsWithin } from './state.js';

function holds(holders: readonly Holder[], party: Holder): boolean {
  return holders.some(({ id }) => id === party.id);
}

/** A right that a contract is to create on one parcel. */
export interface Claim {
  readonly parcelCode: string;
  /** Absent when no such parcel is registered. */
  readonly parcel: Parcel | undefined;
  readonly right: RightKind;
  /** Who grants the right: the collective that owns the land, or the household that has contracted it. */
  readonly grantor: Holder;
  readonly holders: readonly Holder[];
  readonly from: LegalDate;
  readonly to: LegalDate;
}

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

export const grantorMayGrant = rule<Claim>({
  id: 'L7',
  code: 'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
  sentence: '发包由土地所有权人进行；流转承包地的经营权由承包方进行。',
  basis: [landContractingLaw('第十三条'), landContractingLaw('第三十六条')],
  severity: 'block',
  breach: ({ parcel, grantor, right, from, to }) => {
    if (!parcel?.ownership) return undefined;
    const underlying = rightsWithin(parcel, 'contract-right', { from, to });
    if (grantor.kind === 'household') {
      // The first day decides here; whether the last one is covered too is for T2.
      const own = rightsWithin(parcel, 'contract-right', { from, to: from }).some(
        ({ holders, standing }) => holds(holders, grantor) && standing === 'established',
      );
      return own && right === 'management-right'
        ? undefined
        : { detail: `出租方在该期间没有地块 ${parcel.code} 的土地承包经营权，不能流转其经营权。` };
    }
    if (grantor.id !== parcel.ownership.collectiveId)
      return { detail: `地块 ${parcel.code} 不属于该集体所有，不能由其发包或出租。` };
    if (right === 'contract-right' && rightsWithin(parcel, 'management-right', { from, to }).length > 0)
      return {
        detail: `地块 ${parcel.code} 在该期间已由集体出租，不能同时发包给农户。`,
        wayForward: '待出租期满后发包，或另选地块。',
      };
    return right === 'management-right' && underlying.length > 0
      ? {
          detail: `地块 ${parcel.code} 已由农户承包，经营权应由承包农户流转，集体不能直接出租。`,
          wayForward: '由承包农户作为出租方签订合同。',
        }
      : undefined;
  },
});

export const categoryFitsTheRight = rule<Claim>({
  id: 'L8',
  code: 'LAND_RIGHTS.CATEGORY_DOES_NOT_FIT',
  sentence: '家庭承包的对象是承包地块；自留地不发包、不由集体出租。',
  basis: [landContractingLaw('第三条')],
  severity: 'block',
  breach: ({ parcel, right, grantor }) => {
    if (!parcel) return undefined;
    const fits =
      right === 'contract-right' || grantor.kind === 'household'
        ? parcel.category === '10'
        : parcel.category !== '21';
    return fits
      ? undefined
      : { detail: `地块 ${parcel.code} 的类别是“${PARCEL_CATEGORIES[parcel.category]}”，不能设立此项权利。` };
  },
});

/** Years that a household contract runs, by what the land is (承包法 21). */
const CONTRACT_YEARS: Readonly<Partial<Record<Parcel['landClass'], readonly [number, number]>>> = {
  arable: [30, 30],
  grassland: [30, 50],
  forest: [30, 70],
};

export const contractTermIsTheStatutoryOne = rule<Claim>({
  id: 'T1',
  code: 'LAND_RIGHTS.TERM_NOT_STATUTORY',
  sentence: '家庭承包的承包期：耕地三十年，草地三十年至五十年，林地三十年至七十年。',
  basis: [landContractingLaw('第二十一条'), civilCode('第三百三十二条')],
  severity: 'block',
  breach: ({ parcel, right, from, to }) => {
    if (!parcel || right !== 'contract-right') return undefined;
    const [fewest, most] = CONTRACT_YEARS[parcel.landClass] ?? [30, 30];
    const earliest = lastDayOfTerm(from, fewest);
    const latest = lastDayOfTerm(from, most);
    if (to >= earliest && to <= latest) return undefined;
    const lawful = fewest === most ? `${fewest} 年，即到 ${earliest}` : `${earliest} 至 ${latest} 之间`;
    return {
      detail: `地块 ${parcel.code} 是${LAND_CLASSES[parcel.landClass]}，承包期从 ${from} 起应为${lawful}止，现填 ${to}。`,
      field: 'term.to',
      facts: { from, to, earliest, latest },
      wayForward: `把止期改为 ${earliest}。`,
    };
  },
});

export const conveyanceEndsWithinTheContract = rule<Claim>({
  id: 'T2',
  code: 'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT',
  sentence: '流转期限不得超过承包期的剩余期限。',
  basis: [landContractingLaw('第三十八条第三项')],
  severity: 'block',
  breach: ({ parcel, right, grantor, from, to }) => {
    if (!parcel || right !== 'management-right' || grantor.kind !== 'household') return undefined;
    const own = rightsWithin(parcel, 'contract-right', { from, to: from }).find(({ holders }) =>
      holds(holders, grantor),
    );
    if (!own || to <= own.to) return undefined;
    return {
      detail: `地块 ${parcel.code} 的承包期到 ${own.to} 止，流转期限填到 ${to}，超过了剩余期限。`,
      field: 'term.to',
      facts: { parcelCode: parcel.code, contractEndsOn: own.to, leaseEndsOn: to },
      wayForward: `把止期改为 ${own.to} 或更早；延包合同订立后再办理续租。`,
    };
  },
});

export const rightsOfAKindDoNotOverlap = rule<Claim>({
  id: 'P28',
  code: 'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
  sentence: '同一地块在同一期间只能有一个承包经营权、一个土地经营权。',
  basis: [contractingDisputesInterpretation('第十九条'), landContractingLaw('第三十六条')],
  severity: 'block',
  breach: ({ parcel, right, from, to }) => {
    const other = parcel && rightsWithin(parcel, right, { from, to })[0];
    if (!other) return undefined;
    return {
      detail: `地块 ${parcel.code} 在 ${other.from} 至 ${other.to} 期间已有${RIGHT_KINDS[right]}（合同 ${other.contractId}），不能再次设立。`,
      facts: { parcelCode: parcel.code, contractId: other.contractId, from: other.from, to: other.to },
      wayForward: `另选地块，或从 ${other.to} 之后起算。`,
    };
  },
});

export const longConveyanceMayBeRegistered = rule<Claim>({
  id: 'T9',
  code: 'LAND_RIGHTS.REGISTRATION_ADVISED',
  sentence: '流转期限五年以上的，可以申请登记；未经登记，不得对抗善意第三人。',
  basis: [landContractingLaw('第四十一条'), civilCode('第三百四十一条')],
  severity: 'warn',
  breach: ({ right, from, to }) =>
    right === 'management-right' && to >= lastDayOfTerm(from, 5)
      ? {
          detail: `流转期限 ${yearsBegun(from, to)} 年，建议向登记机构申请土地经营权登记；未登记不得对抗善意第三人。`,
        }
      : undefined,
});

/** What every contract over land must satisfy on each of its parcels, and every hold once more. */
export const CLAIM_RULES = [
  claimedParcelIsOwned,
  grantorMayGrant,
  categoryFitsTheRight,
  contractTermIsTheStatutoryOne,
  conveyanceEndsWithinTheContract,
  rightsOfAKindDoNotOverlap,
  longConveyanceMayBeRegistered,
] as const;

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
  breach: ({ parcelCode, contractId, held }) =>
    held ? undefined : { detail: `地块 ${parcelCode} 没有为合同 ${contractId} 预留的权利。` },
});
