import {
  type Breach,
  type LegalDate,
  type Period,
  collectiveFinanceRules,
  collectivesLaw,
  formatPeriod,
  formatYuan,
  periodEnd,
  registerRules,
  rule,
} from '#kernel';
import type { Authorisation, ObjectOfUse, Resolution } from '#decisions/facts';
import { howToSet } from '#policies/facts';
import { DISPOSAL_MANNERS, type DisposalManner, mannerOf } from './kinds.js';
import { type Appraisal, bookValueOf } from './state.js';
import type { AssetChange } from './use-rules.js';

/* What an asset is worth, and how it leaves the collective. */

export interface AppraisalEntry extends AssetChange {
  readonly reportNumber: string;
  readonly publishedOn: LegalDate;
}

export const appraisalIsPublishedAfterIt = rule<AppraisalEntry>({
  id: 'AS14',
  code: 'ASSETS.APPRAISAL_DATES',
  sentence: '先评估，后公示评估结果，公示开始之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ on, publishedOn, today }) =>
    on <= publishedOn && publishedOn <= today
      ? undefined
      : {
          detail: `评估日 ${on}、公示日 ${publishedOn} 应依次不晚于今天 ${today}。`,
          field: 'publishedOn',
          wayForward: '按评估报告和公示照片核对日期。',
        },
});

export const appraisalIsRecordedOnce = rule<AppraisalEntry>({
  id: 'AS15',
  code: 'ASSETS.APPRAISAL_ALREADY_RECORDED',
  sentence: '一份评估报告对一项资产只登记一次。',
  basis: [registerRules('资产登记簿')],
  severity: 'block',
  breach: ({ asset: { appraisals }, reportNumber }) =>
    appraisals.some((each) => each.reportNumber === reportNumber)
      ? {
          detail: `评估报告 ${reportNumber} 已经登记。`,
          field: 'reportNumber',
          wayForward: '核对报告编号；同一份报告不必再登记。',
        }
      : undefined,
});

export interface DisposalEntry extends AssetChange {
  readonly manner: DisposalManner;
  readonly priceFen: number;
  readonly recipientsNamed: number;
  /** The household is named and not registered. */
  readonly householdIsMissing: boolean;
  readonly resolution: Resolution | undefined;
  readonly about: ObjectOfUse;
  readonly approval: Authorisation | undefined;
  readonly appraisal: Appraisal | undefined;
  readonly appraisedFromFen: number | undefined;
  readonly publicationPeriod: Period | undefined;
  /** From which value on the township approves; nothing where the county has not said. */
  readonly approvedFromFen: number | undefined;
}

/** By what limits are measured: the price, or the book value where that is higher. */
export function measureOf({ asset, priceFen }: Pick<DisposalEntry, 'asset' | 'priceFen'>): number {
  return Math.max(priceFen, bookValueOf(asset));
}

/** Ownership passes to somebody. */
export function passesOn(manner: DisposalManner): boolean {
  return mannerOf(manner).recipient;
}

export const disposalNamesWhoeverReceives = rule<DisposalEntry>({
  id: 'AS16',
  code: 'ASSETS.RECIPIENT_UNCLEAR',
  sentence: '出卖、划转、捐赠、入股的，受让人填单位、农户、个人之一；报废、拆除的不填。',
  basis: [registerRules('资产处置')],
  severity: 'block',
  breach: ({ manner, recipientsNamed, householdIsMissing }) => {
    if (householdIsMissing)
      return { detail: '所填的农户尚未登记。', field: 'householdId', wayForward: '核对农户编号。' };
    const wanted = passesOn(manner) ? 1 : 0;
    if (recipientsNamed === wanted) return undefined;
    return {
      detail: `“${DISPOSAL_MANNERS[manner]}”应填 ${wanted} 个受让人，现填了 ${recipientsNamed} 个。`,
      field: 'recipient',
      wayForward: wanted === 1 ? '按合同填写受让的单位、农户或个人之一。' : '删去受让人。',
    };
  },
});

export const priceFitsTheManner = rule<DisposalEntry>({
  id: 'AS17',
  code: 'ASSETS.PRICE_DOES_NOT_FIT',
  sentence: '出卖、入股有价款或作价，无偿划转、捐赠没有价款。',
  basis: [registerRules('资产处置')],
  severity: 'block',
  breach: ({ manner, priceFen }) => {
    const { priced } = mannerOf(manner);
    if (priced === undefined || priced === priceFen > 0) return undefined;
    return {
      detail: `“${DISPOSAL_MANNERS[manner]}”${priced ? '没有填价款' : `不应有价款，现填 ${formatYuan(priceFen)} 元`}。`,
      field: 'priceFen',
      wayForward: '核对处置方式和价款。',
    };
  },
});

function appraisalIsMissing({ appraisal }: DisposalEntry): Breach | undefined {
  return appraisal
    ? undefined
    : {
        detail: '没有登记所填编号的评估报告。',
        field: 'reportNumber',
        wayForward: '先委托评估、公示评估结果并登记资产评估，再办理处置。',
      };
}

