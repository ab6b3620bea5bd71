import { type Breach, type LegalDate, civilCode, idleHomesteadNotice, registerRules, rule } from '#kernel';
import type { Parcel } from '#land-rights/facts';
import type { House, SafetyReport, UnsafeFinding } from './house.js';
import { findingOn, reportOn, safetyOn } from './house-safety.js';
import { HOUSE_CONDITIONS, HOUSE_SEEN_AT, SAFETY_GRADES } from './kinds.js';
import { notAHomesteadOf } from './plots.js';

/* A house itself, whosever it is: which project has it, and whether it is safe. */

export interface HouseWanted {
  readonly house: House | undefined;
  readonly parcelCode: string;
}

export const houseIsInOneProject = rule<HouseWanted>({
  id: 'RV17',
  code: 'HOMESTEADS.HOUSE_TAKEN',
  sentence: '一处房屋，不论由农户还是由集体提供，同时只由一个盘活项目使用。',
  basis: [civilCode('第四百六十五条'), registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode }) => {
    const tenure = house?.tenure;
    return (
      tenure && {
        detail: `宅基地 ${parcelCode} 上的房屋自 ${tenure.from} 起由盘活项目 ${tenure.projectId} 使用（${tenure.number}）。`,
        field: 'parcelCode',
        facts: { projectId: tenure.projectId, to: tenure.to },
        wayForward: '另选房屋；登记该项目或者这一处使用的终止后再约定。',
      }
    );
  },
});

/** Of a process manager that comes again, or too late. */
export const houseIsHadByTheProject = rule<HouseWanted & { readonly projectId: string }>({
  id: 'RV18',
  code: 'HOMESTEADS.HOUSE_NOT_HAD',
  sentence: '盘活项目占用的房屋才由该项目腾出。',
  basis: [registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode, projectId }) =>
    house?.tenure?.projectId === projectId
      ? undefined
      : {
          detail: `宅基地 ${parcelCode} 上的房屋没有由盘活项目 ${projectId} 使用。`,
          wayForward: '不必再办。',
        },
});

/** Who has not given a house back yet, as a sentence. */
function stillAwaited({ house, parcelCode }: HouseWanted): string | undefined {
  const [projectId] = house?.awaitedFrom ?? [];
  return projectId === undefined
    ? undefined
    : `宅基地 ${parcelCode} 上的房屋，盘活项目 ${projectId} 使用终止后还没有交还。`;
}

export const houseToComeBackIsNoted = rule<HouseWanted>({
  id: 'RV28',
  code: 'HOMESTEADS.HOUSE_NOT_BACK_YET',
  sentence: '上一个项目还没有交还的房屋可以另行约定使用，但应提示。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'warn',
  breach: (wanted) => {
    const detail = stillAwaited(wanted);
    return detail === undefined ? undefined : { detail };
  },
});

export const houseIsBackBeforeTheStart = rule<HouseWanted>({
  id: 'RV29',
  code: 'HOMESTEADS.HOUSE_NOT_GIVEN_BACK',
  sentence: '项目开业前，上一个项目已经交还房屋。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: (wanted) => {
    const detail = stillAwaited(wanted);
    const wayForward = '先登记上一个项目的房屋交还，再开业。';
    return detail === undefined ? undefined : { detail, wayForward };
  },
});

export const houseIsToBeGivenBack = rule<HouseWanted & { readonly projectId: string }>({
  id: 'RV30',
  code: 'HOMESTEADS.HOUSE_NOT_AWAITED',
  sentence: '使用终止、尚未交还的房屋才收回，只收回一次。',
  basis: [registerRules('一处房屋一个盘活项目')],
  severity: 'block',
  breach: ({ house, parcelCode, projectId }) =>
    house?.awaitedFrom.includes(projectId)
      ? undefined
      : { detail: `宅基地 ${parcelCode} 上的房屋不待项目 ${projectId} 交还。`, wayForward: '不必再办。' },
});

export const houseStandsOnAHomestead = rule<{
  readonly parcel: Parcel | undefined;
  readonly parcelCode: string;
  readonly divisionCode: string;
}>({
  id: 'RV19',
  code: 'HOMESTEADS.NO_HOUSE_THERE',
  sentence: '房屋安全鉴定登记在本村已登记的宅基地上的房屋名下。',
  basis: [idleHomesteadNotice('盘活利用的对象'), registerRules('房屋安全鉴定')],
  severity: 'block',
  breach: notAHomesteadOf,
});

export const reportHoldsForATime = rule<Pick<SafetyReport, 'appraisedOn' | 'validUntil'>>({
  id: 'RV20',
  code: 'HOMESTEADS.REPORT_DATES',
  sentence: '房屋安全鉴定报告的有效期在鉴定日之后。',
  basis: [registerRules('房屋安全鉴定')],
  severity: 'block',
  breach: ({ appraisedOn, validUntil }) =>
    validUntil > appraisedOn
      ? undefined
      : {
          detail: `有效期至 ${validUntil}，不在鉴定日 ${appraisedOn} 之后。`,
          field: 'validUntil',
          wayForward: '按报告核对两个日期；报告没有写明有效期的，按本县的规定填写。',
        },
});

export interface HouseAtWork {
  readonly house: House | undefined;
  readonly parcelCode: string;
  readonly on: LegalDate;
}

