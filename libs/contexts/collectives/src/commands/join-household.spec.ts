import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { ADULT, BRIDE, CHILD, MAJORITY, MOTHER, WANGS, place, sealed, wangsRegistered } from '#family';
import { HouseholdExtinctionRecorded, PersonJoinedHousehold } from '../facts/index.js';
import { joinHousehold } from './join-household.js';

const bride = {
  householdId: WANGS,
  ground: 'marriage',
  relation: 'other',
  person: { name: '李四', identityNumber: ADULT },
};
const before = { history: [wangsRegistered], persons: [sealed(BRIDE)] };
const joined = {
  ...place(WANGS),
  personId: BRIDE,
  commitment: `commitment of ${BRIDE}`,
  relation: 'other',
  ground: 'marriage',
} as const;

describe('joining a household', () => {
  it('records who came and why, never a name', () => {
    const { events } = given(joinHousehold, before).when(bride).then(PersonJoinedHousehold.of(joined));
    expect(JSON.stringify(events)).not.toMatch(/李四|1880/);
  });

  it('notes of a minor the day of majority, and of nobody else', () => {
    const born = { ...bride, ground: 'birth', person: { name: '王小', identityNumber: CHILD } };
    given(joinHousehold, before)
      .when(born)
      .then(PersonJoinedHousehold.of({ ...joined, ground: 'birth', fullCapacityFrom: MAJORITY }));
    given(joinHousehold, { ...before, today: MAJORITY })
      .when({ ...born, ground: 'adoption' })
      .then(PersonJoinedHousehold.of({ ...joined, ground: 'adoption' }));
  });

  it('by birth is for minors (HH10)', () => {
    given(joinHousehold, before)
      .when({ ...bride, ground: 'birth' })
      .refused('COLLECTIVES.BIRTH_OF_AN_ADULT');
  });

  it('is refused to whoever is there already (HH4), or is known by another name (HH5)', () => {
    given(joinHousehold, { ...before, persons: [sealed(MOTHER, { known: true })] })
      .when(bride)
      .refused('COLLECTIVES.PERSON_ALREADY_THERE');
    given(joinHousehold, { ...before, persons: [sealed(BRIDE, { known: true, differs: ['name'] })] })
      .when(bride)
      .refused('COLLECTIVES.NAME_DIFFERS');
    given(joinHousehold, { ...before, persons: [sealed(BRIDE, { known: true, differs: ['phone'] })] })
      .when(bride)
      .then(PersonJoinedHousehold.of(joined));
  });

  it('gives a household no second head (G3), and one that has ended nobody (HH1)', () => {
    given(joinHousehold, before)
      .when({ ...bride, relation: 'head' })
      .refused('COLLECTIVES.ONE_HEAD');
    const ended = HouseholdExtinctionRecorded.of({ ...place(WANGS), extinctOn: '2026-01-01' });
    given(joinHousehold, { ...before, history: [wangsRegistered, ended] })
      .when(bride)
      .refused('COLLECTIVES.HOUSEHOLD_ENDED');
    given(joinHousehold, { persons: [sealed(BRIDE)] })
      .when(bride)
      .refused('HOUSEHOLD.NOT_FOUND');
  });
});
