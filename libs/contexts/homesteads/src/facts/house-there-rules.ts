import {
  type LegalDate,
  civilCode,
  idleHomesteadNotice,
  landManagementLaw,
  landManagementRegulations,
  parseUnitCode,
  registerRules,
  rule,
} from '#kernel';
import type { Entitlement } from './entitlement.js';
import { homesteadOn } from './homesteads-of.js';
import {
  HOUSE_CONDITIONS,
  type HomesteadSource,
  type HouseCondition,
  type HouseDisposalWay,
  isUnsafe,
} from './kinds.js';

/* What is recorded of a house that has to be there, of those who use it, and since when a plot may have been had. */

export const plotHasAHouse = rule<{ readonly parcelCode: string }>({
  id: 'RV61',
  code: 'HOMESTEADS.PLOT_WITHOUT_HOUSE',
  sentence: '房屋的鉴定、出卖、出租、赠与登记在有房屋的宅基地上；不动产单元代码写明无定着物的，没有房屋。',
  basis: [idleHomesteadNotice('盘活利用的对象'), registerRules('房屋登记在有房屋的宅基地上')],
  severity: 'block',
  breach: ({ parcelCode }) => {
    const parsed = parseUnitCode(parcelCode);
    if (!parsed.ok || parsed.value.fixture !== 'W') return undefined;
    return {
      detail: `宅基地 ${parcelCode} 的不动产单元代码写明无定着物，没有房屋。`,
      field: 'parcelCode',
      wayForward: '核对不动产单元代码；房屋已经建成的，先以有房屋的单元代码登记宅基地。',
    };
  },
});

export interface HouseOnSale {
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
  readonly way: HouseDisposalWay;
  readonly disposedOn: LegalDate;
}

export const lesseeIsToldOfTheSale = rule<HouseOnSale>({
  id: 'HS61',
  code: 'HOMESTEADS.LET_HOUSE_SOLD',
  sentence: '出卖已出租的住宅，应在出卖之前的合理期限内通知承租人；承租人在同等条件下优先购买。',
  basis: [civilCode('第七百二十六条')],
  severity: 'warn',
  bears: ({ way }) => way === 'sale',
  breach: ({ entitlement: { disposals }, parcelCode, way, disposedOn: soldOn }) => {
    const lease = disposals.findLast(
      (each) => each.way === 'lease' && each.parcelCode === parcelCode && each.disposedOn <= soldOn,
    );
    if (way !== 'sale' || !lease) return undefined;
    return {
      detail: `宅基地 ${parcelCode} 上的住宅已于 ${lease.disposedOn} 签订出租合同。`,
      facts: { letOn: lease.disposedOn },
      wayForward:
        '租赁还在期内的，核对是否提前通知承租人、承租人是否放弃优先购买；承租人不是本集体农户的，不能购买。',
    };
  },
});

export interface HouseSurveyed {
  readonly entitlement: Entitlement;
  readonly parcelCode: string;
  readonly condition: HouseCondition;
}

export const unsafeHouseAtWorkIsNoted = rule<HouseSurveyed>({
  id: 'HS62',
  code: 'HOMESTEADS.HOUSE_IN_USE_UNSAFE',
  sentence: '调查发现盘活项目使用中的房屋危险、倒塌的，立即提示：停止使用，重新鉴定。',
  basis: [idleHomesteadNotice('盘活利用的安全'), registerRules('房屋安全鉴定')],
  severity: 'warn',
  breach: ({ entitlement, parcelCode, condition }) => {
    const use = homesteadOn(entitlement, parcelCode)?.use;
    if (!use || !isUnsafe(condition)) return undefined;
    return {
      detail: `宅基地 ${parcelCode} 上的房屋是${HOUSE_CONDITIONS[condition]}，盘活项目 ${use.projectId} 正在使用（${use.number}）。`,
      field: 'condition',
      facts: { projectId: use.projectId },
      wayForward: '督促项目立即停止使用这一处房屋；重新鉴定并登记，或者登记这一处使用的终止。',
    };
  },
});

export const whatIsHistoricalIsOld = rule<{
  readonly source: HomesteadSource;
  readonly since: LegalDate;
  /** What is from this day on is new, by the county's policy or by law. */
  readonly existingBefore: LegalDate | undefined;
}>({
  id: 'HS63',
  code: 'HOMESTEADS.HISTORICAL_AFTER_THE_LAW',
  sentence: '历史形成的宅基地，形成在规定的日期以前；以后的宅基地只由批准、继承或者受让房屋取得。',
  basis: [landManagementLaw('第六十二条'), landManagementRegulations('第三十四条')],
  severity: 'block',
  bears: ({ source }) => source === 'historical',
  breach: ({ source, since, existingBefore }) =>
    source !== 'historical' || existingBefore === undefined || since < existingBefore
      ? undefined
      : {
          detail: `自 ${since} 起使用，不在 ${existingBefore} 以前，不是历史形成的。`,
          field: 'since',
          wayForward:
            '核对日期；新占用的，从登记宅基地申请开始逐步办理；继承、受让房屋取得的，改选取得方式。',
        },
});
