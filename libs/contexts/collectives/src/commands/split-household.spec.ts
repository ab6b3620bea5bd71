import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { VILLAGE } from '#examples';
import { BRIDE, FATHER, MAJORITY, MOTHER, SON, WANGS, person, place, suns, wangsRegistered } from '#family';
import {
  HouseholdEstablished,
  HouseholdSplitCompleted,
  HouseholdSplitDecided,
  HouseholdSplitFellThrough,
  PersonLeftHousehold,
  householdStream,
} from '../facts/index.js';
import { CompleteSplit, completeSplit } from './complete-split.js';
import { EstablishHousehold, establishHousehold } from './establish-household.js';
import { RecordSplitFallenThrough, recordSplitFallenThrough } from './record-split-fallen-through.js';
import { householdIdOf } from './register-household.js';
import { splitHousehold } from './split-household.js';

const contractorCode = `${VILLAGE}000009`;
const newHouseholdId = householdIdOf(contractorCode);
const free = { references: { taken: known(householdStream, newHouseholdId) } };
const history = [wangsRegistered];
const split = { householdId: WANGS, contractorCode, members: [{ personId: SON, relation: 'head' }] };
const decided = HouseholdSplitDecided.of({
  ...place(WANGS),
  newHouseholdId,
  contractorCode,
  members: [person(SON, 'head', MAJORITY)],
  staying: [],
  sharePortion: { numerator: 1, denominator: 3 },
});

describe('splitting a household', () => {
  it('decides who goes, and the part of the shares by head unless it is agreed otherwise', () => {
    given(splitHousehold, { history, ...free })
      .when(split)
      .then(decided);
    given(splitHousehold, { history, ...free })
      .when({ ...split, sharePortion: { numerator: 2, denominator: 4 } })
      .then(HouseholdSplitDecided.of({ ...decided.data, sharePortion: { numerator: 1, denominator: 2 } }));
    given(splitHousehold, { history, ...free })
      .when({ ...split, sharePortion: { numerator: 4, denominator: 3 } })
      .refused('COLLECTIVES.SHARE_PORTION_EXCEEDS_WHOLE');
  });

  it('leaves a head in both, whoever goes (G3)', () => {
    const going = { ...split, members: [{ personId: FATHER, relation: 'head' }] };
    given(splitHousehold, { history, ...free })
      .when(going)
      .refused('COLLECTIVES.ONE_HEAD');
    given(splitHousehold, { history, ...free })
      .when({ ...split, members: [{ personId: SON, relation: 'son' }] })
      .refused('COLLECTIVES.ONE_HEAD');
    const staying = [{ personId: MOTHER, relation: 'head' as const }];
    given(splitHousehold, { history, ...free })
      .when({ ...going, staying })
      .then(HouseholdSplitDecided.of({ ...decided.data, members: [person(FATHER, 'head')], staying }));
  });

  it('is of those who live there (HH3) and leaves somebody (HH6)', () => {
    given(splitHousehold, { history, ...free })
      .when({ ...split, members: [{ personId: BRIDE, relation: 'head' }] })
      .refused('COLLECTIVES.PERSON_NOT_OF_THE_HOUSEHOLD');
    const everybody = [FATHER, MOTHER, SON].map((personId, at) => ({
      personId,
      relation: at === 0 ? 'head' : 'other',
    }));
    given(splitHousehold, { history, ...free })
      .when({ ...split, members: everybody })
      .refused('COLLECTIVES.NOBODY_STAYS', 'COLLECTIVES.ONE_HEAD');
  });

  it('takes a code of the village that is free (G1, HH7)', () => {
    given(splitHousehold, { history, references: { taken: suns() } })
      .when(split)
      .refused('COLLECTIVES.HOUSEHOLD_ALREADY_REGISTERED');
    given(splitHousehold, { history, ...free })
      .when({ ...split, contractorCode: '140722100231000009' })
      .refused('COLLECTIVES.CONTRACTOR_CODE_OF_ANOTHER_PLACE');
  });

  it('waits for the one before it (HH2)', () => {
    given(splitHousehold, { history: [...history, decided], ...free })
      .when(split)
      .refused('COLLECTIVES.SPLIT_UNDER_WAY');
  });
});

describe('a split that has been decided', () => {
  const under = [...history, decided];
  const completed = HouseholdSplitCompleted.of({ ...place(WANGS), newHouseholdId, left: [SON], staying: [] });

  it('sets up the new household unless its code has been taken', () => {
    const { members, sharePortion } = decided.data;
    const established = {
      ...place(newHouseholdId),
      contractorCode,
      fromHouseholdId: WANGS,
      members,
      sharePortion,
    };
    given(establishHousehold)
      .when(new EstablishHousehold(established, '2026-03-02'))
      .then(HouseholdEstablished.of(established));
    given(establishHousehold, { history: [HouseholdEstablished.of(established)] })
      .when(new EstablishHousehold(established, '2026-03-02'))
      .refused('COLLECTIVES.HOUSEHOLD_ALREADY_REGISTERED');
  });

  it('is completed once, and lets go whoever is still there (HH13)', () => {
    const complete = new CompleteSplit(WANGS, newHouseholdId, '2026-03-02');
    given(completeSplit, { history: under }).when(complete).then(completed);
    given(completeSplit, { history: [...under, completed] })
      .when(complete)
      .refused('COLLECTIVES.NO_SUCH_SPLIT');
    const gone = PersonLeftHousehold.of({
      ...place(WANGS),
      personId: SON,
      ground: 'moved',
      toHouseholdId: newHouseholdId,
      staying: [],
    });
    given(completeSplit, { history: [...under, gone] })
      .when(complete)
      .then(HouseholdSplitCompleted.of({ ...completed.data, left: [] }));
  });

  it('leaves everybody where they are when it falls through', () => {
    const fell = HouseholdSplitFellThrough.of({ ...place(WANGS), newHouseholdId, cause: '编码已被使用。' });
    const fall = new RecordSplitFallenThrough(WANGS, newHouseholdId, '编码已被使用。', '2026-03-02');
    given(recordSplitFallenThrough, { history: under }).when(fall).then(fell);
    given(recordSplitFallenThrough, { history: [...under, fell] })
      .when(fall)
      .refused('COLLECTIVES.NO_SUCH_SPLIT');
    given(splitHousehold, { history: [...under, fell], ...free })
      .when(split)
      .then(decided);
    const { state } = known(householdStream, WANGS, ...under, fell);
    expect(state).toMatchObject({ members: [{}, {}, { personId: SON, relation: 'son' }] });
  });
});