function publicationIsTooShort(entry: DisposalEntry): Breach | undefined {
  const { appraisal, publicationPeriod, on, onField: field } = entry;
  if (!appraisal || !publicationPeriod) return undefined;
  const last = periodEnd(appraisal.publishedOn, publicationPeriod);
  if (on > last) return undefined;
  const published = `评估结果自 ${appraisal.publishedOn} 起公示 ${formatPeriod(publicationPeriod)}`;
  const detail = `${published}，到 ${last} 届满，不能在 ${on} 处置。`;
  return { detail, field, facts: { last }, wayForward: `公示期满（${last}）之后处置。` };
}

function isToBeAppraised(entry: DisposalEntry): boolean {
  const { manner, appraisedFromFen } = entry;
  return passesOn(manner) && appraisedFromFen !== undefined && measureOf(entry) >= appraisedFromFen;
}

export const largeAssetIsAppraisedFirst = rule<DisposalEntry>({
  id: 'M9',
  code: 'ASSETS.NOT_APPRAISED',
  sentence: '产权转移的厂房、设施、设备等大宗资产，达到本县规定金额的，应先评估，评估结果公示期满后处置。',
  basis: [collectiveFinanceRules('第二十一条')],
  severity: 'block',
  bears: isToBeAppraised,
  breach: (entry) => appraisalIsMissing(entry) ?? publicationIsTooShort(entry),
});

function isNotGranted(
  { approval, resolution }: Pick<DisposalEntry, 'approval' | 'resolution'>,
  kinds: readonly Authorisation['kind'][],
): boolean {
  const granted = approval?.granted && approval.resolutionId === resolution?.resolutionId;
  return !granted || !kinds.includes(approval.kind);
}

/** Why an authorisation does not stand before a disposal. */
export function authorisationDoesNotCarry(
  entry: Pick<DisposalEntry, 'approval' | 'resolution' | 'on' | 'onField'>,
  kinds: readonly Authorisation['kind'][],
  authority: string,
): Breach | undefined {
  const { approval, resolution, on, onField: field } = entry;
  if (isNotGranted(entry, kinds)) {
    const detail = `没有${authority}对决议 ${resolution?.resolutionId ?? '（未填）'} 的批准。`;
    return { detail, field: 'approvalId', wayForward: `报${authority}批准后再处置。` };
  }
  return decidedLate(approval?.decidedOn, on, field);
}

function decidedLate(decidedOn: LegalDate | undefined, on: LegalDate, field: string): Breach | undefined {
  if (decidedOn === undefined || decidedOn <= on) return undefined;
  const detail = `${on} 处置，批准 ${decidedOn} 才作出，应在处置之前作出。`;
  return { detail, field, wayForward: '核对处置日；确实早于批准的，重新办理。' };
}

export const largeDisposalIsApproved = rule<DisposalEntry>({
  id: 'AS19',
  code: 'ASSETS.DISPOSAL_NOT_APPROVED',
  sentence: '处置达到本县规定金额的集体资产，应报乡镇人民政府审核、批准。',
  basis: [collectiveFinanceRules('第十五条')],
  severity: 'block',
  bears: (entry) => entry.approvedFromFen !== undefined && measureOf(entry) >= entry.approvedFromFen,
  breach: (entry) =>
    authorisationDoesNotCarry(
      entry,
      ['township-approval', 'township-review', 'county-department-approval', 'county-approval'],
      '乡镇人民政府',
    ),
});

export const countyHasSetTheLimit = rule<DisposalEntry>({
  id: 'AS54',
  code: 'ASSETS.NO_LIMIT_OF_APPROVAL',
  sentence: '处置集体资产须报乡镇批准的金额由本县规定；没有规定的，只按法律核对。',
  basis: [collectiveFinanceRules('第十五条'), registerRules('政策参数')],
  severity: 'warn',
  bears: ({ approval }) => approval === undefined,
  breach: ({ approvedFromFen }) => {
    if (approvedFromFen !== undefined) return undefined;
    const told = '本县没有设定处置集体资产须报乡镇批准的金额，这次只按法律核对了决议，没有核对乡镇批准';
    return { detail: `${told}；是否须报批，请问乡镇。${howToSet('assets.township-approval-from-fen')}` };
  },
});

export const assetIsNotSoldCheap = rule<DisposalEntry>({
  id: 'M8-1',
  code: 'ASSETS.BELOW_ITS_VALUE',
  sentence: '不得低价处置集体资产：价款低于评估价值、没有评估的低于账面净值的，须特别说明。',
  basis: [collectivesLaw('第三十五条')],
  severity: 'warn',
  bears: ({ manner }) => mannerOf(manner).priced === true,
  breach: ({ asset, appraisal, priceFen }) => {
    const valueFen = appraisal?.valueFen ?? bookValueOf(asset);
    if (priceFen >= valueFen) return undefined;
    const measure = appraisal ? '评估价值' : '账面净值';
    return {
      detail: `价款 ${formatYuan(priceFen)} 元低于${measure} ${formatYuan(valueFen)} 元。`,
      field: 'priceFen',
    };
  },
});

export const DISPOSAL_RULES = [
  disposalNamesWhoeverReceives,
  priceFitsTheManner,
  largeAssetIsAppraisedFirst,
  largeDisposalIsApproved,
  countyHasSetTheLimit,
  assetIsNotSoldCheap,
] as const;
