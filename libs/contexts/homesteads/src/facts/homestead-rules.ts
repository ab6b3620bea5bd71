import {
  type Breach,
  type LegalDate,
  civilCode,
  landManagementLaw,
  landManagementRegulations,
  registerRules,
  rule,
} from '#kernel';
import { type Parcel, WITHOUT_END, rightsWithin } from '#land-rights/facts';
import { squareMetres } from './application-rules.js';
import type { Entitlement } from './entitlement.js';
import { homesteadOn, homesteadsHeld } from './homesteads-of.js';
import { HOUSE_DISPOSALS, type HomesteadSource } from './kinds.js';
import { notAHomesteadOf } from './plots.js';

/* The plot of a homestead, one that is granted and one that is there already. */

export interface PlotEntry {
  readonly parcelCode: string;
  readonly parcel: Parcel | undefined;
  readonly entitlement: Entitlement | undefined;
  /** Village of the household. */
  readonly divisionCode: string;
  readonly since: string;
}

function isNotOwned({ parcelCode, parcel }: PlotEntry): Breach | undefined {
  return parcel?.ownership
    ? undefined
    : {
        detail: `宗地 ${parcelCode} 尚未登记集体土地所有权。`,
        field: 'parcelCode',
        wayForward: '先登记该宗地的集体土地所有权。',
      };
}

function isTaken({ parcel, parcelCode, since }: PlotEntry): Breach | undefined {
  const [use] = parcel ? rightsWithin(parcel, 'homestead-use', { from: since, to: WITHOUT_END }) : [];
  return (
    use && {
      detail: `宅基地 ${parcelCode} 自 ${use.from} 起已有使用权人。`,
      field: 'parcelCode',
      wayForward:
        '另选宗地；原农户已退出、出卖、赠与的，先在其名下登记；整户消亡、由继承人取得的，在其名下登记房屋继承。',
    }
  );
}

export const plotIsAFreeHomestead = rule<PlotEntry>({
  id: 'HS4',
  code: 'HOMESTEADS.PLOT_NOT_FREE',
  sentence: '宅基地登记在本村已登记、属于集体、没有其他使用权人的宅基地宗地上。',
  basis: [landManagementLaw('第九条'), civilCode('第三百六十二条')],
  severity: 'block',
  breach: (entry) => notAHomesteadOf(entry) ?? isNotOwned(entry) ?? isTaken(entry),
});

export const plotIsNotGrantedBackToWhoeverLeftIt = rule<Pick<PlotEntry, 'entitlement' | 'parcelCode'>>({
  id: 'HS5',
  code: 'HOMESTEADS.PLOT_ALREADY_RECORDED',
  sentence: '同一宗宅基地在一户名下只登记一次；未能登记的可以再办。',
  basis: [registerRules('宅基地登记')],
  severity: 'block',
  breach: ({ entitlement, parcelCode }) => {
    const before = entitlement?.homesteads.find(
      (each) => each.parcelCode === parcelCode && each.standing !== 'fallen-through',
    );
    return (
      before && {
        detail: `宅基地 ${parcelCode} 自 ${before.since} 起已登记在该户名下。`,
        field: 'parcelCode',
        wayForward: '不必再办；已经退出的，由集体另行安排宗地。',
      }
    );
  },
});

export const plotIsNoLargerThanApproved = rule<{
  readonly parcel: Parcel | undefined;
  readonly approvedDm2: number | undefined;
}>({
  id: 'HS6',
  code: 'HOMESTEADS.PLOT_LARGER_THAN_APPROVED',
  sentence: '分配的宗地面积不超过批准的面积。',
  basis: [landManagementRegulations('第三十四条')],
  severity: 'block',
  bears: ({ parcel, approvedDm2 }) => parcel !== undefined && approvedDm2 !== undefined,
  breach: ({ parcel, approvedDm2 }) =>
    !parcel || approvedDm2 === undefined || parcel.areaDm2 <= approvedDm2
      ? undefined
      : {
          detail: `宗地 ${parcel.code} 面积 ${squareMetres(parcel.areaDm2)}，批准的是 ${squareMetres(approvedDm2)}。`,
          field: 'parcelCode',
          wayForward: '另选宗地，或者按批准的面积重新划定宗地。',
        },
});

