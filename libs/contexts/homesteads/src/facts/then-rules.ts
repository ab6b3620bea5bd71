import { type LegalDate, civilCode, registerRules, rule } from '#kernel';
import type { Entitlement, FormerUse } from './entitlement.js';
import { homesteadOn } from './homesteads-of.js';
import type { FormerTenure, House } from './house.js';

/* What is judged by the day of the fact: how homestead and house stood then, whatever they are today. */

export interface OnThatDay {
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
  readonly on: LegalDate;
}

export const householdHadItThen = rule<OnThatDay>({
  id: 'HS32',
  code: 'HOMESTEADS.NOT_YET_THE_HOUSEHOLDS',
  sentence: '宅基地和房屋的事项，发生在该户取得这处宅基地以后。',
  basis: [civilCode('第三百六十二条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ entitlement, parcelCode, on }) => {
    const since = homesteadOn(entitlement, parcelCode)?.since ?? on;
    return on >= since
      ? undefined
      : {
          detail: `在 ${on}，宅基地 ${parcelCode} 还不是该户的，该户自 ${since} 起才有。`,
          facts: { since },
          wayForward: `核对日期，应在 ${since} 或以后；取得的日期登记有误的，凭书面材料更正。`,
        };
  },
});

const firstDayOf = ({ signedOn, from }: FormerUse): LegalDate => (signedOn < from ? signedOn : from);

export interface LeavingHands extends OnThatDay {
  /** A lease that is over, or what was done before the register, may have come before a use that was agreed later. */
  readonly mayPrecedeUses: boolean;
}

/** The use that stands against giving the house out of hand on a day. */
function useAgainst({ entitlement, parcelCode, on, mayPrecedeUses }: LeavingHands): FormerUse | undefined {
  return homesteadOn(entitlement, parcelCode)?.formerUses.find(
    (use) => on <= use.leftOn && (!mayPrecedeUses || on >= firstDayOf(use)),
  );
}

export const houseWasInNoProjectThen = rule<LeavingHands>({
  id: 'HS33',
  code: 'HOMESTEADS.HOUSE_WAS_IN_PROJECT',
  sentence:
    '出卖、出租、赠与、退出的日期，不在房屋还由盘活项目使用的期间，也不在该户以后还把它交给项目使用的以前。',
  basis: [civilCode('第四百六十五条'), registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: (leaving) => {
    const use = useAgainst(leaving);
    return (
      use && {
        detail: `宅基地 ${leaving.parcelCode} 上的房屋 ${firstDayOf(use)} 至 ${use.leftOn} 在盘活项目 ${use.projectId} 中（${use.number}），所填日期是 ${leaving.on}。`,
        facts: { projectId: use.projectId, leftOn: use.leftOn },
        wayForward: `按合同、协议核对日期，应在 ${use.leftOn} 以后。`,
      }
    );
  },
});

export interface HouseFromThen {
  readonly house: House | undefined;
  readonly parcelCode: string;
  readonly from: LegalDate;
}

const lastTenureOver = (house: House | undefined, from: LegalDate): FormerTenure | undefined =>
  house?.formerTenures.find(({ freedOn }) => freedOn >= from);

export const houseWasFreeFromThen = rule<HouseFromThen>({
  id: 'RV31',
  code: 'HOMESTEADS.HOUSE_WAS_TAKEN',
  sentence: '使用的起期在上一次使用终止以后：同一天只由一个盘活项目、按一份合同使用。',
  basis: [civilCode('第四百六十五条'), registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode, from }) => {
    const former = lastTenureOver(house, from);
    return (
      former && {
        detail: `宅基地 ${parcelCode} 上的房屋到 ${former.freedOn} 由盘活项目 ${former.projectId} 使用（${former.number}），约定的起期是 ${from}。`,
        field: 'from',
        facts: { projectId: former.projectId, freedOn: former.freedOn },
        wayForward: `核对起期，应在 ${former.freedOn} 以后。`,
      }
    );
  },
});
