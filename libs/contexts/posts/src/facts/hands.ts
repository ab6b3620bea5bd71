import { type LegalDate, type Rule, accountingLaw, collectivesLaw, registerRules, rule } from '#kernel';
import { POST_TITLES, type Post, isPost } from './duties.js';
import { type DutyBook, dutiesOn } from './duty-book.js';
import { areNearKin } from './kin.js';

/* Rules over the persons through whose hands one matter goes. Any context may use them for its own matters. */

/** Somebody who has a part in a matter. */
export interface Hand {
  readonly personId: string;
  /** Chinese, as in 「审批人」. */
  readonly part: string;
  /** Field of the command that names the person. */
  readonly field: string;
}

/** One person does not play two of the parts: maker and checker, applicant and approver, giver and supervisor. */
export function handsAreApart<Facts>(of: (facts: Facts) => readonly Hand[]): Rule<Facts> {
  return rule<Facts>({
    id: 'PS20',
    code: 'POSTS.SAME_HANDS',
    sentence: '经办、审批、保管、交出、接收、监交分别由不同的人担任。',
    basis: [accountingLaw('第二十五条'), accountingLaw('第三十九条')],
    severity: 'block',
    breach: (facts) => {
      const hands = of(facts);
      for (const [index, { personId, part, field }] of hands.entries()) {
        const first = hands.slice(0, index).find((hand) => hand.personId === personId);
        if (first)
          return { detail: `${part}不能同时是${first.part}。`, field, wayForward: `由另一人担任${part}。` };
      }
      return undefined;
    },
  });
}

/** Who decides, approves or records a matter, and whom it concerns. */
export interface Deciding {
  /** The duty book of the place; it holds what was declared. */
  readonly book: DutyBook | undefined;
  readonly deciders: readonly Hand[];
  readonly concerned: readonly Hand[];
  /** Chinese sentence: what to do instead, where another person in the decider's part is not the way. */
  readonly wayForward?: string;
}

/** Nobody decides, approves or records a matter of their own or of their near kin. */
export function nobodyDecidesForKin<Facts>(of: (facts: Facts) => Deciding): Rule<Facts> {
  return rule<Facts>({
    id: 'PS21',
    code: 'POSTS.DECIDES_FOR_KIN',
    sentence: '任何人不决定、审批、经办本人或其近亲属的事项。',
    basis: [collectivesLaw('第二十九条'), collectivesLaw('第三十五条')],
    severity: 'block',
    breach: (facts) => {
      const { book, deciders, concerned, wayForward } = of(facts);
      const pairs = deciders.flatMap((decider) => concerned.map((other) => ({ decider, other })));
      const found = pairs.find(({ decider, other }) => tieBetween(book, decider.personId, other.personId));
      if (!found) return undefined;
      const { part, field, personId } = found.decider;
      const tie = tieBetween(book, personId, found.other.personId);
      const detail = `${part}是${found.other.part}${tie}，应当回避。`;
      return { detail, field, wayForward: wayForward ?? `由没有利害关系的人担任${part}。` };
    },
  });
}

/** 「本人」 or 「的近亲属」, as the end of a sentence; nothing when the two have nothing to do with each other. */
function tieBetween(book: DutyBook | undefined, a: string, b: string): string | undefined {
  if (a === b) return '本人';
  return areNearKin(book?.kin ?? [], a, b) ? '的近亲属' : undefined;
}

/** Who is on the other side of a deal with an organisation. */
export interface Dealing {
  readonly book: DutyBook | undefined;
  readonly organisationId: string;
  readonly parties: readonly Hand[];
  readonly on: LegalDate;
}

/** Who holds a post of an organisation on a day. */
export function officersOf(
  book: DutyBook | undefined,
  organisationId: string,
  on: LegalDate,
): readonly Officer[] {
  return dutiesOn(book, on).flatMap(({ duty, personId, organisationId: of }) =>
    isPost(duty) && of === organisationId ? [{ post: duty, personId }] : [],
  );
}

interface Officer {
  readonly post: Post;
  readonly personId: string;
}

/** A deal of an organisation with its own officers or their near kin is not forbidden, but everybody should see it. */
export function dealWithOfficersIsFlagged<Facts>(of: (facts: Facts) => Dealing): Rule<Facts> {
  return rule<Facts>({
    id: 'M8',
    code: 'POSTS.RELATED_PARTY',
    sentence: '理事、监事等不得向集体借款、低价取得集体财产、收取佣金；与他们及其近亲属的交易须特别说明。',
    basis: [collectivesLaw('第三十五条')],
    severity: 'warn',
    breach: (facts) => {
      const { book, organisationId, parties, on } = of(facts);
      const officers = officersOf(book, organisationId, on);
      const pairs = parties.flatMap((party) => officers.map((officer) => ({ party, officer })));
      const ties = pairs.flatMap(({ party, officer }) => {
        const tie = tieBetween(book, officer.personId, party.personId);
        return tie ? [`${party.part}是现任“${POST_TITLES[officer.post]}”${tie}。`] : [];
      });
      return ties.length > 0 ? { detail: ties.join('') } : undefined;
    },
  });
}

/** Somebody who must hold a post on the day of what they do. */
export interface InOffice {
  /** The books of the village and of its township: the station's people act in villages. */
  readonly books: readonly (DutyBook | undefined)[];
  readonly hands: readonly Hand[];
  readonly on: LegalDate;
}

/** Whoever keeps, approves or supervises is in office on the day. */
export function theyAreInOffice<Facts>(of: (facts: Facts) => InOffice): Rule<Facts> {
  return rule<Facts>({
    id: 'PS22',
    code: 'POSTS.NOT_IN_OFFICE',
    sentence: '保管、审批、监交的人在当日须在任。',
    basis: [registerRules('任职登记')],
    severity: 'block',
    breach: (facts) => {
      const { books, hands, on } = of(facts);
      const inOffice = books.flatMap((book) => dutiesOn(book, on)).filter(({ duty }) => isPost(duty));
      const absent = hands.find((hand) => !inOffice.some(({ personId }) => personId === hand.personId));
      if (!absent) return undefined;
      const { part, field } = absent;
      const wayForward = `由当日在任的人担任${part}；任职尚未登记的，先登记任职。`;
      return { detail: notInOffice(absent, books, on), field, wayForward };
    },
  });
}

/** The last post the person held, when there was one: most who are not in office have let a term run out. */
function notInOffice({ personId, part }: Hand, books: InOffice['books'], on: LegalDate): string {
  const past = books
    .flatMap((book) => book?.duties ?? [])
    .flatMap(({ personId: holder, duty, to }) =>
      holder === personId && isPost(duty) && to !== undefined && to < on ? [{ duty, to }] : [],
    )
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);
  return past
    ? `${part}的“${POST_TITLES[past.duty]}”已于 ${past.to} 任满或终止，${on} 不在任。`
    : `${part}在 ${on} 没有任何登记的职务。`;
}
