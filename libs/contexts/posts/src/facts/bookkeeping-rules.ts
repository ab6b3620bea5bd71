import { type LegalDate, addDays, addYears, collectivesLaw, registerRules, rule } from '#kernel';
import type { Division } from '#divisions/facts';
import { type DutyBook, dutiesOn } from './duty-book.js';
import type { DutyEntry } from './duty-entry.js';
import { termRunsForward } from './entry-rules.js';
import type { Appointment } from './state.js';
import { KEEPERS, theyAreOfTheStation } from './station-rules.js';

/** Villages that one agency accountant can keep well; practice, no statute. */
const VILLAGES_AT_MOST = 20;
/** Years after which another keeps the books of a village: no policy key names the number yet. */
const ROTATION_YEARS = 5;

export interface AssignmentEntry extends DutyEntry {
  readonly villageCode: string;
  readonly village: Division | undefined;
  readonly accountant: Appointment | undefined;
}

export const booksAreOfARegisteredVillage = rule<AssignmentEntry>({
  id: 'PS28',
  code: 'POSTS.VILLAGE_NOT_REGISTERED',
  sentence: '代理记账的对象是已登记的村。',
  basis: [collectivesLaw('第四十四条')],
  severity: 'block',
  breach: ({ village, villageCode }) =>
    village?.kind === 'village' || village?.kind === 'neighbourhood'
      ? undefined
      : {
          detail: `${villageCode} 不是已登记的村。`,
          field: 'divisionCode',
          wayForward: '核对区划代码；尚未登记的，先由系统管理员登记该村。',
        },
});

export const accountantHasRoomForTheVillage = rule<AssignmentEntry>({
  id: 'PS29',
  code: 'POSTS.TOO_MANY_VILLAGES',
  sentence: '一名代理会计一般负责八至二十个村。',
  basis: [registerRules('代理记账')],
  severity: 'warn',
  breach: ({ accountant }) => {
    const villages = (accountant?.villages.length ?? 0) + 1;
    return villages > VILLAGES_AT_MOST
      ? { detail: `加上本村共 ${villages} 个村，超过 ${VILLAGES_AT_MOST} 个，建议分给其他代理会计。` }
      : undefined;
  },
});

export const accountantIsRotated = rule<AssignmentEntry>({
  id: 'PS30',
  code: 'POSTS.ROTATION_DUE',
  sentence: '同一人连续为同一村记账满五年的，应当轮岗。',
  basis: [registerRules('代理记账')],
  severity: 'task',
  duty: {
    owner: { role: 'station-reviewer', level: 'township' },
    term: '为同一村连续记账满五年之日。',
    consequence: '逾期未轮岗的，列入逾期待办，由乡镇督促更换。',
  },
  breach: ({ book, personId, from, to, villageCode }) => {
    const since = keptSince(book, personId, from);
    const dueOn = rotationDueOn(since);
    return to !== undefined && to < dueOn
      ? undefined
      : { detail: `自 ${since} 起为 ${villageCode} 记账，到 ${dueOn} 满五年，应轮岗。`, dueOn };
  },
});

/** The day from which somebody who has kept the books of a village since then should no longer keep them. */
export function rotationDueOn(since: LegalDate): LegalDate {
  return addYears(since, ROTATION_YEARS);
}

/** Spells that follow each other are one: a new assignment does not begin the years anew. */
function keptSince(book: DutyBook | undefined, personId: string, from: LegalDate): LegalDate {
  const before = dutiesOn(book, addDays(from, -1)).find(
    (held) => held.duty === 'agency-bookkeeping' && held.personId === personId,
  );
  return before ? keptSince(book, personId, before.from) : from;
}

export const ASSIGNMENT_RULES = [
  booksAreOfARegisteredVillage,
  termRunsForward,
  theyAreOfTheStation<AssignmentEntry>(({ accountant: appointment, from: on }) => [
    { appointment, part: '代理会计', field: 'postId', posts: KEEPERS, on },
  ]),
  accountantHasRoomForTheVillage,
  accountantIsRotated,
] as const;
