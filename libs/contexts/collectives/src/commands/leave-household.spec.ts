import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE } from '#examples';
import { given } from '#given';
import {
  BRIDE,
  FATHER,
  MOTHER,
  SON,
  SUNS,
  UNCLE,
  WANGS,
  place,
  sunsRegistered,
  wangsRegistered,
} from '#family';
import { PersonLeftHousehold } from '../facts/index.js';
import { leaveHousehold } from './leave-household.js';
import { TakeOutOfHousehold, takeOutOfHousehold } from './take-out-of-household.js';

const history = [wangsRegistered];
const leave = { householdId: WANGS, personId: SON, ground: 'moved-away' };

describe('leaving a household', () => {
  it('is recorded with its ground', () => {
    given(leaveHousehold, { history })
      .when(leave)
      .then(PersonLeftHousehold.of({ ...place(WANGS), personId: SON, ground: 'moved-away', staying: [] }));
  });

  it('of its head asks for another one (G3)', () => {
    const death = { householdId: WANGS, personId: FATHER, ground: 'death' };
    given(leaveHousehold, { history }).when(death).refused('COLLECTIVES.ONE_HEAD');
    const staying = [{ personId: MOTHER, relation: 'head' as const }];
    given(leaveHousehold, { history })
      .when({ ...death, staying })
      .then(PersonLeftHousehold.of({ ...place(WANGS), personId: FATHER, ground: 'death', staying }));
  });

  it('is for those who are there, each named once (HH3)', () => {
    given(leaveHousehold, { history })
      .when({ ...leave, personId: BRIDE })
      .refused('COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
    given(leaveHousehold, { history })
      .when({ ...leave, staying: [{ personId: SON, relation: 'son' }] })
      .refused('COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
  });

  it('of the last one leaves the land and the shares to be seen to (HH15)', () => {
    const { judgement } = given(leaveHousehold, { history: [sunsRegistered] })
      .when({ householdId: SUNS, personId: UNCLE, ground: 'death' })
      .then(PersonLeftHousehold.of({ ...place(SUNS), personId: UNCLE, ground: 'death', staying: [] }));
    expect(judgement.tasks).toMatchObject([{ rule: 'HH15' }]);
  });
});

describe('being taken out of a household by a fact elsewhere', () => {
  const moved = { ground: 'moved', toHouseholdId: SUNS, toCollectiveId: COLLECTIVE } as const;
  const left = (personId: string) =>
    PersonLeftHousehold.of({
      ...place(WANGS),
      personId,
      ground: 'moved',
      toHouseholdId: SUNS,
      staying: [],
    });

  it('leaves a household without its head a duty (HH14), and no other', () => {
    const head = given(takeOutOfHousehold, { history })
      .when(new TakeOutOfHousehold(WANGS, FATHER, moved, '2026-03-02'))
      .then(left(FATHER));
    expect(head.judgement.tasks).toMatchObject([{ rule: 'HH14' }]);
    const son = given(takeOutOfHousehold, { history })
      .when(new TakeOutOfHousehold(WANGS, SON, { ground: 'death' }, '2026-03-02'))
      .then(PersonLeftHousehold.of({ ...place(WANGS), personId: SON, ground: 'death', staying: [] }));
    expect(son.judgement.tasks).toEqual([]);
  });

  it('to another collective is told to the one they left (HH17)', () => {
    const away = { ...moved, toCollectiveId: 'N2140722MF00000073' };
    const { judgement } = given(takeOutOfHousehold, { history })
      .when(new TakeOutOfHousehold(WANGS, SON, away, '2026-03-02'))
      .then(left(SON));
    expect(judgement.tasks).toMatchObject([{ rule: 'HH17' }]);
  });

  it('is refused for somebody who is not there: they have gone already', () => {
    given(takeOutOfHousehold, { history })
      .when(new TakeOutOfHousehold(WANGS, UNCLE, moved, '2026-03-02'))
      .refused('COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
  });
});
