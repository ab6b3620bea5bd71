import { type LegalDate, collectivesLaw, registerRules, rule } from '#kernel';
import type { Collective } from '#collectives/facts';
import {
  type ProjectUse,
  type Revitalization,
  useOn,
  useToReturn,
  usesOver,
  usesStanding,
} from './revitalization.js';

/* A project that runs: its revenue, its end, and houses that are given back. */

export interface RevenueEntry {
  readonly project: Revitalization;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly today: LegalDate;
}

export const revenueIsOfAPeriodOnce = rule<RevenueEntry>({
  id: 'RV10',
  code: 'HOMESTEADS.REVENUE_PERIOD',
  sentence: '收益按期登记：期间在开业之后、已经结束，各期不重叠。',
  basis: [registerRules('盘活项目收益')],
  severity: 'block',
  breach: ({ project, from, to, today }) => {
    const [field, wayForward] = ['from', '核对期间；已登记的期间不再登记。'];
    const last = project.endedOn ?? today;
    if (project.startedOn === undefined || from < project.startedOn || from > to || to > last)
      return {
        detail: `期间 ${from} 至 ${to} 应在开业日 ${project.startedOn ?? ''} 与 ${last} 之间。`,
        field,
        wayForward,
      };
    const other = project.revenues.find((each) => each.from <= to && from <= each.to);
    return other && { detail: `${other.from} 至 ${other.to} 的收益已经登记。`, field, wayForward };
  },
});

export interface EndEntry {
  readonly project: Revitalization;
  readonly on: LegalDate;
  readonly onField: string;
  readonly today: LegalDate;
}

/** The last day on which something is known to have happened in a project; a term that lies ahead has not begun. */
function lastHappeningOf({ project, today }: EndEntry): LegalDate | undefined {
  const uses = usesStanding(project).flatMap(({ signedOn, from }) => [signedOn, from]);
  const over = usesOver(project).flatMap(({ endedOn }) => endedOn ?? []);
  const periods = project.revenues.map(({ to }) => to);
  return [...uses.filter((day) => day <= today), ...over, ...periods].sort().at(-1);
}

export const projectEndsAfterWhatHappenedInIt = rule<EndEntry>({
  id: 'RV15',
  code: 'HOMESTEADS.ENDED_BEFORE_WHAT_HAPPENED',
  sentence: '项目的终止日不早于已签订、已开始的房屋使用和已登记的收益期间。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: (entry) => {
    const { on, onField: field } = entry;
    const last = lastHappeningOf(entry);
    return last === undefined || on >= last
      ? undefined
      : {
          detail: `终止日 ${on} 早于项目中 ${last} 已有的使用约定、使用或者收益。`,
          field,
          facts: { last },
          wayForward: `核对终止日，应在 ${last} 或以后。`,
        };
  },
});

export interface HouseLeaving {
  readonly project: Revitalization;
  readonly parcelCode: string;
  readonly on: LegalDate;
  readonly onField: string;
}

export const houseIsThereToReturn = rule<HouseLeaving>({
  id: 'RV11',
  code: 'HOMESTEADS.NO_HOUSE_TO_RETURN',
  sentence: '项目使用过的房屋，使用终止以后才交还，各处只交还一次。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: ({ project, parcelCode, on, onField }) => {
    const use = useToReturn(project, parcelCode);
    const wayForward = '核对不动产单元代码和日期；先登记项目或者这一处使用的终止；已经交还的不必再办。';
    if (!use) {
      const detail = `项目 ${project.name} 没有已终止、尚未交还的宅基地 ${parcelCode} 的使用。`;
      return { detail, field: 'parcelCode', wayForward };
    }
    return use.endedOn === undefined || on >= use.endedOn
      ? undefined
      : { detail: `所填日期 ${on} 早于使用终止日 ${use.endedOn}。`, field: onField, wayForward };
  },
});

/** The days on which a use may end: from what has happened in it on, and no later than was agreed. */
function daysToEnd({ revenues }: Revitalization, { signedOn, from, to }: ProjectUse) {
  const earned = revenues.filter((each) => each.to >= from).map((each) => each.to);
  const earliest = [signedOn, ...earned].sort().at(-1) ?? signedOn;
  return { earliest: earliest > to ? to : earliest, latest: to };
}

export const useIsThereToEnd = rule<HouseLeaving>({
  id: 'RV24',
  code: 'HOMESTEADS.NO_USE_TO_END',
  sentence: '终止的是项目中还在使用的房屋，终止日在签订和已登记收益的期间以后，不晚于约定的止期。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: ({ project, parcelCode, on, onField }) => {
    const use = useOn(project, parcelCode);
    if (!use) {
      const detail = `项目 ${project.name} 没有使用宅基地 ${parcelCode}，或者已经终止。`;
      return { detail, field: 'parcelCode', wayForward: '核对不动产单元代码；已经终止的不必再办。' };
    }
    const { earliest, latest } = daysToEnd(project, use);
    if (on >= earliest && on <= latest) return undefined;
    const detail = `终止日 ${on} 不在 ${earliest} 至 ${latest} 之间。`;
    return { detail, field: onField, wayForward: '核对终止日；期满的填约定的止期。' };
  },
});

/** Of a process manager that comes again. */
export const useIsThereToFallThrough = rule<{
  readonly project: Revitalization;
  readonly parcelCode: string;
  /** Of which agreement, where whoever says so knows. */
  readonly number?: string | undefined;
}>({
  id: 'RV12',
  code: 'HOMESTEADS.USE_NOT_STANDING',
  sentence: '已约定的房屋使用才作废，只作废一次。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: ({ project, parcelCode, number }) => {
    const use = useOn(project, parcelCode);
    return use && (number === undefined || use.number === number)
      ? undefined
      : { detail: `项目没有待生效的宅基地 ${parcelCode} 的使用。`, wayForward: '不必再办。' };
  },
});

/** Whose project it is: the collective of the village in which the houses stand. */
export const projectIsOfARegisteredCollective = rule<{
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
}>({
  id: 'RV13',
  code: 'HOMESTEADS.COLLECTIVE_NOT_REGISTERED',
  sentence: '盘活项目登记在项目所在村的农村集体经济组织名下。',
  basis: [collectivesLaw('第五条'), registerRules('盘活项目')],
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