/** What was found, as the end of a sentence. */
const inWords = ({ foundOn, seenAt, condition }: UnsafeFinding): string =>
  `上的房屋${HOUSE_SEEN_AT[seenAt]}（${foundOn}）是${HOUSE_CONDITIONS[condition]}，那天以前的鉴定不再有效`;

/** Why a house may not be used on a day, as the end of a sentence. */
function unsafe({ house, on }: HouseAtWork): string | undefined {
  const found = findingOn(house, on);
  if (found) return inWords(found);
  const report = reportOn(house, on);
  const state = safetyOn(report, on);
  if (!report || state === 'none') return '没有房屋安全鉴定报告';
  if (state === 'dangerous') return `的房屋鉴定为 ${SAFETY_GRADES[report.grade]}（${report.documentNumber}）`;
  return state === 'expired'
    ? `的房屋安全鉴定（${report.documentNumber}）已于 ${report.validUntil} 到期`
    : undefined;
}

export const houseIsSafe = rule<HouseAtWork>({
  id: 'RV21',
  code: 'HOMESTEADS.HOUSE_NOT_SAFE',
  sentence: '盘活使用的每一处房屋都有在有效期内的安全鉴定报告，鉴定为 A 级或者 B 级。',
  basis: [idleHomesteadNotice('盘活利用的安全'), registerRules('房屋安全鉴定')],
  severity: 'block',
  breach: (entry) => {
    const why = unsafe(entry);
    return why === undefined
      ? undefined
      : {
          detail: `在 ${entry.on}，宅基地 ${entry.parcelCode} ${why}。`,
          field: 'parcelCode',
          facts: { parcelCode: entry.parcelCode },
          wayForward: '委托鉴定机构鉴定这一处房屋并登记房屋安全鉴定；危险的，修缮加固后重新鉴定。',
        };
  },
});

export interface HouseWatched extends HouseAtWork {
  /** It is in use, or about to be. */
  readonly inUse: boolean;
  readonly report: SafetyReport | undefined;
  /** What was found since. */
  readonly found: UnsafeFinding | undefined;
}

/** Which duty it is: one for every report, one while there is none, and one for every day on which it was found unsafe. */
export const NO_REPORT = 'none';
export const foundDuty = ({ foundOn }: Pick<UnsafeFinding, 'foundOn'>): string => `found-${foundOn}`;

/** That there is no report which says anything of a house in use, as the duty to have it appraised at once. */
function unreported({ found, report, parcelCode, on }: HouseWatched): Breach | undefined {
  const wayForward = '重新鉴定并登记房屋安全鉴定。';
  if (found) {
    const detail = `宅基地 ${parcelCode} ${inWords(found)}，停止使用，重新鉴定。`;
    return { detail, dueOn: on, occurrence: foundDuty(found), wayForward };
  }
  if (report) return undefined;
  const detail = `宅基地 ${parcelCode} 上使用中的房屋没有安全鉴定报告。`;
  return { detail, dueOn: on, occurrence: NO_REPORT, wayForward };
}

export const reportIsRecordedOnce = rule<{
  readonly house: House | undefined;
  readonly report: Pick<SafetyReport, 'documentNumber'>;
}>({
  id: 'RV63',
  code: 'HOMESTEADS.REPORT_ALREADY_RECORDED',
  sentence: '一处房屋的一份安全鉴定报告只登记一次。',
  basis: [registerRules('房屋安全鉴定')],
  severity: 'block',
  breach: ({ house, report: { documentNumber } }) => {
    const first = house?.reports.find((each) => each.documentNumber === documentNumber);
    return (
      first && {
        detail: `鉴定报告 ${documentNumber} 已经登记：${first.appraisedOn} 鉴定，有效期至 ${first.validUntil}，编号 ${first.reportId}。`,
        field: 'documentNumber',
        facts: { reportId: first.reportId },
        wayForward: '核对报告编号；同一份报告不必再登记。',
      }
    );
  },
});

export const reportIsReplacedInTime = rule<HouseWatched>({
  id: 'RV22',
  code: 'HOMESTEADS.REPORT_TO_BE_REPLACED',
  sentence: '使用中的房屋，安全鉴定到期前重新鉴定；没有鉴定的补办，鉴定为危险的停止使用。',
  basis: [idleHomesteadNotice('盘活利用的安全'), registerRules('房屋安全鉴定')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '有效期届满前若干个月，由政策参数 homesteads.safety-reminder-months 设定；没有报告、鉴定为危险的立即办理。',
    consequence: '没有有效鉴定的房屋不得开业、不得再约定使用，由乡镇督促停止使用。',
  },
  breach: (watched) => {
    const { inUse, report, parcelCode, on } = watched;
    if (!inUse) return undefined;
    const missing = unreported(watched);
    if (missing || !report) return missing;
    const wayForward = '重新鉴定并登记房屋安全鉴定。';
    const { reportId: occurrence, grade, documentNumber, validUntil, renewalDueOn } = report;
    const detail = `宅基地 ${parcelCode} 上使用中的房屋鉴定为 ${SAFETY_GRADES[grade]}，有效期至 ${validUntil}（${documentNumber}）。`;
    const now = safetyOn(report, on) === 'dangerous' || renewalDueOn < on;
    return { detail, dueOn: now ? on : renewalDueOn, occurrence, wayForward };
  },
});