export const severalHomesteadsAreNoted = rule<{ readonly entitlement: Entitlement | undefined }>({
  id: 'P21b',
  code: 'HOMESTEADS.SEVERAL_HOMESTEADS',
  sentence: '因继承、历史等原因形成的一户多宅，如实登记并提示；不因此收回。',
  basis: [landManagementLaw('第六十二条'), landManagementRegulations('第三十六条')],
  severity: 'warn',
  breach: ({ entitlement }) => {
    const held = homesteadsHeld(entitlement);
    return held.length > 0
      ? { detail: `该户已登记 ${held.length} 处宅基地，登记本处后为一户多宅。` }
      : undefined;
  },
});

export const largeHomesteadIsNoted = rule<{
  readonly areaDm2: number;
  readonly standardDm2: number | undefined;
}>({
  id: 'P21c',
  code: 'HOMESTEADS.EXISTING_AREA_ABOVE_STANDARD',
  sentence: '已有宅基地超过规定面积标准的，如实登记并提示。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'warn',
  bears: ({ standardDm2 }) => standardDm2 !== undefined,
  breach: ({ areaDm2, standardDm2 }) =>
    standardDm2 !== undefined && areaDm2 > standardDm2
      ? { detail: `面积 ${squareMetres(areaDm2)}，超过标准 ${squareMetres(standardDm2)}。` }
      : undefined,
});

export const houseDisposedOfIsNoted = rule<{ readonly entitlement: Entitlement | undefined }>({
  id: 'P22b',
  code: 'HOMESTEADS.ANOTHER_AFTER_DISPOSAL',
  sentence: '出卖、出租、赠与过住宅的农户又登记已有宅基地的，如实登记并提示。',
  basis: [landManagementLaw('第六十二条')],
  severity: 'warn',
  breach: ({ entitlement }) => {
    const [disposal] = entitlement?.disposals ?? [];
    if (!disposal) return undefined;
    const { way, disposedOn, parcelCode } = disposal;
    return {
      detail: `该户已于 ${disposedOn} ${HOUSE_DISPOSALS[way]}宅基地 ${parcelCode} 上的住宅，核对本处取得在先还是在后。`,
      facts: { parcelCode, disposedOn },
    };
  },
});

export const newGrantsGoTheirWay = rule<{
  readonly source: HomesteadSource;
  readonly since: LegalDate;
  /** What is from this day on is new, by the county's policy or by law. */
  readonly existingBefore: LegalDate | undefined;
}>({
  id: 'P23d',
  code: 'HOMESTEADS.GRANTED_WITHOUT_PROCEDURE',
  sentence: '规定的日期以后批准的宅基地，按申请、讨论、公示、批准、分配登记，不作为以前批准的登记。',
  basis: [landManagementRegulations('第三十四条')],
  severity: 'warn',
  bears: ({ source }) => source === 'granted-before',
  breach: ({ source, since, existingBefore }) =>
    source !== 'granted-before' || existingBefore === undefined || since < existingBefore
      ? undefined
      : {
          detail: `自 ${since} 起使用，不在 ${existingBefore} 以前。`,
          wayForward: '核对日期；确属新批准的，从登记宅基地申请开始逐步办理。',
        },
});

export interface OwnHomestead {
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
}

export const homesteadIsTheHouseholds = rule<OwnHomestead>({
  id: 'HS7',
  code: 'HOMESTEADS.NOT_THE_HOUSEHOLDS',
  sentence: '宅基地和房屋的事项，由现在有该处宅基地的农户办理。',
  basis: [civilCode('第三百六十二条'), registerRules('宅基地登记')],
  severity: 'block',
  breach: ({ entitlement, parcelCode }) =>
    homesteadOn(entitlement, parcelCode)
      ? undefined
      : {
          detail: `该户名下现在没有宅基地 ${parcelCode}。`,
          field: 'parcelCode',
          wayForward: '核对农户和不动产单元代码；以前就有的，先登记已有宅基地。',
        },
});
