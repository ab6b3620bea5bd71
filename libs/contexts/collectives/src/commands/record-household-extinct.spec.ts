import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { SUNS, UNCLE, place, sunsRegistered } from '#family';
import { HouseholdExtinctionRecorded, PersonLeftHousehold } from '../facts/index.js';
import { recordHouseholdExtinct } from './record-household-extinct.js';

const left = PersonLeftHousehold.of({ ...place(SUNS), personId: UNCLE, ground: 'death', staying: [] });

describe('the end of a household', () => {
  it('is recorded when nobody is left, and its land and shares are to be seen to (HH15)', () => {
    const { judgement } = given(recordHouseholdExtinct, { history: [sunsRegistered, left] })
      .when({ householdId: SUNS, effectiveOn: '2026-02-01' })
      .then(HouseholdExtinctionRecorded.of({ ...place(SUNS), extinctOn: '2026-02-01' }));
    expect(judgement.tasks).toMatchObject([{ rule: 'HH15' }]);
  });

  it('is refused while somebody lives there (HH11)', () => {
    const { detail } = given(recordHouseholdExtinct, { history: [sunsRegistered] })
      .when({ householdId: SUNS })
      .refused('COLLECTIVES.HOUSEHOLD_HAS_PERSONS');
    expect(detail).toContain('1 人');
  });
});
