import { type LegalDate, inventoryNotice, registerRules, rule } from '#kernel';
import type { Figures } from './events.js';
import type { StepEntry } from './inventory-rules.js';
import { type InventoryLine, agrees } from './inventory-state.js';
import { USE_STATES, type UseState } from './kinds.js';
import type { Asset } from './state.js';

/* What is listed, counted and found, and what becomes of it. */

export interface ListingEntry extends StepEntry {
  readonly assetId: string;
  readonly asset: Asset | undefined;
}

export const assetIsListedOnce = rule<ListingEntry>({
  id: 'IV6',
  code: 'ASSETS.NOT_TO_BE_LISTED',
  sentence: '清查清单列入本集体在册的资产，每项只列一次。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ inventory, asset, assetId }) => {
    if (asset?.standing !== 'held' || asset.collectiveId !== inventory.collectiveId)
      return {
        detail: `本集体没有在册的资产 ${assetId}。`,
        field: 'assetId',
        wayForward: '核对资产编号；不在册的，登记为盘盈资产。',
      };
    if (!inventory.lines.some(({ book }) => book.assetId === assetId)) return undefined;
    const detail = `资产 ${asset.code} 已在清查清单中。`;
    return { detail, field: 'assetId', wayForward: '不必再列，直接登记清查结果。' };
  },
});

export interface CountEntry extends StepEntry {
  readonly assetId: string;
  readonly line: InventoryLine | undefined;
  readonly counted: Figures;
  readonly reason: string | undefined;
}

export const countedLineIsListed = rule<CountEntry>({
  id: 'IV7',
  code: 'ASSETS.NOT_ON_THE_LIST',
  sentence: '清查清单中的资产才登记清查结果。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ assetId, line }) =>
    line
      ? undefined
      : {
          detail: `清查清单中没有资产 ${assetId}。`,
          field: 'assetId',
          wayForward: '在册而没有列入的，先补列；不在册的，登记为盘盈资产。',
        },
});

function inWords({ quantityHundredths, originalFen, depreciatedFen }: Figures): string {
  return `数量 ${quantityHundredths / 100}、原值 ${originalFen / 100} 元、折旧 ${depreciatedFen / 100} 元`;
}

export const differenceHasAReason = rule<CountEntry>({
  id: 'IV8',
  code: 'ASSETS.DIFFERENCE_WITHOUT_REASON',
  sentence: '清查数与账面数不符的，写明账实不符的原因。',
  basis: [inventoryNotice('账实不符的原因')],
  severity: 'block',
  breach: ({ line, counted, reason }) => {
    if (!line || reason !== undefined || agrees(line.book, counted)) return undefined;
    return {
      detail: `资产 ${line.book.code} 账面${inWords(line.book)}，清查${inWords(counted)}，没有写原因。`,
      field: 'differenceReason',
      wayForward: '写明原因，例如“2024 年洪水冲毁”；数字填错的改正数字。',
    };
  },
});

export interface SurplusEntry extends StepEntry {
  readonly code: string;
  /** The asset that has the code in the register. */
  readonly registered: Asset | undefined;
}

export const surplusStandsInNoBook = rule<SurplusEntry>({
  id: 'IV9',
  code: 'ASSETS.SURPLUS_ALREADY_KNOWN',
  sentence: '盘盈的是没有登记的资产，每项只登记一次。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ inventory, code, registered }) => {
    const twice = inventory.surpluses.some(({ found }) => found.code === code);
    if (!registered && !twice) return undefined;
    return {
      detail: `资产编号 ${code} ${registered ? `已登记为“${registered.name}”` : '已登记为盘盈资产'}。`,
      field: 'code',
      wayForward: '已登记的资产在清查清单中登记清查结果；另一项资产另编一个编号。',
    };
  },
});

export const everyLineIsCounted = rule<StepEntry>({
  id: 'IV10',
  code: 'ASSETS.LINES_NOT_COUNTED',
  sentence: '清查清单中的资产全部清查之后，才结束清查。',
  basis: [inventoryNotice('全面清查')],
  severity: 'block',
  breach: ({ inventory: { lines } }) => {
    const open = lines.flatMap(({ book, count }) => (count ? [] : [book.code]));
    if (open.length === 0) return undefined;
    const named = open.slice(0, 10).join('、');
    return {
      detail: `还有 ${open.length} 项没有清查：${named}${open.length > 10 ? '等' : ''}。`,
      facts: { open: open.length },
      wayForward: '逐项登记清查结果；没有找到的，清查数量填 0 并写明原因。',
    };
  },
});

export const countTakesEffectOnce = rule<{ readonly asset: Asset; readonly inventoryId: string }>({
  id: 'IV16',
  code: 'ASSETS.COUNT_ALREADY_IN_EFFECT',
  sentence: '一次清产核资对一项资产只调整一次。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ asset: { code, adjustedBy }, inventoryId }) =>
    adjustedBy.includes(inventoryId)
      ? { detail: `资产 ${code} 已按这次清产核资调整。`, wayForward: '不必再办。' }
      : undefined,
});

/** How an asset was found to be used, and on which day. */
export interface FoundUse {
  readonly useState: UseState;
  readonly on: LegalDate;
}

/** Whether a change of use that was recorded is of a later day than the count. */
function isOvertaken({ useState, on }: FoundUse, asset: Pick<Asset, 'useState' | 'useSince'>): boolean {
  return asset.useSince > on && asset.useState !== useState;
}

/** How an asset is used once its count takes effect: of a count and a change recorded, the later says so. */
export function useAfterCount(
  found: FoundUse | undefined,
  asset: Pick<Asset, 'useState' | 'useSince'>,
): UseState {
  return found && !isOvertaken(found, asset) ? found.useState : asset.useState;
}

export const laterUseStands = rule<{ readonly asset: Asset; readonly found: FoundUse | undefined }>({
  id: 'IV36',
  code: 'ASSETS.USE_CHANGED_AFTER_THE_COUNT',
  sentence: '清查的使用状态以清查日为准；清查以后又登记了变更的，按变更后的状态，确认时不改回。',
  basis: [registerRules('资产登记簿'), registerRules('清产核资')],
  severity: 'warn',
  bears: ({ found }) => found !== undefined,
  breach: ({ asset, found }) => {
    if (!found || !isOvertaken(found, asset)) return undefined;
    const counted = `${found.on} 清查为“${USE_STATES[found.useState]}”`;
    const since = `${asset.useSince} 变更为“${USE_STATES[asset.useState]}”`;
    return {
      detail: `资产 ${asset.code} ${counted}，以后 ${since}；确认后仍按后者，请核对。`,
      field: 'useState',
    };
  },
});
