import {
  type Breach,
  type LegalDate,
  type Period,
  collectiveFinanceRules,
  formatPeriod,
  inventoryNotice,
  periodEnd,
  registerRules,
  rule,
  stepOutOfTime,
} from '#kernel';
import { type Resolution, resolutionCarries } from '#decisions/facts';
import { INVENTORY_STAGES, type Inventory, type InventoryStage } from './inventory-state.js';

export interface OpeningEntry {
  readonly known: Inventory | undefined;
  readonly year: number;
  readonly openedOn: LegalDate;
  readonly today: LegalDate;
  /** That of the year before, when there was one. */
  readonly previous: Inventory | undefined;
}

export const inventoryIsOpenedOnce = rule<OpeningEntry>({
  id: 'IV1',
  code: 'ASSETS.INVENTORY_ALREADY_OPENED',
  sentence: '一个集体每年只有一次清产核资。',
  basis: [inventoryNotice('年度资产清查')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `${known.year} 年度的清产核资已于 ${known.openedOn} 开始（${INVENTORY_STAGES[known.stage]}）。`,
      field: 'year',
      wayForward: '在已经开始的清产核资中继续办理。',
    },
});

export const inventoryIsOfAYearThatHasBegun = rule<OpeningEntry>({
  id: 'IV2',
  code: 'ASSETS.INVENTORY_YEAR_NOT_BEGUN',
  sentence: '清产核资在本年度内或年度终了后开始，开始之后登记。',
  basis: [inventoryNotice('年度资产清查')],
  severity: 'block',
  breach: ({ year, openedOn, today }) =>
    openedOn >= `${year}-01-01` && openedOn <= today
      ? undefined
      : {
          detail: `${year} 年度的清产核资不能在 ${openedOn} 开始（今天 ${today}）。`,
          field: 'openedOn',
          wayForward: '核对年度和开始日。',
        },
});

export const lastInventoryIsConfirmed = rule<OpeningEntry>({
  id: 'IV3',
  code: 'ASSETS.LAST_INVENTORY_OPEN',
  sentence: '上一年度的清产核资确认之后，才开始本年度的。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ previous }) =>
    !previous || previous.stage === 'confirmed'
      ? undefined
      : {
          detail: `${previous.year} 年度的清产核资还没有确认（${INVENTORY_STAGES[previous.stage]}）。`,
          field: 'year',
          wayForward: `先办结 ${previous.year} 年度的清产核资，其差异调整之后的数字是本年度的账面数。`,
        },
});

export interface StepEntry {
  readonly inventory: Inventory;
  /** The stage in which the step may be taken. */
  readonly stage: InventoryStage;
  readonly on: LegalDate;
  readonly onField: string;
  readonly today: LegalDate;
}

export const inventoryGoesStepByStep = rule<StepEntry>({
  id: 'IV4',
  code: 'ASSETS.INVENTORY_OUT_OF_TURN',
  sentence: '清产核资依次清查、公示、确认、上报，前一步完成后才办后一步。',
  basis: [inventoryNotice('清查、登记、核实、公示、确认、上报')],
  severity: 'block',
  breach: ({ inventory, stage }) =>
    inventory.stage === stage
      ? undefined
      : {
          detail: `清产核资现在是“${INVENTORY_STAGES[inventory.stage]}”，这一步在“${INVENTORY_STAGES[stage]}”时办理。`,
          field: 'inventoryId',
          wayForward: '按清查、公示、确认、上报的次序办理。',
        },
});

export const stepsFollowInTime = rule<StepEntry>({
  id: 'IV5',
  code: 'ASSETS.INVENTORY_DATES',
  sentence: '清产核资每一步的日期不早于前一步，发生之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ inventory: { lastOn }, on, onField, today }) => stepOutOfTime({ lastOn, on, onField, today }),
});

export const STEP_RULES = [inventoryGoesStepByStep, stepsFollowInTime] as const;

export interface ConfirmationEntry extends StepEntry {
  readonly resolution: Resolution | undefined;
  readonly publicationPeriod: Period | undefined;
}

