import {
  type Breach,
  type LegalDate,
  type Period,
  formatPeriod,
  landContractingLaw,
  periodEnd,
  registerRules,
  rule,
} from '#kernel';
import { type Resolution, resolutionCarries } from '#decisions/facts';
import type { StepEntry } from './campaign-rules.js';
import type { ListedHousehold } from './campaign-events.js';
import { type Objection, schemeIsToBeRestated } from './campaign-state.js';
import type { HouseholdSheet } from './sheet-state.js';

/* The scheme: how it is decided, published and objected to. */

export const schemeIsResolved = resolutionCarries<
  StepEntry & { readonly resolution: Resolution | undefined }
>({
  id: 'EX9',
  code: 'EXTENSIONS.SCHEME_NOT_RESOLVED',
  sentence: '延包方案拟订之后，经成员的会议三分之二以上同意通过。',
  basis: [landContractingLaw('第十九条'), landContractingLaw('第二十条')],
  use: ({ campaign: { collectiveId }, resolution, on: usedOn, onField: usedOnField, today }) => ({
    ...{ resolution, collectiveId, usedOn, usedOnField, today },
    matter: 'extension-scheme',
  }),
  further: ({ campaign: { scheme }, resolution }) =>
    scheme && resolution && resolution.heldOn < scheme.statedOn
      ? {
          detail: `会议 ${resolution.heldOn} 召开，方案 ${scheme.statedOn} 才拟订，会议通过的不是这个方案。`,
          field: 'resolutionId',
          wayForward: '核对决议；方案在会议之后改过的，重新召开会议表决。',
        }
      : undefined,
});

export interface PublicationEntry extends StepEntry {
  readonly publishedUntil: LegalDate;
  readonly noticePeriod: Period | undefined;
}

export const schemeIsPublishedLongEnough = rule<PublicationEntry>({
  id: 'EX10',
  code: 'EXTENSIONS.NOTICE_TOO_SHORT',
  sentence: '延包方案的公示期不短于本县规定的期限。',
  basis: [landContractingLaw('第二十条'), registerRules('公示期限由政策参数设定')],
  severity: 'block',
  breach: ({ on, publishedUntil, noticePeriod }) => {
    if (!noticePeriod) return undefined;
    const earliest = periodEnd(on, noticePeriod);
    if (publishedUntil >= earliest) return undefined;
    return {
      detail: `公示自 ${on} 起应满 ${formatPeriod(noticePeriod)}，到 ${earliest}，现填到 ${publishedUntil}。`,
      field: 'publishedUntil',
      facts: { earliest },
      wayForward: `公示到 ${earliest} 或更晚。`,
    };
  },
});

export const noticeIsOver = rule<StepEntry>({
  id: 'EX11',
  code: 'EXTENSIONS.NOTICE_RUNNING',
  sentence: '公示期满之后才签订延包合同。',
  basis: [landContractingLaw('第二十条')],
  severity: 'block',
  breach: ({ campaign: { publishedUntil }, on, onField: field }) =>
    publishedUntil === undefined || on > publishedUntil
      ? undefined
      : {
          detail: `公示到 ${publishedUntil} 届满，不能在 ${on} 签订合同。`,
          field,
          wayForward: `公示期满（${publishedUntil}）之后签订。`,
        },
});

export interface ObjectedEntry extends StepEntry {
  /** Of whom objections were upheld. */
  readonly objectedSheets: readonly HouseholdSheet[];
}

function unanswered({ campaign: { objections } }: ObjectedEntry): Breach | undefined {
  const open = objections.filter(({ answeredOn }) => answeredOn === undefined);
  const [first] = open;
  if (!first) return undefined;
  return {
    detail: `还有 ${open.length} 件异议没有答复，最早的是 ${first.raisedOn} 提出的。`,
    facts: { objectionId: first.objectionId },
    wayForward: '逐件核实并登记答复；成立的，更正调查表并由农户重新确认。',
  };
}

/** An objection to the sheet was upheld, and nothing was found anew since. */
function isToBeCorrected({ sheetId, survey }: HouseholdSheet, objections: readonly Objection[]): boolean {
  const surveyedOn = survey?.surveyedOn ?? '';
  const upheld = objections.filter((each) => each.upheld === true && each.sheetId === sheetId);
  return upheld.some(({ answeredOn = '' }) => surveyedOn < answeredOn);
}

function uncorrected({ campaign: { objections }, objectedSheets }: ObjectedEntry): Breach | undefined {
  const open = objectedSheets.find((sheet) => isToBeCorrected(sheet, objections));
  if (!open) return undefined;
  return {
    detail: `对 ${open.ordinal} 号调查表的异议成立，答复以后还没有重新调查。`,
    facts: { sheetId: open.sheetId },
    wayForward: '更正该户的调查表，由农户重新确认。',
  };
}

export const objectionsAreAnswered = rule<ObjectedEntry>({
  id: 'EX12',
  code: 'EXTENSIONS.OBJECTIONS_UNANSWERED',
  sentence:
    '公示期间的异议全部答复，成立的已经更正之后，才签订延包合同：针对农户的重新调查，针对方案的重新拟订、表决、公示。',
  basis: [landContractingLaw('第十九条'), landContractingLaw('第二十条')],
  severity: 'block',
  breach: (entry) =>
    unanswered(entry) ??
    uncorrected(entry) ??
    (schemeIsToBeRestated(entry.campaign)
      ? {
          detail: '针对方案的异议成立，方案还没有重新拟订。',
          wayForward: '重新拟订方案，经会议通过，重新公示。',
        }
      : undefined),
});

export const objectionIsRaisedInTime = rule<
  StepEntry & { readonly sheetId: string | undefined; readonly listed: ListedHousehold | undefined }
>({
  id: 'EX13',
  code: 'EXTENSIONS.OBJECTION_OUT_OF_TIME',
  sentence: '异议在公示期内提出，针对某户的写明该户的调查表。',
  basis: [landContractingLaw('第二十条'), registerRules('公示异议')],
  severity: 'block',
  breach: ({ campaign: { publishedUntil }, on, onField: field, sheetId, listed }) => {
    if (sheetId !== undefined && !listed)
      return {
        detail: `这次延包没有调查表 ${sheetId}。`,
        field: 'sheetId',
        wayForward: '核对调查表编号；针对方案的异议不填。',
      };
    if (publishedUntil === undefined || on <= publishedUntil) return undefined;
    const detail = `公示已于 ${publishedUntil} 届满，${on} 的异议不在公示期内。`;
    return { detail, field, wayForward: '公示期后的争议，协商、调解，或者申请仲裁、起诉。' };
  },
});

export const objectionIsAnsweredOnce = rule<{
  readonly objectionId: string;
  readonly objection: Objection | undefined;
  readonly on: LegalDate;
}>({
  id: 'EX14',
  code: 'EXTENSIONS.NO_OBJECTION_TO_ANSWER',
  sentence: '已提出的异议答复一次，答复不早于提出。',
  basis: [registerRules('公示异议')],
  severity: 'block',
  breach: ({ objectionId, objection, on }) => {
    if (objection && objection.answeredOn === undefined && on >= objection.raisedOn) return undefined;
    const detail = objection
      ? `异议 ${objectionId} 提出于 ${objection.raisedOn}，${objection.answeredOn ? `已于 ${objection.answeredOn} 答复` : `不能在 ${on} 答复`}。`
      : `这次延包没有异议 ${objectionId}。`;
    return { detail, field: 'objectionId', wayForward: '核对异议编号和答复日。' };
  },
});
