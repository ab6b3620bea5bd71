import { type LegalDate, collectivesLaw, periodEnd, rule } from '#kernel';
import type { Resolution } from '#decisions/facts';
import type { Collective } from './state.js';

/** Calendar days from the approval (集体法 23, 24). */
const NOTICE = { count: 10, unit: 'calendar-day' } as const;
const BASIS = [collectivesLaw('第二十三条'), collectivesLaw('第二十四条')] as const;

export interface ApprovedEnd {
  readonly collective: Collective;
  readonly approvedOn: LegalDate;
}

export const creditorsAreTold = rule<ApprovedEnd>({
  id: 'M15-10',
  code: 'COLLECTIVES.CREDITORS_TO_BE_TOLD',
  sentence: '自批准合并、分立之日起十日内通知债权人。',
  basis: BASIS,
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自县级人民政府批准合并、分立之日起十日。',
    consequence: '合并、分立的效力不受影响；债权人仍可向承继债务的集体主张权利，逾期通知的记为超期。',
  },
  breach: ({ collective: { name, creditorsNotifiedOn }, approvedOn }) =>
    creditorsNotifiedOn !== null && creditorsNotifiedOn >= approvedOn
      ? undefined
      : {
          detail: `${name}的合并或分立于 ${approvedOn} 获批准，应在十日内通知债权人（合并的，通知各方的债权人）。`,
          period: { from: approvedOn, ...NOTICE },
        },
});

export interface CreditorNotice {
  readonly collective: Collective;
  readonly notifiedOn: LegalDate;
  /** The decision on the merger or split, where that itself is not recorded yet. */
  readonly resolution: Resolution | undefined;
}

export const noticeIsOfAReorganisation = rule<CreditorNotice>({
  id: 'M15-12',
  code: 'COLLECTIVES.NOTHING_TO_TELL_CREDITORS',
  sentence: '合并、分立经成员大会决定之后，才通知债权人；通知凭已登记的合并、分立，或者成员大会的决议。',
  basis: BASIS,
  severity: 'block',
  breach: ({ collective: { collectiveId, name, approvedOn }, notifiedOn, resolution }) => {
    if (approvedOn !== null) return undefined;
    const decided = resolution?.collectiveId === collectiveId && resolution.matter === 'merger-or-split';
    if (decided && resolution.standing === 'carried' && resolution.heldOn <= notifiedOn) return undefined;
    return {
      detail: `${name}没有登记合并、分立，也没有成员大会在 ${notifiedOn} 以前关于合并、分立的决议。`,
      field: 'resolutionId',
      wayForward: '填写成员大会通过的合并、分立决议；还没有决定的，先召开成员大会表决并登记决议。',
    };
  },
});

export const creditorsAreToldInTime = rule<CreditorNotice>({
  id: 'M15-11',
  code: 'COLLECTIVES.CREDITORS_TOLD_LATE',
  sentence: '通知债权人不迟于批准之日起十日。',
  basis: BASIS,
  severity: 'warn',
  breach: ({ collective: { approvedOn }, notifiedOn }) => {
    const last = approvedOn === null ? notifiedOn : periodEnd(approvedOn, NOTICE);
    if (notifiedOn <= last) return undefined;
    return { detail: `批准后十日到 ${last} 届满，${notifiedOn} 才通知，已超期。` };
  },
});
