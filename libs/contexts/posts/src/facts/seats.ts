import { type LegalDate, collectivesLaw, registerRules, rule, villageCommitteeLaw } from '#kernel';
import { BODIES, type Body, DUTIES, type Duty, isPost, kindOf } from './duties.js';
import { type DutyBook, type HeldDuty, type Term, dutiesOn, holdsOn } from './duty-book.js';
import { type DutyEntry, meeting } from './duty-entry.js';

/** Posts that one person holds at a time, and the books of a village. */
const isSoleDuty = (duty: Duty): boolean =>
  duty === 'agency-bookkeeping' || (isPost(duty) && kindOf(duty).sole);

export const soleDutyHasOneHolder = rule<DutyEntry>({
  id: 'PS8',
  code: 'POSTS.ALREADY_HELD',
  sentence: '正职、会计、出纳和一村的代理记账同一时间由一人担任。',
  basis: [collectivesLaw('第二十九条'), registerRules('任职登记')],
  severity: 'block',
  breach: (entry) => {
    const held = isSoleDuty(entry.duty) && meeting(entry).find(({ duty }) => duty === entry.duty);
    return held
      ? {
          detail: `“${DUTIES[held.duty]}”自 ${held.from} ${held.to ? `至 ${held.to}` : '起'}已有人担任。`,
          field: 'from',
          facts: { dutyId: held.dutyId },
          wayForward: '先终止前任，再从次日起登记。',
        }
      : undefined;
  },
});

const ofOneBody = (a: Duty, b: Duty): boolean => isPost(a) && isPost(b) && kindOf(a).body === kindOf(b).body;

export const personHoldsOneSeat = rule<DutyEntry>({
  id: 'PS9',
  code: 'POSTS.SECOND_SEAT',
  sentence: '一人在一个机构同一时间只任一职。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: (entry) => {
    const body = isPost(entry.duty) && kindOf(entry.duty).body;
    if (!body || body === 'accounting' || body === 'station') return undefined;
    const held = meeting(entry).find(
      ({ duty, personId }) => personId === entry.personId && ofOneBody(duty, entry.duty),
    );
    return held
      ? {
          detail: `该人自 ${held.from} 已任${BODIES[body]}的“${DUTIES[held.duty]}”。`,
          field: 'post',
          wayForward: `先终止“${DUTIES[held.duty]}”的任职，再从次日起登记。`,
        }
      : undefined;
  },
});

/** Most seats of a list that are taken on one day of a term. */
export function mostAtOnce(held: readonly HeldDuty[], term: Term): number {
  const days = [term.from, ...held.map(({ from }) => from).filter((from) => holdsOn(term, from))];
  return Math.max(...days.map((day) => held.filter((each) => holdsOn(each, day)).length));
}

/** Whoever sits in the same body in the same days. */
function membersBeside(entry: DutyEntry): readonly HeldDuty[] {
  return entry.seats === undefined ? [] : meeting(entry).filter((held) => ofOneBody(held.duty, entry.duty));
}

export const seatsAreThoseOfTheTerm = rule<DutyEntry>({
  id: 'PS48',
  code: 'POSTS.OTHER_SEATS',
  sentence: '同一届的应选名额前后一致。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: (entry) => {
    const other = membersBeside(entry).find((held) => held.seats !== entry.seats)?.seats;
    return other === undefined
      ? undefined
      : {
          detail: `本届名额已登记为 ${other} 人，现填 ${entry.seats} 人。`,
          field: 'seats',
          facts: { seats: other },
          wayForward: `核对应选名额，改填 ${other}。`,
        };
  },
});

export const seatsAreNotExceeded = rule<DutyEntry>({
  id: 'PS10',
  code: 'POSTS.NO_SEAT_LEFT',
  sentence: '一届的任职人数不超过应选名额。',
  basis: [collectivesLaw('第二十九条'), villageCommitteeLaw('第六条')],
  severity: 'block',
  breach: (entry) => {
    const taken = mostAtOnce(membersBeside(entry), entry);
    return entry.seats !== undefined && taken >= entry.seats
      ? {
          detail: `名额 ${entry.seats} 人已满（${taken} 人在任）。`,
          field: 'post',
          wayForward: '先登记离任人员的终止，再从次日起登记补选的人。',
        }
      : undefined;
  },
});

/** How many seats of a body are filled. */
export interface Composition {
  readonly organisationId: string;
  readonly body: Body;
  readonly seats: number;
  readonly filled: number;
}

/** Every body with seats, as it is composed on a day: one that is short of members is not lawfully complete. */
export function compositionsOn(book: DutyBook, day: LegalDate): readonly Composition[] {
  const found = new Map<string, Composition>();
  for (const { duty, organisationId, seats } of dutiesOn(book, day)) {
    if (!isPost(duty) || seats === undefined || organisationId === undefined) continue;
    const { body } = kindOf(duty);
    const key = `${organisationId}/${body}`;
    const filled = (found.get(key)?.filled ?? 0) + 1;
    found.set(key, { organisationId, body, seats, filled });
  }
  return [...found.values()];
}
