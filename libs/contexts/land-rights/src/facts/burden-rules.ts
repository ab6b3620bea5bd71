import { type Breach, civilCode, exchangeMeasures, landContractingLaw, registerRules, rule } from '#kernel';
import { type Encumbrance, type EncumbranceKind, burdenInWords } from './encumbrances.js';
import type { Parcel } from './state.js';

/* What forbids, or warns of, new rights on a parcel and the disposing of old ones. */

export interface Burdened {
  /** Absent when no such parcel is registered, of which other rules speak. */
  readonly parcel: Parcel | undefined;
  /** The listing that the act carries out. */
  readonly listingId?: string | undefined;
}

/** Burdens of some kinds that have not ended. */
export function standingBurdens(
  parcel: Parcel | undefined,
  ...kinds: readonly EncumbranceKind[]
): readonly Encumbrance[] {
  return (parcel?.encumbrances ?? []).filter(
    ({ kind, standing }) => standing !== 'ended' && kinds.includes(kind),
  );
}

const WAYS_TO_GO = {
  expropriated: '被征收',
  reshaped: '分割或者合并',
  'fell-through': '随未办成的分割、合并作废',
} as const;

export const parcelIsCurrent = rule<Burdened>({
  id: 'L18',
  code: 'LAND_RIGHTS.PARCEL_NO_MORE',
  sentence: '地块已经分割、合并或者征收的，旧的地块不再登记新的事项。',
  basis: [registerRules('地块的来源和去向'), civilCode('第二百四十三条')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: ({ parcel }) => {
    const gone = parcel?.gone;
    if (!gone) return undefined;
    const detail = `地块 ${parcel.code} 已于 ${gone.on} ${WAYS_TO_GO[gone.cause]}。`;
    const [first] = gone.into;
    const wayForward = first ? `在新的地块 ${gone.into.join('、')} 上办理。` : '核对地块编码。';
    return { detail, wayForward };
  },
});

export const disputedOrSealedLandRests = rule<Burdened>({
  id: 'P27',
  code: 'LAND_RIGHTS.DISPUTED_OR_SEALED',
  sentence: '权属、界线有争议或者被查封的土地，争议了结、查封解除前不得挂牌，不得设立、处分权利。',
  basis: [exchangeMeasures('第四条'), civilCode('第三百九十九条'), landContractingLaw('第五十五条')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: ({ parcel }): Breach | undefined => {
    const [burden] = standingBurdens(parcel, 'seal', 'dispute');
    return (
      burden && {
        detail: `地块 ${parcel?.code} 自 ${burden.from} 起有${burdenInWords(burden)}：${burden.content}。`,
        facts: { encumbranceId: burden.encumbranceId },
        wayForward: '查封解除、争议了结并登记后再办理。',
      }
    );
  },
});

export const listedLandIsKept = rule<Burdened>({
  id: 'L19',
  code: 'LAND_RIGHTS.LISTED',
  sentence: '已挂牌锁定的地块，只能按该挂牌的结果办理。',
  basis: [registerRules('挂牌锁定')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: ({ parcel, listingId }) => {
    const burden = standingBurdens(parcel, 'listing').find((each) => each.documentNumber !== listingId);
    return (
      burden && {
        detail: `地块 ${parcel?.code} 自 ${burden.from} 起为挂牌 ${burden.documentNumber} 锁定。`,
        facts: { listingId: burden.documentNumber },
        wayForward: '按该挂牌的成交结果办理；流拍、撤回的，先解除挂牌锁定。',
      }
    );
  },
});

const restrictionOf = ({ parcel }: Burdened, forbidding: boolean): Encumbrance | undefined =>
  standingBurdens(parcel, 'restriction').find(({ forbids }) => forbids === forbidding);

export const forbiddenLandIsLeftAlone = rule<Burdened>({
  id: 'L20',
  code: 'LAND_RIGHTS.FORBIDDEN_BY_RESTRICTION',
  sentence: '依法禁止利用的土地（生态、文物等），限制解除前不得设立、处分权利。',
  basis: [civilCode('第三百二十六条'), registerRules('生态、文物等限制')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: (facts) => {
    const burden = restrictionOf(facts, true);
    return (
      burden && {
        detail: `地块 ${facts.parcel?.code} 受${burdenInWords(burden)}：${burden.content}。`,
        facts: { encumbranceId: burden.encumbranceId },
        wayForward: `向${burden.party}申请；限制解除并登记后再办理。`,
      }
    );
  },
});

export const restrictionIsKnown = rule<Burdened>({
  id: 'L21',
  code: 'LAND_RIGHTS.SUBJECT_TO_RESTRICTION',
  sentence: '土地受生态、文物等限制的，权利人按限制的要求利用，当事人应知情。',
  basis: [civilCode('第三百二十六条'), registerRules('生态、文物等限制')],
  severity: 'warn',
  bears: ({ parcel }) => parcel !== undefined,
  breach: (facts) => {
    const burden = restrictionOf(facts, false);
    return burden && { detail: `地块 ${facts.parcel?.code} 受${burdenInWords(burden)}：${burden.content}。` };
  },
});

/** What a parcel is waiting for, as the end of a sentence; nothing when it waits for nothing. */
function underWay({ swap, reshaping }: Parcel): string | undefined {
  if (swap) return `正在与 ${swap.otherParcelCode} 互换`;
  return reshaping === undefined ? undefined : '正在办理分割或者合并';
}

export const changeIsFinishedFirst = rule<Burdened>({
  id: 'L40',
  code: 'LAND_RIGHTS.CHANGE_UNDER_WAY',
  sentence: '地块正在办理互换、分割或者合并的，办完或者解除后再办理其他事项。',
  basis: [registerRules('互换、分割、合并的顺序')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: ({ parcel }) => {
    const waiting = parcel && underWay(parcel);
    if (waiting === undefined) return undefined;
    const wayForward = '稍后再办：通常在几秒之内完成或者解除。';
    return { detail: `地块 ${parcel?.code} ${waiting}。`, wayForward };
  },
});

/** For every act that gives, moves or ends a right on a parcel. */
export const BURDEN_RULES = [
  parcelIsCurrent,
  changeIsFinishedFirst,
  disputedOrSealedLandRests,
  listedLandIsKept,
  forbiddenLandIsLeftAlone,
  restrictionIsKnown,
] as const;
