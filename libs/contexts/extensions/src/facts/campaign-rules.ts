import { type LegalDate, landContractingLaw, registerRules, rule, stepOutOfTime } from '#kernel';
import type { ExtensionCampaign } from './campaign-state.js';
import { type BookedContract, yearOf } from './contracting-book.js';
import { EXTENSION_STAGES, type ExtensionStage } from './kinds.js';
import { type HouseholdSheet, isSettled } from './sheet-state.js';

/* How a campaign begins, goes on and ends. */

/** What the opening of one asks of another. */
export type KnownCampaign = Pick<ExtensionCampaign, 'year' | 'openedOn' | 'stage'>;

export interface CampaignOpening {
  readonly known: KnownCampaign | undefined;
  /** Those of the years before and after. */
  readonly others: readonly KnownCampaign[];
  readonly year: number;
  readonly openedOn: LegalDate;
  readonly today: LegalDate;
  /** The household contracts that run out in the year. */
  readonly base: readonly BookedContract[];
}

export const campaignIsOpenedOnce = rule<Pick<CampaignOpening, 'known'>>({
  id: 'EX1',
  code: 'EXTENSIONS.CAMPAIGN_ALREADY_OPENED',
  sentence: '一个集体同一年到期的承包合同，延包工作只开始一次。',
  basis: [registerRules('二轮延包')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `${known.year} 年到期的延包工作已于 ${known.openedOn} 开始（${EXTENSION_STAGES[known.stage]}）。`,
      field: 'year',
      wayForward: '在已经开始的延包工作中继续办理。',
    },
});

export const lastCampaignIsClosed = rule<CampaignOpening>({
  id: 'EX2',
  code: 'EXTENSIONS.ANOTHER_CAMPAIGN_OPEN',
  sentence: '同一集体的一次延包工作办结之后，才开始另一次。',
  basis: [registerRules('二轮延包')],
  severity: 'block',
  breach: ({ others }) => {
    const open = others.find(({ stage }) => stage !== 'closed');
    return (
      open && {
        detail: `${open.year} 年到期的延包工作还没有办结（${EXTENSION_STAGES[open.stage]}）。`,
        field: 'year',
        wayForward: `先办结 ${open.year} 年到期的延包工作。`,
      }
    );
  },
});

export const campaignHasBegun = rule<CampaignOpening>({
  id: 'EX3',
  code: 'EXTENSIONS.CAMPAIGN_NOT_BEGUN',
  sentence: '延包工作开始之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ openedOn, today }) =>
    openedOn <= today
      ? undefined
      : {
          detail: `开始日 ${openedOn} 还没有到（今天 ${today}）。`,
          field: 'openedOn',
          wayForward: '核对开始日。',
        },
});

export const someContractsRunOut = rule<CampaignOpening>({
  id: 'EX4',
  code: 'EXTENSIONS.NOTHING_RUNS_OUT',
  sentence: '延包以原承包合同为基础：当年有到期的家庭承包合同，才开始延包工作。',
  basis: [landContractingLaw('第二十一条')],
  severity: 'block',
  breach: ({ base, year }) =>
    base.length > 0
      ? undefined
      : {
          detail: `本集体没有登记在 ${year} 年到期的家庭承包合同。`,
          field: 'year',
          wayForward: '核对年度；原承包合同尚未登记的，先登记（可以批量导入），稍后再开始。',
        },
});

export const campaignIsNotOpenedAhead = rule<
  CampaignOpening & {
    /** How many years before the old terms end a campaign may begin. */
    readonly leadYears: number | undefined;
  }
>({
  id: 'EX32',
  code: 'EXTENSIONS.CAMPAIGN_TOO_EARLY',
  sentence: '延包在原承包期临近届满时开展，不提前多年开始，不接连延长承包期。',
  basis: [landContractingLaw('第二十一条'), registerRules('最早的年数由政策参数设定')],
  severity: 'block',
  breach: ({ year, today, leadYears }) => {
    if (leadYears === undefined || year <= yearOf(today) + leadYears) return undefined;
    return {
      detail: `承包合同 ${year} 年才到期，今天 ${today}，最早提前 ${leadYears} 年开始延包工作。`,
      field: 'year',
      wayForward: `核对年度；到 ${year - leadYears} 年再开始。`,
    };
  },
});

export interface StepEntry {
  readonly campaign: ExtensionCampaign;
  /** The stages in which the step may be taken. */
  readonly stages: readonly ExtensionStage[];
  readonly on: LegalDate;
  readonly onField: string;
  readonly today: LegalDate;
}

