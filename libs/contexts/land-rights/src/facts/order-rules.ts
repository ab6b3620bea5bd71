import { type Breach, type LegalDate, landContractingLaw, registerRules, rule } from '#kernel';
import { aroseOn } from './arising.js';
import type { RightAtHand } from './encumbrance-rules.js';
import { type Encumbrance, burdenInWords } from './encumbrances.js';
import { goingRights } from './later-rights.js';
import type { Parcel } from './parcel.js';
import { contractInWords } from './precedence-rules.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { type Right, upstreamOf } from './rights.js';

/*
 * What is recorded late reaches back to the day on which it became true. It does not reach behind what was done with the
 * land since: the register would tell of deeds by somebody who had no land, or on a parcel that there was not.
 */

/** What was done with the land, how one says it, and which command undoes its record where that is wrong. */
interface Deed {
  readonly on: LegalDate;
  readonly inWords: string;
  readonly undoneBy?: string;
}

const ANNULLING = '合同是误登的，先办理“撤销误登的合同”';

/** The last of some deeds that came after a day. */
function lastAfter(deeds: readonly Deed[], day: LegalDate): Deed | undefined {
  return deeds
    .filter(({ on }) => on > day)
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .at(-1);
}

/** A right of no day at all is that of a contract that was annulled. */
const wasEver = ({ from, to }: Right): boolean => from <= to;

function granted(lease: Right): Deed {
  return {
    on: lease.signedOn,
    inWords: `流转（${contractInWords(lease)}）是原承包方在 ${lease.signedOn} 签订的`,
    undoneBy: `流转${ANNULLING}；土地确已先转移的，由现在的承包方另订流转合同`,
  };
}

const secured = (security: Encumbrance): Deed => ({
  on: security.from,
  inWords: `${burdenInWords(security)}是原承包方在 ${security.from} 设立的`,
});

/** What the holder of a right granted out of it, and gave it as security for. */
function deedsOfTheHolder(entry: RightAtHand): readonly Deed[] {
  const { parcel } = entry;
  const going = goingRights(entry);
  const isOfTheirs = (id: string | undefined) => id !== undefined && going.includes(id);
  const leases = parcel.rights.filter(
    (right) => wasEver(right) && isOfTheirs(upstreamOf(parcel, right)?.contractId),
  );
  const securities = parcel.encumbrances.filter(({ rightId }) => isOfTheirs(rightId));
  return [...leases.map(granted), ...securities.map(secured)];
}

function refusal(parcel: Parcel, on: LegalDate, { on: since, inWords, undoneBy }: Deed): Breach {
  const undoing = undoneBy === undefined ? '' : `；${undoneBy}`;
  return {
    detail: `地块 ${parcel.code} 上的${inWords}，晚于所填的 ${on}，登记簿会自相矛盾。`,
    field: 'effectiveOn',
    facts: { earliest: since },
    wayForward: `自 ${since} 起可以登记，事实发生日填 ${since} 或者以后${undoing}。`,
  };
}

export const holderDisposesAfterTheirDeeds = rule<RightAtHand>({
  id: 'L70',
  code: 'LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS',
  sentence: '转让、互换不早于原承包方在该承包地上已经登记的流转和担保：没有土地的人不能流转、担保土地。',
  basis: [landContractingLaw('第三十六条'), registerRules('先有权利，后有处分')],
  severity: 'block',
  breach: (entry) => {
    const deed = lastAfter(deedsOfTheHolder(entry), entry.on);
    return deed && refusal(entry.parcel, entry.on, deed);
  },
});

interface DatedOnParcel {
  readonly parcel: Parcel;
  readonly on: LegalDate;
}

export const parcelIsThereByThen = rule<DatedOnParcel>({
  id: 'L71',
  code: 'LAND_RIGHTS.BEFORE_THE_PARCEL_WAS',
  sentence: '分割、合并而来的地块，其转让、互换、分割、合并不早于它的首日。',
  basis: [registerRules('地块的来源和去向')],
  severity: 'block',
  bears: ({ parcel }) => (parcel.origins ?? []).length > 0,
  breach: ({ parcel, on }) => {
    const { code, describedOn: since, origins = [] } = parcel;
    if (on >= since) return undefined;
    return {
      detail: `地块 ${code} 由 ${origins.join('、')} 分割、合并而来，自 ${since} 起才有，所填的 ${on} 还没有这块地。`,
      field: 'effectiveOn',
      facts: { earliest: since },
      // What was agreed before is true of that day, which the register of the part cannot carry: the paper and the reason do.
      wayForward: `发生在 ${since} 或者以后的，按书面材料核对日期；在此以前已经约定的，登记簿只能自 ${since} 起记载：事实发生日填 ${since}，约定的真实日期写在事由中，依据文件用原协议，分割、合并来的各地块逐块办理。`,
    };
  },
});

/** When a right came about on a parcel, and when it ended there. */
function lifeOfRight(parcel: Parcel, right: Right): readonly Deed[] {
  const on = aroseOn(parcel, right);
  const name = `${RIGHT_KINDS[right.right]}（${contractInWords(right)}）`;
  const arose = { on, inWords: `${name}是 ${on} 设立的`, undoneBy: ANNULLING };
  if (right.standing !== 'ended') return [arose];
  return [arose, { on: right.to, inWords: `${name}到 ${right.to} 才终止` }];
}

function lifeOfBurden(burden: Encumbrance): readonly Deed[] {
  const { from: on, endedOn } = burden;
  const name = burdenInWords(burden);
  const arose = { on, inWords: `${name}是 ${on} 登记的` };
  return endedOn === undefined ? [arose] : [arose, { on: endedOn, inWords: `${name}到 ${endedOn} 才解除` }];
}

function deedsOnTheParcel(parcel: Parcel): readonly Deed[] {
  return [
    ...parcel.rights.filter(wasEver).flatMap((right) => lifeOfRight(parcel, right)),
    ...parcel.encumbrances.flatMap(lifeOfBurden),
  ];
}

export const parcelIsReshapedAfterWhatIsOnIt = rule<DatedOnParcel>({
  id: 'L72',
  code: 'LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT',
  sentence: '分割、合并不早于地块上已经登记的权利、负担的设立和终止：它们发生时原地块还在。',
  basis: [registerRules('地块的来源和去向')],
  severity: 'block',
  breach: ({ parcel, on }) => {
    const deed = lastAfter(deedsOnTheParcel(parcel), on);
    return deed && refusal(parcel, on, deed);
  },
});

/** For what moves the contract right of a parcel to somebody else. */
export const PASSING_ORDER_RULES = [holderDisposesAfterTheirDeeds, parcelIsThereByThen] as const;

/** For what closes a parcel and opens others in its place. */
export const RESHAPING_ORDER_RULES = [parcelIsThereByThen, parcelIsReshapedAfterWhatIsOnIt] as const;
