import {
  type LegalDate,
  addFen,
  collectiveFinanceRules,
  collectivesLaw,
  formatYuan,
  registerRules,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import type { Placing } from '#divisions/facts';
import type { Figures, Funds } from './events.js';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_UNITS,
  type AssetClass,
  type AssetKind,
  FUND_SOURCES,
  USE_STATES,
  type UseState,
  isCountedIn,
  kindEntry,
  kindsOfClass,
} from './kinds.js';
import { ASSET_STANDINGS, type Asset } from './state.js';

/** The facts of an asset that is to be entered in the register. */
export interface AssetEntry extends Placing {
  readonly known: Asset | undefined;
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
  readonly assetClass: AssetClass;
  readonly kind: AssetKind;
  readonly figures: Figures;
  readonly funds: readonly Funds[];
  readonly useState: UseState;
  readonly acquiredOn: LegalDate;
  readonly today: LegalDate;
}

export const assetIsRegisteredOnce = rule<{ readonly known: Asset | undefined }>({
  id: 'AS1',
  code: 'ASSETS.ALREADY_REGISTERED',
  sentence: '一个集体的一个资产编号只登记一项资产。',
  basis: [registerRules('资产不重不漏')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `资产编号 ${known.code} 已登记为“${known.name}”（${ASSET_STANDINGS[known.standing]}）。`,
      field: 'code',
      facts: { code: known.code, name: known.name },
      wayForward: '核对资产编号；若是另一项资产，另编一个编号。',
    },
});

export const assetOwnerIsRegistered = rule<{
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
}>({
  id: 'AS2',
  code: 'ASSETS.OWNER_NOT_REGISTERED',
  sentence: '集体资产属于已登记在该区划的农村集体经济组织。',
  basis: [collectivesLaw('第三十六条')],
  severity: 'block',
  breach: ({ collectiveId, collective }) =>
    collective
      ? undefined
      : {
          detail: `在所填区划没有登记集体 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward: '核对集体代码和区划；尚未登记的，先登记该集体经济组织。',
        },
});

export const kindFitsItsClass = rule<{ readonly assetClass: AssetClass; readonly kind: AssetKind }>({
  id: 'AS3',
  code: 'ASSETS.KIND_DOES_NOT_FIT',
  sentence: '资产的类别与性质相符：资源性、经营性和非经营性资产各有其类别。',
  basis: [collectivesLaw('第三十六条'), collectivesLaw('第四十条')],
  severity: 'block',
  breach: ({ assetClass, kind }) =>
    kindEntry(kind).classes.includes(assetClass)
      ? undefined
      : {
          detail: `“${ASSET_KINDS[kind]}”不能登记为${ASSET_CLASSES[assetClass]}。`,
          field: 'kind',
          wayForward: `${ASSET_CLASSES[assetClass]}的类别有：${kindsOfClass(assetClass).join('、')}。`,
        },
});

export const fundsAddUpToTheValue = rule<{ readonly figures: Figures; readonly funds: readonly Funds[] }>({
  id: 'AS4',
  code: 'ASSETS.FUNDS_DO_NOT_ADD_UP',
  sentence: '各项资金来源的金额合计等于资产的原值，不多不少。',
  basis: [registerRules('资金来源')],
  severity: 'block',
  breach: ({ figures: { originalFen }, funds }) => {
    const sumFen = addFen(...funds.map(({ amountFen }) => amountFen));
    if (sumFen === originalFen) return undefined;
    const gap = formatYuan(Math.abs(sumFen - originalFen));
    return {
      detail: `资金来源合计 ${formatYuan(sumFen)} 元，原值 ${formatYuan(originalFen)} 元，相差 ${gap} 元。`,
      field: 'funds',
      facts: { sumFen, originalFen },
      wayForward: `核对各项来源和原值；查不清来源的 ${gap} 元，按“历史形成，资金来源不明”填写。`,
    };
  },
});

export const depreciationIsWithinTheValue = rule<{ readonly figures: Figures }>({
  id: 'AS5',
  code: 'ASSETS.DEPRECIATION_EXCEEDS_VALUE',
  sentence: '累计折旧不超过原值。',
  basis: [registerRules('资产计价')],
  severity: 'block',
  breach: ({ figures: { originalFen, depreciatedFen } }) =>
    depreciatedFen <= originalFen
      ? undefined
      : {
          detail: `累计折旧 ${formatYuan(depreciatedFen)} 元超过原值 ${formatYuan(originalFen)} 元。`,
          field: 'depreciatedFen',
          wayForward: '按固定资产卡片核对原值和累计折旧。',
        },
});

export const assetIsThereWhenRegistered = rule<{ readonly acquiredOn: LegalDate; readonly today: LegalDate }>(
  {
    id: 'AS6',
    code: 'ASSETS.NOT_YET_ACQUIRED',
    sentence: '资产建成或取得之后才登记。',
    basis: [registerRules('先有事实，后有登记')],
    severity: 'block',
    breach: ({ acquiredOn, today }) =>
      acquiredOn <= today
        ? undefined
        : {
            detail: `建成或取得日 ${acquiredOn} 还没有到。`,
            field: 'acquiredOn',
            wayForward: '核对日期；在建的，建成后登记。',
          },
  },
);

export const leaseFollowsTheRegistration = rule<{ readonly useState: UseState }>({
  id: 'AS41',
  code: 'ASSETS.REGISTERED_AS_LEASED',
  sentence: '出租的资产有书面合同；登记资产时没有合同可填，先登记资产，再凭合同变更为出租。',
  basis: [collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: ({ useState }) =>
    useState === 'leased'
      ? {
          detail: `登记资产时不能直接登记为“${USE_STATES.leased}”。`,
          field: 'useState',
          wayForward: '先按其他使用状态登记，再用“变更资产使用状态”登记出租，填写合同编号和扫描件。',
        }
      : undefined,
});

export const fundsHaveBeenGiven = rule<{ readonly funds: readonly Funds[]; readonly today: LegalDate }>({
  id: 'AS42',
  code: 'ASSETS.FUNDS_OF_THE_FUTURE',
  sentence: '资金来源的年度已经到来。',
  basis: [registerRules('资金来源')],
  severity: 'block',
  breach: ({ funds, today }) => {
    const at = funds.findIndex(({ year }) => year > Number(today.slice(0, 4)));
    const future = funds[at];
    return (
      future && {
        detail: `资金来源“${FUND_SOURCES[future.source]}”的年度 ${future.year} 还没有到。`,
        field: `funds[${at}].year`,
        wayForward: '按拨款、付款凭证核对年度。',
      }
    );
  },
});

export const unitFitsTheKind = rule<Pick<Asset, 'kind' | 'unit'>>({
  id: 'AS60',
  code: 'ASSETS.UNIT_DOES_NOT_FIT',
  sentence: '计量单位与资产的类别相符。',
  basis: [registerRules('资产登记簿')],
  severity: 'warn',
  breach: ({ kind, unit }) =>
    isCountedIn(kind, unit)
      ? undefined
      : { detail: `“${ASSET_KINDS[kind]}”通常不以“${ASSET_UNITS[unit]}”计量，请核对。`, field: 'unit' },
});

export const REGISTRATION_RULES = [
  assetIsRegisteredOnce,
  assetOwnerIsRegistered,
  kindFitsItsClass,
  fundsAddUpToTheValue,
  depreciationIsWithinTheValue,
  assetIsThereWhenRegistered,
  leaseFollowsTheRegistration,
  fundsHaveBeenGiven,
] as const;
