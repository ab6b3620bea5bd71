import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { COLLECTIVE, RESOLUTION, VILLAGE, resolution } from '#examples';
import {
  BRIDE,
  FATHER,
  MAJORITY,
  WANGS,
  ofVillage,
  person,
  place,
  rosterHistory,
  suns,
  wangs,
  wangsRegistered,
} from '#family';
import {
  HouseholdRegistered,
  InitialMembersEntered,
  MembersConfirmed,
  PersonJoinedHousehold,
  RosterOpened,
  householdStream,
} from '../facts/index.js';
import { confirmMembers } from './confirm-members.js';
import { EnterInitialMembers, enterInitialMembers } from './enter-initial-members.js';
import { OpenRoster, openRoster } from './open-roster.js';

const came = (ground: 'birth' | 'marriage', majority?: string) =>
  wangs(PersonJoinedHousehold.of({ ...place(WANGS), ...person(BRIDE, 'other', majority), ground }));
const confirm = (ground: string, more: object = {}) => ({
  collectiveId: COLLECTIVE,
  members: [{ householdId: WANGS, personId: BRIDE, ground }],
  ...more,
});
/** The members' decision to confirm the bride. */
const decision = (more: Parameters<typeof resolution>[0] = {}) =>
  resolution({ matter: 'member-confirmation', parcels: undefined, ...more });
const married = {
  history: rosterHistory,
  references: { households: [came('marriage')], resolution: decision() },
};
const born = { history: rosterHistory, references: { households: [came('birth', MAJORITY)] } };
const confirmed = (ground: 'birth' | 'marriage', more: object = {}) =>
  MembersConfirmed.of({
    ...ofVillage,
    confirmedOn: '2026-03-02',
    members: [{ householdId: WANGS, personId: BRIDE, ground }],
    ...more,
  });

describe('confirming members', () => {
  it('rests on the members’ assembly (MB6)', () => {
    given(confirmMembers, married)
      .when(confirm('marriage', { resolutionId: RESOLUTION }))
      .then(confirmed('marriage', { resolutionId: RESOLUTION }));
    for (const [wrong, why] of [
      [undefined, '没有本集体就“成员的确认”通过的决议'],
      [resolution(), '没有本集体就“成员的确认”通过的决议'],
      [decision({ collectiveId: 'N2140722MF00000073' }), '没有本集体'],
      [decision({ body: 'representatives-assembly' }), '应由成员大会决定'],
      [decision({ heldOn: '2026-03-03' }), '2026-03-03 才作出'],
      [decision({ validUntil: '2026-03-01' }), '已经失效'],
    ] as const) {
      const { detail } = given(confirmMembers, {
        ...married,
        references: { ...married.references, resolution: wrong },
      })
        .when(confirm('marriage', { resolutionId: RESOLUTION }))
        .refused('COLLECTIVES.CONFIRMATION_WITHOUT_ASSEMBLY');
      expect(detail).toContain(why);
    }
  });

  it('of whoever was born to a member asks for no vote, and notes the day of majority', () => {
    given(confirmMembers, born)
      .when(confirm('birth', { effectiveOn: '2026-02-01' }))
      .then(
        confirmed('birth', {
          confirmedOn: '2026-02-01',
          members: [{ householdId: WANGS, personId: BRIDE, ground: 'birth', fullCapacityFrom: MAJORITY }],
        }),
      );
  });

  it('by birth is of those whose birth is on record (MB5)', () => {
    given(confirmMembers, married).when(confirm('birth')).refused('COLLECTIVES.BIRTH_NOT_ON_RECORD');
    const members = [{ ...person(BRIDE, 'daughter', MAJORITY), collectiveMember: false }];
    const registered = HouseholdRegistered.of({ ...wangsRegistered.data, members });
    given(confirmMembers, {
      ...born,
      references: { households: [known(householdStream, WANGS, registered)] },
    })
      .when(confirm('birth'))
      .then(
        confirmed('birth', {
          members: [{ householdId: WANGS, personId: BRIDE, ground: 'birth', fullCapacityFrom: MAJORITY }],
        }),
      );
  });

  it('is of those who came to a household of the collective (MB4)', () => {
    for (const households of [[wangs()], [suns()], []])
      given(confirmMembers, { ...married, references: { ...married.references, households } })
        .when(confirm('marriage', { resolutionId: RESOLUTION }))
        .refused('COLLECTIVES.PERSON_NOT_REGISTERED');
  });

  it('is done once for everybody (MB3)', () => {
    given(confirmMembers, { ...married, history: [...rosterHistory, confirmed('marriage')] })
      .when(confirm('marriage', { resolutionId: RESOLUTION }))
      .refused('COLLECTIVES.ALREADY_A_MEMBER');
    const [line] = confirm('marriage').members;
    given(confirmMembers, married)
      .when(confirm('marriage', { resolutionId: RESOLUTION, members: [line, line] }))
      .refused('COLLECTIVES.ALREADY_A_MEMBER');
  });

  it('needs a roster', () => {
    given(confirmMembers).when(confirm('birth')).refused('ROSTER.NOT_FOUND');
  });
});

describe('a roster', () => {
  it('is opened once (MB17)', () => {
    const open = new OpenRoster(COLLECTIVE, VILLAGE, '2026-03-02');
    given(openRoster).when(open).then(RosterOpened.of(ofVillage));
    given(openRoster, { history: rosterHistory }).when(open).refused('COLLECTIVES.ROSTER_ALREADY_OPEN');
  });

  it('begins with the members of every household that is registered', () => {
    const members = [{ personId: FATHER }];
    const enter = new EnterInitialMembers(COLLECTIVE, WANGS, members, '2026-03-02');
    given(enterInitialMembers, { history: [RosterOpened.of(ofVillage)] })
      .when(enter)
      .then(InitialMembersEntered.of({ ...ofVillage, householdId: WANGS, members }));
    const { facts } = given(enterInitialMembers, { history: rosterHistory })
      .when(enter)
      .refused('COLLECTIVES.ALREADY_A_MEMBER');
    expect(facts).toBeUndefined();
  });
});
