import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import {
  FATHER,
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
import { HouseholdMergedInto, HouseholdsMerged, householdStream } from '../facts/index.js';
import { EndMergedHousehold, endMergedHousehold } from './end-merged-household.js';
import { mergeHouseholds } from './merge-households.js';

const merge = {
  householdId: WANGS,
  absorbedHouseholdId: SUNS,
  relations: [{ personId: UNCLE, relation: 'sibling' }],
};
const before = { history: [wangsRegistered], references: { other: suns() } };

describe('merging two households', () => {
  it('takes everybody of the other in, by what they are to the head', () => {
    given(mergeHouseholds, before)
      .when(merge)
      .then(
        HouseholdsMerged.of({
          ...place(WANGS),
          absorbedHouseholdId: SUNS,
          members: [person(UNCLE, 'sibling')],
        }),
      );
  });

  it('leaves nobody of it out (HH9) and keeps one head (G3)', () => {
    given(mergeHouseholds, before)
      .when({ ...merge, relations: [{ personId: FATHER, relation: 'sibling' }] })
      .refused('COLLECTIVES.RELATIONS_INCOMPLETE', 'COLLECTIVES.ONE_HEAD');
    given(mergeHouseholds, before)
      .when({ ...merge, relations: [{ personId: UNCLE, relation: 'head' }] })
      .refused('COLLECTIVES.ONE_HEAD');
  });

  it('is of two households (HH8)', () => {
    given(mergeHouseholds, { ...before, references: { other: known(householdStream, SUNS) } })
      .when({ ...merge, relations: [] })
      .refused('COLLECTIVES.HOUSEHOLD_OF_ANOTHER_COLLECTIVE');
    given(mergeHouseholds, { ...before, references: { other: wangs() } })
      .when({ ...merge, absorbedHouseholdId: WANGS, relations: [] })
      .refused(
        'COLLECTIVES.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
        'COLLECTIVES.RELATIONS_INCOMPLETE',
        'COLLECTIVES.ONE_HEAD',
      );
  });
});

describe('a household that was absorbed', () => {
  const merged = HouseholdMergedInto.of({ ...place(SUNS), intoHouseholdId: WANGS, left: [UNCLE] });
  const end = new EndMergedHousehold(SUNS, WANGS, [UNCLE], '2026-03-02');

  it('ends with the last of its persons, once, and its contracts are to be seen to (HH16)', () => {
    const { judgement } = given(endMergedHousehold, { history: [sunsRegistered] })
      .when(end)
      .then(merged);
    expect(judgement.tasks).toMatchObject([{ rule: 'HH16' }]);
    given(endMergedHousehold, { history: [sunsRegistered, merged] })
      .when(end)
      .refused('COLLECTIVES.HOUSEHOLD_ENDED');
  });

  it('goes on with whoever has come meanwhile', () => {
    const left = HouseholdMergedInto.of({ ...place(WANGS), intoHouseholdId: SUNS, left: [FATHER] });
    const { judgement } = given(endMergedHousehold, { history: [wangsRegistered] })
      .when(new EndMergedHousehold(WANGS, SUNS, [FATHER, UNCLE], '2026-03-02'))
      .then(left);
    expect(judgement.tasks).toMatchObject([{ rule: 'HH14' }]);
    expect(wangs(left).state).toMatchObject({ standing: 'active' });
  });
});