function isStillPublished(entry: ConfirmationEntry): Breach | undefined {
  const { inventory, publicationPeriod, on, onField: field } = entry;
  if (inventory.publishedOn === undefined || !publicationPeriod) return undefined;
  const last = periodEnd(inventory.publishedOn, publicationPeriod);
  if (on > last) return undefined;
  return {
    detail: `结果自 ${inventory.publishedOn} 起公示 ${formatPeriod(publicationPeriod)}，到 ${last} 届满，不能在 ${on} 确认。`,
    field,
    facts: { last },
    wayForward: `公示期满（${last}）之后确认。`,
  };
}

export const inventoryIsPublishedLongEnough = rule<ConfirmationEntry>({
  id: 'IV11',
  code: 'ASSETS.INVENTORY_PUBLICATION_RUNNING',
  sentence: '清产核资结果公示期满之后才确认。',
  basis: [inventoryNotice('公示')],
  severity: 'block',
  breach: isStillPublished,
});

export const inventoryIsConfirmedByTheAssembly = resolutionCarries<ConfirmationEntry>({
  id: 'IV12',
  code: 'ASSETS.INVENTORY_NOT_RESOLVED',
  sentence: '清产核资结果由集体经济组织成员的会议决议确认。',
  basis: [inventoryNotice('成员确认')],
  use: ({ inventory: { collectiveId }, resolution, on: usedOn, onField: usedOnField, today }) => ({
    ...{ resolution, collectiveId, usedOn, usedOnField, today },
    matter: 'inventory-confirmation',
  }),
});

/** The last day on which an inventory is to be confirmed and reported: 03-31 of the year after. */
export function inventoryDueOn(year: number): LegalDate {
  return `${year + 1}-03-31`;
}

export interface DueEntry {
  readonly year: number;
  readonly confirmed: boolean;
  readonly reported: boolean;
}

export const inventoryIsToBeConfirmed = rule<Pick<DueEntry, 'year' | 'confirmed'>>({
  id: 'IV13',
  code: 'ASSETS.INVENTORY_TO_BE_CONFIRMED',
  sentence: '清产核资结果在下一年三月三十一日以前公示、确认。',
  basis: [inventoryNotice('年度资产清查'), collectiveFinanceRules('第二十九条')],
  severity: 'task',
  duty: {
    owner: { role: 'accountant' },
    term: '清产核资年度的下一年三月三十一日。',
    consequence: '没有确认的，盘盈盘亏不能入账，收益分配没有清查的依据，列入逾期待办。',
  },
  breach: ({ year, confirmed }) =>
    confirmed
      ? undefined
      : {
          detail: `${year} 年度的清产核资应在 ${inventoryDueOn(year)} 以前公示、确认。`,
          dueOn: inventoryDueOn(year),
          wayForward: '清查完毕后公示，公示期满由成员会议确认。',
        },
});

export const inventoryIsToBeReported = rule<Pick<DueEntry, 'year' | 'reported'>>({
  id: 'IV14',
  code: 'ASSETS.INVENTORY_TO_BE_REPORTED',
  sentence: '确认的清产核资结果在下一年三月三十一日以前报乡镇审核、汇总。',
  basis: [inventoryNotice('汇总上报')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '清产核资年度的下一年三月三十一日。',
    consequence: '没有上报的，乡镇和县的汇总缺本村，列入逾期待办。',
  },
  breach: ({ year, reported }) =>
    reported
      ? undefined
      : {
          detail: `${year} 年度的清产核资结果应在 ${inventoryDueOn(year)} 以前上报乡镇。`,
          dueOn: inventoryDueOn(year),
          wayForward: '登记清产核资上报。',
        },
});

export const inventoryIsReportedOnce = rule<StepEntry>({
  id: 'IV15',
  code: 'ASSETS.INVENTORY_ALREADY_REPORTED',
  sentence: '一次清产核资的结果只上报一次。',
  basis: [registerRules('清产核资')],
  severity: 'block',
  breach: ({ inventory: { reportedOn } }) =>
    reportedOn === undefined
      ? undefined
      : { detail: `结果已于 ${reportedOn} 上报。`, field: 'inventoryId', wayForward: '不必再办。' },
});
