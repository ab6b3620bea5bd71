import { type LegalDate, civilCode, collectivesLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import { DUTIES } from './duties.js';
import { opposition } from './duties-apart.js';
import { type DutyBook, type StandingDeclaration } from './duty-book.js';
import { isRegistered } from './registered-persons.js';

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
  sentence: '申报的双方是两个已登记的人。',
  basis: [registerRules('近亲属申报')],
  severity: 'block',
  breach: ({ book, declaration: { personId, kinId }, personHousehold, kinHousehold }) => {
    if (personId === kinId) return { detail: '双方是同一个人。', field: 'kinId' };
    if (!isRegistered(personId, { household: personHousehold, book })) return unknown(personId, 'personId');
    return isRegistered(kinId, { household: kinHousehold, book }) ? undefined : unknown(kinId, 'kinId');
  },
});

function unknown(personId: string, field: string) {
  return {
    detail: `没有登记编号为 ${personId} 的人。`,
    field,
    wayForward: '填写该人所在的农户；不是农户成员的，先登记任职。',
  };
}

export const kinIsDeclaredOnce = rule<DeclarationEntry>({
  id: 'PS40',
  code: 'POSTS.KIN_ALREADY_DECLARED',
  sentence: '两个人之间的近亲属关系只申报一种，申报一次。',
  basis: [civilCode('第一千零四十五条')],
  severity: 'block',
  breach: ({ book, declaration }) => {
    const known = book?.kin.find(
      ({ personId, kinId }) =>
        (personId === declaration.personId && kinId === declaration.kinId) ||
        (personId === declaration.kinId && kinId === declaration.personId),
    );
    return (
      known && {
        detail: `双方的近亲属关系已经申报（${known.declarationId}）。`,
        field: 'kinId',
        wayForward: '申报有误的，先撤销原申报。',
      }
    );
  },
});

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
    declaration ? undefined : { detail: `没有编号为 ${declarationId} 的有效申报。`, field: 'declarationId' },
});
