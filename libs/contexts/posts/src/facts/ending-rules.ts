import {
  type LegalDate,
  accountingLaw,
  collectiveFinanceRules,
  collectivesLaw,
  registerRules,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import { type Body, DUTIES, POST_TITLES, isPost, kindOf } from './duties.js';
import { type DutyBook, dutiesOn } from './duty-book.js';
import { END_CAUSES, type EndCause } from './events.js';
import { APPOINTMENT_STANDINGS, type Appointment } from './state.js';

/** Days for handing over the work (村民委员会组织法 20); the same for everybody who leaves with something in hand. */
const HAND_OVER_PERIOD = { count: 10, unit: 'calendar-day' } as const;
/** Bodies whose members answer for money when they leave. */
const AUDITED: readonly Body[] = ['village-committee', 'board'];
/** Nobody can be asked for a paper before these are known. */
const DOCUMENTED: readonly EndCause[] = ['recall', 'conviction', 'resignation'];

export interface EndingEntry {
  readonly appointment: Appointment;
  /** The duty book of the place. */
  readonly book: DutyBook | undefined;
  readonly cause: EndCause;
  readonly on: LegalDate;
  readonly today: LegalDate;
  readonly documentSha256: string | undefined;
}

export const appointmentStands = rule<{ readonly appointment: Appointment }>({
  id: 'PS43',
  code: 'POSTS.APPOINTMENT_ENDED',
  sentence: '已终止或者未能生效的任职不再变动。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ appointment: { standing } }) =>
    standing === 'appointed'
      ? undefined
      : {
          detail: `该任职${APPOINTMENT_STANDINGS[standing]}。`,
          field: 'postId',
          wayForward: '核对任职编号；再次任职的，另行登记任职。',
        },
});

export const lastDayIsInTheTerm = rule<EndingEntry>({
  id: 'PS23',
  code: 'POSTS.NOT_IN_THE_TERM',
  sentence: '最后任职日在任期之内，到了那一天才登记。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ appointment: { to }, on, today }) => {
    if (on > today)
      return { detail: `最后任职日 ${on} 还没有到。`, field: 'on', wayForward: '到了那一天再登记。' };
    if (to === undefined || on <= to) return undefined;
    const detail = `任期到 ${to} 届满，最后任职日 ${on} 在其后。`;
    return { detail, field: 'on', wayForward: `最后任职日改为 ${to} 或更早；连任的另行登记任职。` };
  },
});

export const endingHasItsCause = rule<EndingEntry>({
  id: 'PS24',
  code: 'POSTS.CAUSE_NOT_DOCUMENTED',
  sentence: '因辞职、罢免、判刑终止任职的，有书面依据。',
  basis: [villageCommitteeLaw('第十六条'), villageCommitteeLaw('第十八条'), collectivesLaw('第二十六条')],
  severity: 'block',
  breach: ({ cause, documentSha256 }) =>
    DOCUMENTED.includes(cause) && documentSha256 === undefined
      ? {
          detail: `因${END_CAUSES[cause]}终止，没有附书面依据。`,
          field: 'documentSha256',
          wayForward: '附辞职书、罢免决议或者判决书，再登记。',
        }
      : undefined,
});

export const expiryIsOnTheLastDay = rule<EndingEntry>({
  id: 'PS59',
  code: 'POSTS.NOT_EXPIRED',
  sentence: '任期届满的，在届满之日终止。',
  basis: [villageCommitteeLaw('第十一条'), collectivesLaw('第二十九条')],
  severity: 'block',
  breach: ({ appointment: { to }, cause, on }) => {
    if (cause !== 'expiry' || on === to) return undefined;
    const detail = to === undefined ? '该任职没有止期，不会届满。' : `任期到 ${to} 届满，不是 ${on}。`;
    const wayForward = '终止原因改选实际的原因；确系届满的，最后任职日填届满之日。';
    return { detail, field: 'cause', wayForward };
  },
});

