import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import {
  ADULT,
  BRIDE,
  CHILD,
  MAJORITY,
  SON,
  SUNS,
  WANGS,
  ofVillage,
  place,
  roster,
  rosterHistory,
  wangs,
  wangsRegistered,
} from '#family';
import { given } from '#given';
import type { DomainEvent, SealedCorrection } from '#kernel';
import {
  CorrectionPutIntoUse,
  type Household,
  HouseholdPersonCorrected,
  HouseholdSplitDecided,
  MajorityCorrected,
  MembersConfirmed,
  MembershipTaken,
  PersonCorrected,
  PersonPlaced,
  type Roster,
  isOfAgeOn,
  membersOn,
  residentsOn,
  votersOn,
} from '../facts/index.js';
import {
  CorrectMajority,
  CorrectPersonOfHousehold,
  correctMajority,
  correctPersonOfHousehold,
} from './carry-correction-over.js';
import { correctPerson } from './correct-person.js';
import { PlacePerson, placePerson } from './place-person.js';
import { PutCorrectionIntoUse, putCorrectionIntoUse } from './put-correction-into-use.js';
import { TakeMembership, takeMembership } from './take-membership.js';

const since = '2026-01-01';
const error = '末四位抄成了邻户的';
const grounds = {
  ...{ personId: SON, basis: 'error-proven', error },
  documents: [{ title: '户口簿复印件', sha256: SHA }],
} as const;
const placed = PersonPlaced.of({ personId: SON, ...place(WANGS) });
const taken = MembershipTaken.of({ personId: SON, ...ofVillage });
const found: SealedCorrection = {
  ...{ former: 'commitment of the wrong', commitment: 'commitment of the right' },
  ...{ differs: ['identityNumber'], numberTaken: false },
};
const correction = (more: object = {}, particulars: SealedCorrection['differs'] = found.differs) =>
  PersonCorrected.of({
    ...{ personId: SON, divisionCode: VILLAGE, since, basis: 'error-proven', error },
    particulars: [...particulars],
    ...{ before: { commitment: found.former }, after: { commitment: found.commitment } },
    ...more,
  });
const correcting = (stated: object, corrected: SealedCorrection | undefined = found) =>
  given(correctPerson, { history: [placed, taken], corrected }).when({ ...grounds, ...stated });

describe('a correction of who somebody is', () => {
  it('is told by commitments, from the first fact on, with the day of majority by the right number', () => {
    const { judgement } = correcting({ identityNumber: CHILD }).then(
      correction({ majority: { fullCapacityFrom: MAJORITY } }),
    );
    expect(judgement.held).toEqual(expect.arrayContaining(['RC1', 'RC2', 'PE2', 'PE4']));
    correcting({ identityNumber: ADULT }).then(correction({ majority: {} }));
  });

  it('leaves the day of majority alone when the number was right', () => {
    const named: SealedCorrection = { ...found, differs: ['name', 'phone'] };
    const stated = { name: '王小明', phone: '13800000000', identityNumber: ADULT };
    correcting(stated, named).then(correction({}, named.differs));
  });

  it('rests on paper, puts something right (RC1, RC2) and speaks of somebody who is known', () => {
    const nothing: SealedCorrection = { ...found, differs: [] };
    correcting({ identityNumber: CHILD, documents: [] }, nothing).refused(
      'CORRECTIONS.NOTHING_DIFFERS',
      'CORRECTIONS.WITHOUT_PAPER',
    );
    given(correctPerson, { history: [placed] })
      .when({ ...grounds, name: '王小明' })
      .refused('COLLECTIVES.PERSON_FORGOTTEN');
  });

  it('does not make one person of two (PE2)', () => {
    const refused = correcting({ identityNumber: CHILD }, { ...found, numberTaken: true });
    const { wayForward } = refused.refused('COLLECTIVES.IDENTITY_NUMBER_OF_ANOTHER');
    expect(wayForward).toMatch(/办理入户/);
    // Of two whose numbers were typed crosswise each is to get what the other has.
    expect(wayForward).toMatch(/互相登反的，号码不动，分别更正两人的姓名/);
  });

  it.each([
    { error: '电话应为 0354-8621234' },
    { error: '王小明的号码抄错了' },
    { reason: '王小明本人来更正' },
    { documents: [{ title: '王小明户口簿', sha256: SHA }] },
  ])('is explained without personal data (PE4): %o', (written) => {
    correcting({ name: '王小明', phone: '0354-8621234', ...written }).refused(
      'COLLECTIVES.PERSONAL_DATA_IN_TEXT',
    );
  });
});

