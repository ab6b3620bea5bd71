import { type Duty, type LegalDate, accountingLaw, collectivesLaw, registerRules, rule } from '#kernel';
import type { Term } from './duty-book.js';
import { CUSTODY_KINDS, POST_TITLES } from './duties.js';
import type { Appointment, Custody } from './state.js';

/*
 * What is left to do when the duty book, which sees everything, does not take in what was accepted a moment before:
 * whoever recorded it was told that it is done.
 */

/** What the book refused, and why. */
interface RefusedByTheBook {
  readonly detail: string;
  readonly today: LegalDate;
}

/** A sentence inside another. */
const asAPart = (detail: string): string => detail.replace(/。$/, '');

const isOver = ({ to }: Term, today: LegalDate): boolean => to !== undefined && to < today;

const stationDuty = (consequence: string): Duty => ({
  owner: { role: 'station-clerk', level: 'township' },
  term: '没有法定的截止日。',
  consequence,
});

export const refusedAppointmentIsSettled = rule<RefusedByTheBook & { readonly appointment: Appointment }>({
  id: 'PS60',
  code: 'POSTS.APPOINTMENT_CAME_TO_NOTHING',
  sentence:
    '任职登记之后因职责不相容、名额已满等未能生效的，核对并由能够担任的人任职，或者消除障碍后重新登记。',
  basis: [collectivesLaw('第三十二条'), accountingLaw('第二十五条')],
  severity: 'task',
  duty: stationDuty('该职务没有人担任；未能生效的任职不能行使职权。'),
  breach: ({ appointment, detail, today }) =>
    isOver(appointment, today)
      ? undefined
      : {
          detail: `“${POST_TITLES[appointment.post]}”的任职未能生效（${asAPart(detail)}）。`,
          wayForward: '消除障碍（如先终止不相容的职务）后重新登记，或由另一人任职。',
        },
});

export const refusedBookkeepingIsSettled = rule<RefusedByTheBook & { readonly term: Term }>({
  id: 'PS61',
  code: 'POSTS.BOOKKEEPING_CAME_TO_NOTHING',
  sentence: '代理记账登记之后未能生效的，另行委派能够担任的会计，或者消除障碍后重新登记。',
  basis: [collectivesLaw('第四十四条'), accountingLaw('第三十六条')],
  severity: 'task',
  duty: stationDuty('该村的账没有人记；记账中断的，报表和公开都会延误。'),
  breach: ({ term, detail, today }) =>
    isOver(term, today)
      ? undefined
      : {
          detail: `该村的代理记账未能生效（${asAPart(detail)}）。`,
          wayForward: '另行委派一名在岗的代理会计，或者消除障碍后重新登记。',
        },
});

export const contestedCustodyIsHandedOn = rule<{
  readonly custody: Custody;
  readonly keepingId: string;
  readonly detail: string;
}>({
  id: 'PS62',
  code: 'POSTS.CUSTODY_TO_BE_HANDED_ON',
  sentence: '保管人承担与保管不相容的职责的，移交给能够保管的另一人；移交之前不使用。',
  basis: [accountingLaw('第二十五条'), registerRules('保管登记')],
  severity: 'task',
  duty: stationDuty('移交之前印章不能使用；已经使用的，由保管人和审批人承担责任。'),
  breach: ({ custody, keepingId, detail }) =>
    custody.keepingId === keepingId && custody.standing === 'kept'
      ? {
          detail: `“${custody.label}”（${CUSTODY_KINDS[custody.kind]}）的保管有冲突（${asAPart(detail)}）。`,
          occurrence: keepingId,
          wayForward: '登记移交，由不承担该职责的另一人保管。',
        }
      : undefined,
});
