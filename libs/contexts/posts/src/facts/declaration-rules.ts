import { type LegalDate, civilCode, collectivesLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import { DUTIES } from './duties.js';
import { opposition } from './duties-apart.js';
import { type DutyBook, type StandingDeclaration } from './duty-book.js';
import { isRegistered, nobodyOfThatId } from './registered-persons.js';

export interface DeclarationEntry {
  readonly book: DutyBook | undefined;
  readonly declaration: StandingDeclaration;
  readonly personHousehold: Household | undefined;
  readonly kinHousehold: Household | undefined;
  readonly today: LegalDate;
}

export const declaredPersonsAreRegistered = rule<DeclarationEntry>({
  id: 'PS39',
  code: 'POSTS.KIN_NOT_REGISTERED',
  sentence: '申报的双方都是已登记的人。',
  basis: [registerRules('近亲属申报')],
  severity: 'block',
  breach: ({ book, declaration: { personId, kinId }, personHousehold, kinHousehold }) => {
    const wayForward = '填写该人所在的农户；不是农户成员的，先登记任职。';
    if (!isRegistered(personId, { household: personHousehold, book }))
      return nobodyOfThatId(personId, 'personId', wayForward);
    return isRegistered(kinId, { household: kinHousehold, book })
      ? undefined
      : nobodyOfThatId(kinId, 'kinId', wayForward);
  },
});

export const kinAreTwoPersons = rule<DeclarationEntry>({
  id: 'PS56',
  code: 'POSTS.KIN_OF_ONESELF',
  sentence: '近亲属关系在两个人之间申报。',
  basis: [civilCode('第一千零四十五条')],
  severity: 'block',
  breach: ({ declaration: { personId, kinId } }) =>
    personId === kinId
      ? { detail: '申报的双方是同一个人。', field: 'kinId', wayForward: '改填近亲属的人员编号。' }
      : undefined,
});

export const kinIsDeclaredOnce = rule<DeclarationEntry>({
  id: 'PS40',
  code: 'POSTS.KIN_ALREADY_DECLARED',
  sentence: '两个人之间的近亲属关系只申报一种，申报一次。',
  basis: [civilCode('第一千零四十五条')],
  severity: 'block',
  breach: ({ book, declaration }) => {
    const known = book?.kin.find((each) => areTheSamePair(each, declaration));
    return (
      known && {
        detail: `双方的近亲属关系已经申报（${known.declarationId}）。`,
        field: 'kinId',
        wayForward: '不必再申报；原申报有误的，先撤销原申报。',
      }
    );
  },
});

/** Whoever of the two is named first. */
function areTheSamePair(a: StandingDeclaration, b: StandingDeclaration): boolean {
  const together = [b.personId, b.kinId];
  return together.includes(a.personId) && together.includes(a.kinId);
}

/**
 * A declaration is never refused for what it shows: better late than hidden. It warns, and does not open a task:
 * a task is one per subject and duty, and all declarations of a village are in one book.
 */
export const declaredKinHoldNoOpposedDuties = rule<DeclarationEntry>({
  id: 'PS41',
  code: 'POSTS.KIN_HOLD_OPPOSED_DUTIES',
  sentence: '申报后发现近亲属不得同任的，其中一人应当回避、辞去职务。',
  basis: [collectivesLaw('第二十九条'), collectivesLaw('第三十四条')],
  severity: 'warn',
  breach: ({ book, declaration, today }) => {
    const { personId, kinId } = declaration;
    if (!book) return undefined;
    const shown = { ...book, kin: [...book.kin, declaration] };
    const theirs = book.duties.filter(
      (held) => [personId, kinId].includes(held.personId) && (held.to === undefined || held.to >= today),
    );
    const opposed = theirs.find((held) => opposition(shown, held));
    return opposed && { detail: `近亲属之一承担“${DUTIES[opposed.duty]}”，另一人的职责与之不得并存。` };
  },
});

export const DECLARATION_RULES = [
  declaredPersonsAreRegistered,
  kinAreTwoPersons,
  kinIsDeclaredOnce,
  declaredKinHoldNoOpposedDuties,
] as const;

export interface WithdrawalEntry {
  readonly declarationId: string;
  readonly declaration: StandingDeclaration | undefined;
}

export const withdrawnDeclarationStands = rule<WithdrawalEntry>({
  id: 'PS42',
  code: 'POSTS.DECLARATION_NOT_FOUND',
  sentence: '只能撤销有效的申报。',
  basis: [registerRules('近亲属申报')],
  severity: 'block',
  breach: ({ declaration, declarationId }) =>
    declaration
      ? undefined
      : {
          detail: `没有编号为 ${declarationId} 的有效申报。`,
          field: 'declarationId',
          wayForward: '核对区划和申报编号；已经撤销的不必再撤销。',
        },
});
