import { describe, it } from '@jest/globals';
import { given } from '#given';
import { BRIDE, FATHER, MOTHER, SON, WANGS, place, wangsRegistered } from '#family';
import { HeadOfHouseholdNamed } from '../facts/index.js';
import { nameHead } from './name-head.js';

const history = [wangsRegistered];
const relations = [
  { personId: SON, relation: 'head' as const },
  { personId: FATHER, relation: 'parent' as const },
  { personId: MOTHER, relation: 'parent' as const },
];

describe('naming the head of a household', () => {
  it('says what everybody is to the new one', () => {
    given(nameHead, { history })
      .when({ householdId: WANGS, relations })
      .then(HeadOfHouseholdNamed.of({ ...place(WANGS), relations }));
  });

  it('leaves nobody out and adds nobody (HH9)', () => {
    const stranger = { personId: BRIDE, relation: 'other' };
    for (const wrong of [relations.slice(0, 2), [...relations, stranger], [...relations, relations[1]]])
      given(nameHead, { history })
        .when({ householdId: WANGS, relations: wrong })
        .refused('COLLECTIVES.RELATIONS_INCOMPLETE');
  });

  it('names one (G3)', () => {
    const none = relations.map((each) => ({ ...each, relation: 'other' }));
    given(nameHead, { history })
      .when({ householdId: WANGS, relations: none })
      .refused('COLLECTIVES.ONE_HEAD');
  });
});
