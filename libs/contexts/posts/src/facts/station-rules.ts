import { type Breach, type LegalDate, accountingLaw, collectivesLaw, rule } from '#kernel';
import type { AppointmentEntry } from './appointment-rules.js';
import { POST_TITLES, type Post } from './duties.js';
import { holdsOn } from './duty-book.js';
import type { AccountingTitle } from './events.js';
import type { Appointment } from './state.js';

/** Years of accounting work that stand in for the title (会计法 36). */
const YEARS_OF_A_CHIEF = 3;

export interface StationStaffEntry extends AppointmentEntry {
  readonly qualification: { readonly title: AccountingTitle; readonly years: number };
}

export const chiefIsQualified = rule<StationStaffEntry>({
  id: 'D9-36',
  code: 'POSTS.CHIEF_NOT_QUALIFIED',
  sentence: '会计主管人员应具备会计师以上专业技术职务资格，或者从事会计工作三年以上。',
  basis: [accountingLaw('第三十六条')],
  severity: 'block',
  breach: ({ post, qualification: { title, years } }) =>
    post === 'chief-accountant' && !['accountant', 'senior'].includes(title) && years < YEARS_OF_A_CHIEF
      ? {
          detail: `没有会计师以上资格，从事会计工作 ${years} 年，不足三年，不能任会计主管。`,
          field: 'qualification',
          facts: { title, years },
          wayForward: '任代理会计，满三年或取得会计师资格后再任。',
        }
      : undefined,
});

/** Who keeps the books of villages, and deputises for whoever does. */
export const KEEPERS: readonly Post[] = ['agency-accountant'];

/** A member of the station who has a part in keeping the books of a village, and on which day. */
export interface Colleague {
  readonly appointment: Appointment | undefined;
  readonly part: string;
  readonly field: string;
  readonly posts: readonly Post[];
  readonly on: LegalDate;
}

/** Whoever keeps, deputises for, takes over or supervises the books of a village is of its township's station. */
export function theyAreOfTheStation<Facts extends { readonly villageCode: string }>(
  of: (facts: Facts) => readonly Colleague[],
) {
  return rule<Facts>({
    id: 'PS27',
    code: 'POSTS.NOT_OF_THE_STATION',
    sentence: '代理记账、代班、监交的人是本乡镇农经站当日在任的人员；接管的也可以是本村的会计。',
    basis: [collectivesLaw('第四十四条'), accountingLaw('第三十九条')],
    severity: 'block',
    breach: (facts) => strangerAmong(of(facts), facts.villageCode),
  });
}

function strangerAmong(colleagues: readonly Colleague[], villageCode: string): Breach | undefined {
  const stranger = colleagues.find((colleague) => !isColleague(colleague, villageCode));
  if (!stranger) return undefined;
  const { part, field, posts, on } = stranger;
  const titles = posts.map((each) => POST_TITLES[each]).join('或');
  return {
    detail: `${part}在 ${on} 不是本乡镇、本村在任的${titles}。`,
    field,
    wayForward: `由当日在任的${titles}担任${part}；任用尚未登记的，先登记任用。`,
  };
}

function isColleague({ appointment, posts, on }: Colleague, villageCode: string): boolean {
  return (
    appointment !== undefined &&
    appointment.standing !== 'fallen-through' &&
    posts.includes(appointment.post) &&
    villageCode.startsWith(appointment.divisionCode) &&
    holdsOn(appointment, on)
  );
}