export const booksAreHandedOverBeforeLeaving = rule<EndingEntry>({
  id: 'D9-39',
  code: 'POSTS.BOOKS_NOT_HANDED_OVER',
  sentence: '会计人员调动工作或者离职，必须与接管人员办清交接手续。',
  basis: [accountingLaw('第三十九条')],
  severity: 'block',
  breach: ({ appointment: { villages } }) =>
    villages.length > 0
      ? {
          detail: `仍在代理记账的村有 ${villages.length} 个：${villages.map(({ villageCode }) => villageCode).join('、')}。`,
          field: 'postId',
          wayForward: '逐村登记会计交接，终止代理记账，再离岗。',
        }
      : undefined,
});

export const officersAreAuditedWhenTheyLeave = rule<EndingEntry>({
  id: 'D5',
  code: 'POSTS.AUDIT_ON_LEAVING',
  sentence: '村民委员会成员和集体经济组织负责人实行任期和离任经济责任审计，结果在下一届选举之前公布。',
  basis: [villageCommitteeLaw('第三十五条'), collectiveFinanceRules('第六条')],
  severity: 'task',
  duty: {
    owner: { role: 'county-reviewer', level: 'county' },
    term: '下一届选举之前。',
    consequence: '审计结果应在下一届选举之前公布；没有审计的，不得办理卸任手续。',
  },
  breach: ({ appointment: { post }, on }) =>
    AUDITED.includes(kindOf(post).body)
      ? { detail: `“${POST_TITLES[post]}”于 ${on} 离任，应办理离任经济责任审计，重点审计新增债务。` }
      : undefined,
});

export const whatIsKeptIsHandedOver = rule<EndingEntry>({
  id: 'PS25',
  code: 'POSTS.HAND_OVER_ON_LEAVING',
  sentence: '离任的人在十日内移交保管的印章、票据、档案、账册。',
  basis: [villageCommitteeLaw('第二十条'), accountingLaw('第三十九条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '离任之日起十日。',
    consequence: '逾期不移交的，由乡镇责令移交；造成损失的依法赔偿。',
  },
  breach: ({ appointment: { personId }, book, on }) => {
    const kept = dutiesOn(book, on).filter((held) => held.personId === personId && !isPost(held.duty));
    return kept.length > 0
      ? {
          detail: `离任时仍${kept.map(({ duty }) => DUTIES[duty]).join('、')}，应在乡镇监督下移交。`,
          period: { from: on, ...HAND_OVER_PERIOD },
        }
      : undefined;
  },
});

export const vacancyIsFilled = rule<EndingEntry>({
  id: 'PS26',
  code: 'POSTS.VACANCY',
  sentence: '任期未满出缺的，可以补选；人数应保持法定。',
  basis: [villageCommitteeLaw('第十九条'), collectivesLaw('第二十九条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '没有法定的截止日。',
    consequence: '长期缺额、人数少于法定的，机构不能有效作出决定。',
  },
  breach: ({ appointment: { post, to }, on, cause }) =>
    cause !== 'expiry' && to !== undefined && on < to && kindOf(post).body !== 'station'
      ? { detail: `“${POST_TITLES[post]}”任期到 ${to}，${on} 出缺，应补选或另行任用。` }
      : undefined,
});

/** For the process manager that gives up what was never taken on. */
export const villageIsTakenOn = rule<{ readonly appointment: Appointment; readonly bookkeepingId: string }>({
  id: 'PS44',
  code: 'POSTS.VILLAGE_NOT_TAKEN_ON',
  sentence: '只能交出已接手的村。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ appointment: { villages }, bookkeepingId }) =>
    villages.some((each) => each.bookkeepingId === bookkeepingId)
      ? undefined
      : {
          detail: `没有接手代理记账 ${bookkeepingId}。`,
          field: 'bookkeepingId',
          wayForward: '不必再办：该村没有接手，或者已经交出。',
        },
});

export const ENDING_RULES = [
  appointmentStands,
  lastDayIsInTheTerm,
  endingHasItsCause,
  expiryIsOnTheLastDay,
  booksAreHandedOverBeforeLeaving,
  officersAreAuditedWhenTheyLeave,
  whatIsKeptIsHandedOver,
  vacancyIsFilled,
] as const;
