import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, VILLAGE } from '#examples';
import { BRIDE, SUNS, WANGS, ofVillage, place } from '#family';
import { MembershipTaken, PersonDeathNoted, PersonPlaced } from '../facts/index.js';
import { NoteDeath, noteDeath } from './note-death.js';
import { PlacePerson, placePerson } from './place-person.js';
import { TakeMembership, takeMembership } from './take-membership.js';

const day = '2026-03-02';
const placed = PersonPlaced.of({ personId: BRIDE, ...place(WANGS) });
const taken = MembershipTaken.of({ personId: BRIDE, ...ofVillage });

describe('the one place of a person', () => {
  it('is the household they came to last; the former one is told', () => {
    given(placePerson)
      .when(new PlacePerson(BRIDE, place(WANGS), 'registered', day))
      .then(placed);
    given(placePerson, { history: [placed] })
      .when(new PlacePerson(BRIDE, place(SUNS), 'moved', day))
      .then(PersonPlaced.of({ personId: BRIDE, ...place(SUNS), formerHouseholdId: WANGS }));
    given(placePerson, { history: [placed] })
      .when(new PlacePerson(BRIDE, place(WANGS), 'registered', day))
      .refused('COLLECTIVES.PERSON_ALREADY_RECORDED');
  });

  it('makes whoever came by birth or marriage somebody to be confirmed, unless they are a member (MB1)', () => {
    const { judgement } = given(placePerson)
      .when(new PlacePerson(BRIDE, place(WANGS), 'birth', day))
      .then(placed);
    expect(judgement.tasks).toMatchObject([
      { rule: 'MB1', detail: '因出生入户的人员，应当确认为本集体成员。' },
    ]);
    const married = given(placePerson)
      .when(new PlacePerson(BRIDE, place(WANGS), 'marriage', day))
      .then(placed);
    expect(married.judgement.tasks).toMatchObject([
      { detail: '因结婚入户的人员，一般应当确认为本集体成员。' },
    ]);
    for (const [history, ground] of [
      [[taken], 'marriage'],
      [[], 'other'],
    ] as const)
      expect(
        given(placePerson, { history })
          .when(new PlacePerson(BRIDE, place(WANGS), ground, day))
          .then(placed).judgement.tasks,
      ).toEqual([]);
  });

  it('is the collective that confirmed them last; the former one is told', () => {
    given(takeMembership)
      .when(new TakeMembership(BRIDE, COLLECTIVE, VILLAGE, day))
      .then(taken);
    const elsewhere = { collectiveId: 'N2140722MF00000073', divisionCode: '140722100231' };
    given(takeMembership, { history: [taken] })
      .when(new TakeMembership(BRIDE, elsewhere.collectiveId, elsewhere.divisionCode, day))
      .then(MembershipTaken.of({ personId: BRIDE, ...elsewhere, formerCollectiveId: COLLECTIVE }));
    given(takeMembership, { history: [taken] })
      .when(new TakeMembership(BRIDE, COLLECTIVE, VILLAGE, day))
      .refused('COLLECTIVES.PERSON_ALREADY_RECORDED');
  });

  it('ends once', () => {
    const died = PersonDeathNoted.of({ personId: BRIDE, diedOn: day });
    given(noteDeath)
      .when(new NoteDeath(BRIDE, VILLAGE, day))
      .then(died);
    given(noteDeath, { history: [died] })
      .when(new NoteDeath(BRIDE, VILLAGE, day))
      .refused('COLLECTIVES.PERSON_ALREADY_RECORDED');
  });
});
