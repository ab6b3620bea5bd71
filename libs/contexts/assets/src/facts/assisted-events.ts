import { z } from 'zod';
import { eventType, oneOf } from '#kernel';

/** Classes of assets that were built with money for assisting the poor (国办函〔2021〕51号). */
export const PROJECT_CLASSES = {
  'public-welfare': '公益类',
  operating: '经营类',
  household: '到户类',
} as const;
export type ProjectClass = keyof typeof PROJECT_CLASSES;

/** To whom the right in such an asset was confirmed. */
export const CONFIRMED_TO = {
  collective: '村集体',
  township: '乡镇（国有）',
  county: '县级（国有）',
  household: '农户',
} as const;

/** For what its income may be used. */
export const INCOME_USES = {
  upkeep: '项目运行管护',
  reinvestment: '扩大再生产',
  'public-posts': '公益岗位',
  'village-works': '村级公益事业',
  'household-support': '帮扶脱贫户、监测户',
  'collective-reserve': '壮大集体经济',
} as const;
export type IncomeUse = keyof typeof INCOME_USES;

/** Whether a contract has posted the income already. */
export const INCOME_SOURCES = { rent: '合同租金', other: '其他收益' } as const;
export type IncomeSource = keyof typeof INCOME_SOURCES;

/** How money came in. */
export const RECEIVED_BY = { bank: '银行存款', cash: '库存现金' } as const;

export const AssistedProjectRecorded = eventType('AssistedProjectRecorded', {
  title: '帮扶项目资产已登记',
  data: {
    assetId: z.string(),
    divisionCode: z.string(),
    projectClass: oneOf(PROJECT_CLASSES),
    projectCode: z.string(),
    projectName: z.string(),
    /** Who runs it, when it is not the collective itself. */
    operator: z.strictObject({ creditCode: z.string(), name: z.string() }).optional(),
    /** 确权. */
    confirmedTo: oneOf(CONFIRMED_TO),
    confirmedOn: z.string(),
    paperSha256: z.string(),
  },
});

export const AssistedIncomeRecorded = eventType('AssistedIncomeRecorded', {
  title: '帮扶项目收益已登记',
  data: {
    assetId: z.string(),
    divisionCode: z.string(),
    year: z.int(),
    incomeFen: z.int(),
    uses: z.array(z.strictObject({ use: oneOf(INCOME_USES), amountFen: z.int() })),
    recordedOn: z.string(),
    /** Absent where nobody said it, as of all that was recorded before it was asked. */
    source: oneOf(INCOME_SOURCES).optional(),
    /** What the books need of income that no contract has posted. */
    received: z
      .strictObject({
        collectiveId: z.string(),
        code: z.string(),
        name: z.string(),
        method: oneOf(RECEIVED_BY),
      })
      .optional(),
    /** The plan of its use that was published, or the list of what was paid. */
    paperSha256: z.string(),
  },
});