describe('what follows from a corrected identity', () => {
  const majority = { fullCapacityFrom: '2030-05-05' };
  const right = { commitment: found.commitment, majority };
  const history = [placed, taken, correction({ majority })];
  const used = CorrectionPutIntoUse.of({ personId: SON, commitment: found.commitment });
  const { former, commitment } = found;

  it('is put into use once, unless a later one was recorded meanwhile (PE3)', () => {
    const use = new PutCorrectionIntoUse(SON, { former, commitment }, since);
    given(putCorrectionIntoUse, { history }).when(use).then(used);
    const later = PersonCorrected.of({
      ...correction({}, ['name']).data,
      ...{ before: { commitment }, after: { commitment: 'a third' } },
    });
    for (const more of [used, later])
      given(putCorrectionIntoUse, { history: [...history, more] })
        .when(use)
        .refused('COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER');
  });

  it('goes with the person to the next household and the next roster', () => {
    given(placePerson, { history: [...history, correction({}, ['name'])] })
      .when(new PlacePerson(SON, place(SUNS), 'moved', since))
      .then(
        PersonPlaced.of({ ...{ personId: SON, ...place(SUNS) }, formerHouseholdId: WANGS, corrected: right }),
      );
    given(takeMembership, { history: [placed, correction({ majority })] })
      .when(new TakeMembership(SON, COLLECTIVE, VILLAGE, since))
      .then(MembershipTaken.of({ ...taken.data, corrected: right }));
  });

  const householdCorrected = HouseholdPersonCorrected.of({ ...place(WANGS), personId: SON, ...right });
  const toHousehold = (past: readonly DomainEvent[], more: object = {}) =>
    given(correctPersonOfHousehold, { history: [wangsRegistered, ...past] }).when(
      new CorrectPersonOfHousehold(WANGS, SON, { ...right, ...more }, since),
    );

  it('is known to the household, and to the one that is split off, once', () => {
    toHousehold([]).then(householdCorrected);
    toHousehold([householdCorrected]).refused('COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER');
    toHousehold([householdCorrected], { majority: undefined }).refused(
      'COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER',
    );
    const { members } = wangsRegistered.data;
    const split = HouseholdSplitDecided.of({
      ...place(WANGS),
      ...{ newHouseholdId: 'new', contractorCode: `${VILLAGE}000009`, staying: [] },
      members: members.slice(2).map(({ collectiveMember: _, ...member }) => member),
      sharePortion: { numerator: 1, denominator: 3 },
    });
    const { state } = wangs(split, householdCorrected);
    const household = state as Household;
    const isRight = expect.objectContaining({ commitment, ...majority });
    expect([household.members[2], household.split?.members[0]]).toEqual([isRight, isRight]);
    const of = residentsOn(household, '2026-03-02').find(({ personId }) => personId === SON);
    expect([of && isOfAgeOn(of, '2030-05-04'), of && isOfAgeOn(of, '2030-05-05')]).toEqual([false, true]);
  });

  const rostered = (from?: string) =>
    MajorityCorrected.of({ ...ofVillage, personId: SON, fullCapacityFrom: from });
  const toRoster = (from: string | undefined, personId = SON) =>
    given(correctMajority, { history: rosterHistory }).when(
      new CorrectMajority(COLLECTIVE, personId, from, since),
    );

  it('is known to the roster once, where the person ever stood on it', () => {
    toRoster('2030-05-05').then(rostered('2030-05-05'));
    toRoster(undefined).then(rostered());
    toRoster(MAJORITY).refused('COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER');
    toRoster('2030-05-05', 'somebody else').refused('COLLECTIVES.CORRECTION_ALREADY_CARRIED_OVER');
  });

  it('counts among the voters of any day, and nobody as a member before birth', () => {
    const on = (...later: DomainEvent[]) => roster(...later).state as Roster;
    const votes = (state: Roster, day: string) => votersOn(state, day).includes(SON);
    const days = ['2025-12-31', MAJORITY, '2030-05-05'];
    expect(days.map((day) => votes(on(), day))).toEqual([false, true, true]);
    expect(days.map((day) => votes(on(rostered('2030-05-05')), day))).toEqual([false, false, true]);
    expect(days.map((day) => votes(on(rostered()), day))).toEqual([true, true, true]);
    expect(membersOn(on(rostered('2030-05-05')), '2012-05-04')).not.toContain(SON);
    expect(membersOn(on(rostered('2030-05-05')), '2012-05-05')).toContain(SON);
    // Whoever was confirmed is a member from that day on, whenever they were born.
    const confirmed = MembersConfirmed.of({
      ...{ ...ofVillage, confirmedOn: '2026-02-01' },
      members: [{ personId: BRIDE, householdId: WANGS, ground: 'marriage' }],
    });
    const minor = MajorityCorrected.of({ ...ofVillage, personId: BRIDE, fullCapacityFrom: '2027-01-01' });
    expect(membersOn(on(confirmed, minor), '2026-01-31')).not.toContain(BRIDE);
    expect(votersOn(on(confirmed, minor), '2026-12-31')).not.toContain(BRIDE);
    expect(votersOn(on(confirmed, minor), '2027-01-01')).toContain(BRIDE);
  });
});
