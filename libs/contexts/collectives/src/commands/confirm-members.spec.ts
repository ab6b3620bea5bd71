import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { COLLECTIVE, RESOLUTION, VILLAGE, resolution } from '#examples';
import {
  ADULT,
  BRIDE,
  FATHER,
  MAJORITY,
  WANGS,
  ofVillage,
  person,
  place,
  rosterHistory,
  sealed,
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

  it('finds by name and identity number whoever is registered already (HH5)', () => {
    const byName = { householdId: WANGS, ground: 'birth', person: { name: '王小', identityNumber: ADULT } };
    const known = sealed(BRIDE, { known: true });
    given(confirmMembers, { ...born, persons: [known] })
      .when(confirm('birth', { members: [byName] }))
      .then(
        confirmed('birth', {
          members: [{ householdId: WANGS, personId: BRIDE, ground: 'birth', fullCapacityFrom: MAJORITY }],
        }),
      );
    given(confirmMembers, { ...born, persons: [{ ...known, differs: ['name'] }] })
      .when(confirm('birth', { members: [byName] }))
      .refused('COLLECTIVES.NAME_DIFFERS');
    const { detail } = given(confirmMembers, {
      ...born,
      persons: [sealed('00000000-0000-5000-8000-000000000009')],
    })
      .when(confirm('birth', { members: [byName] }))
      .refused('COLLECTIVES.PERSON_NOT_REGISTERED');
    expect(detail).toBe('所填的人没有登记在所填的本集体农户之中。');
    given(confirmMembers, { ...born, persons: [known] })
      .when(confirm('birth', { members: [...confirm('birth').members, byName] }))
      .refused('COLLECTIVES.ALREADY_A_MEMBER');
  });

  it('is of persons either named or referred to, each in one way', () => {
    const line = { householdId: WANGS, ground: 'birth' };
    const { field } = given(confirmMembers, born)
      .when(confirm('birth', { members: [...confirm('birth').members, line] }))
      .refused('COLLECTIVES.PERSON');
    expect(field).toBe('members[1].person');
    const both = { ...line, personId: BRIDE, person: { name: '王小', identityNumber: ADULT } };
    given(confirmMembers, { ...born, persons: [sealed(BRIDE, { known: true })] })
      .when(confirm('birth', { members: [both] }))
      .refused('COLLECTIVES.PERSON');
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
