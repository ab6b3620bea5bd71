import { describe, it } from '@jest/globals';
import { known, given } from '#given';
import {
  BRIDE,
  MAJORITY,
  SON,
  SUNS,
  UNCLE,
  WANGS,
  person,
  place,
  suns,
  sunsRegistered,
  wangs,
  wangsRegistered,
} from '#family';
import { HouseholdRegistered, PersonJoinedHousehold, householdStream } from '../facts/index.js';
import { moveMember } from './move-member.js';

const move = { householdId: SUNS, fromHouseholdId: WANGS, personId: SON, relation: 'other' };
const before = { history: [sunsRegistered], references: { other: wangs() } };

describe('moving between two households of a collective', () => {
  it('is recorded with the household that receives, with what is known of the person', () => {
    given(moveMember, before)
      .when(move)
      .then(
        PersonJoinedHousehold.of({
          ...place(SUNS),
          ...person(SON, 'other', MAJORITY),
          ground: 'moved',
          fromHouseholdId: WANGS,
        }),
      );
  });

  it('is for two households of one collective that both exist (HH8)', () => {
    const elsewhere = HouseholdRegistered.of({
      ...wangsRegistered.data,
      collectiveId: 'N2140722MF00000073',
    });
    for (const other of [known(householdStream, WANGS), known(householdStream, WANGS, elsewhere)])
      given(moveMember, { ...before, references: { other } })
        .when(move)
        .refused('COLLECTIVES.HOUSEHOLD_OF_ANOTHER_COLLECTIVE');
    given(moveMember, { ...before, references: { other: suns() } })
      .when({ ...move, fromHouseholdId: SUNS, personId: BRIDE })
      .refused('COLLECTIVES.HOUSEHOLD_OF_ANOTHER_COLLECTIVE', 'COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
  });

  it('is for somebody of the other household (HH3) whom somebody there outstays (HH6)', () => {
    given(moveMember, before)
      .when({ ...move, personId: BRIDE })
      .refused('COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
    given(moveMember, { history: [wangsRegistered], references: { other: suns() } })
      .when({ householdId: WANGS, fromHouseholdId: SUNS, personId: UNCLE, relation: 'sibling' })
      .refused('COLLECTIVES.NOBODY_STAYS');
  });
});