export const campaignGoesStepByStep = rule<StepEntry>({
  id: 'EX5',
  code: 'EXTENSIONS.OUT_OF_TURN',
  sentence: '延包依次调查、拟订方案、会议通过、公示、签订合同、报送登记清单、办结，前一步完成后才办后一步。',
  basis: [landContractingLaw('第二十条')],
  severity: 'block',
  breach: ({ campaign, stages }) =>
    stages.includes(campaign.stage)
      ? undefined
      : {
          detail: `延包工作现在是“${EXTENSION_STAGES[campaign.stage]}”，这一步在“${stages.map((stage) => EXTENSION_STAGES[stage]).join('”或“')}”时办理。`,
          field: 'campaignId',
          wayForward: '按次序办理前面的步骤。',
        },
});

export const campaignStepsFollowInTime = rule<StepEntry>({
  id: 'EX6',
  code: 'EXTENSIONS.DATES_OUT_OF_ORDER',
  sentence: '延包每一步的日期不早于前一步，发生之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ campaign: { lastOn }, on, onField, today }) => stepOutOfTime({ lastOn, on, onField, today }),
});

export const CAMPAIGN_STEP_RULES = [campaignGoesStepByStep, campaignStepsFollowInTime] as const;

export const extensionIsSignedInTime = rule<{
  readonly lastEndsOn: LegalDate;
  /** The list of what was signed has gone to the registration authority. */
  readonly filed: boolean;
}>({
  id: 'EX7',
  code: 'EXTENSIONS.TO_BE_SIGNED_BEFORE_THE_TERM_ENDS',
  sentence: '承包期届满不自动延长：原承包期届满以前，签订延包合同，报送登记清单。',
  basis: [landContractingLaw('第二十一条'), landContractingLaw('第二十二条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '原承包合同中最后一份的止期。',
    consequence: '没有签订延包合同的，原承包经营权到期终止，列入逾期待办。',
  },
  breach: ({ lastEndsOn, filed }) =>
    filed
      ? undefined
      : {
          detail: `原承包合同最迟到 ${lastEndsOn} 届满，应在此以前签订延包合同、报送登记清单。`,
          dueOn: lastEndsOn,
          wayForward: '依次办理调查、方案、公示、签订合同。',
        },
});

export interface WholeCampaign {
  /** Every sheet of the campaign; nothing of one that has not been opened yet. */
  readonly sheets: readonly (HouseholdSheet | undefined)[];
}

/** The sheets of which something is still to be done, as a part of a sentence. */
function named(open: readonly (HouseholdSheet | undefined)[]): string {
  const known = open.flatMap((sheet) => (sheet ? [`${sheet.ordinal} 号`] : []));
  if (known.length === 0) return '调查表还在建立';
  return `${known.slice(0, 10).join('、')}${known.length > 10 ? '等' : ''}`;
}

export const everyHouseholdIsSurveyed = rule<WholeCampaign>({
  id: 'EX8',
  code: 'EXTENSIONS.HOUSEHOLDS_NOT_SURVEYED',
  sentence: '原承包农户全部调查之后，才结束入户调查。',
  basis: [landContractingLaw('第二十条'), registerRules('延包不重不漏')],
  severity: 'block',
  breach: ({ sheets }) => {
    const open = sheets.filter((sheet) => sheet === undefined || sheet.standing === 'listed');
    if (open.length === 0) return undefined;
    return {
      detail: `还有 ${open.length} 户没有调查（${named(open)}）。`,
      facts: { open: open.length },
      wayForward: '逐户登记调查结果；无人户也登记，地块填由发包方收回。',
    };
  },
});

export const everyHouseholdIsSettled = rule<WholeCampaign>({
  id: 'EX27',
  code: 'EXTENSIONS.HOUSEHOLDS_NOT_SETTLED',
  sentence: '登记清单包括全部农户：每户已延包、依法不延包，或者登记未签字的原因，才报送。',
  basis: [landContractingLaw('第二十四条'), registerRules('延包不重不漏')],
  severity: 'block',
  breach: ({ sheets }) => {
    const open = sheets.filter((sheet) => sheet === undefined || !isSettled(sheet));
    if (open.length === 0) return undefined;
    return {
      detail: `还有 ${open.length} 户没有办完（${named(open)}）。`,
      facts: { open: open.length },
      wayForward: '待确认的由农户签字确认后签订合同；不签字的登记原因；未订成的，按所列原因更正后重新签订。',
    };
  },
});
