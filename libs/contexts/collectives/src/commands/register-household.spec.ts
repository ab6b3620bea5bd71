import { describe, expect, it } from '@jest/globals';
import type { SealedPerson } from '#kernel';
import { COLLECTIVE, VILLAGE, collective } from '#examples';
import { BORN_UNDER_THE_LAW, CHILD, MAJORITY } from '#family';
import { given } from '#given';
import { HouseholdRegistered } from '../facts/index.js';
import { householdIdOf, registerHousehold } from './register-household.js';

const contractorCode = `${VILLAGE}000001`;
/** What the vault makes of a member of the command. */
function sealed(personId: string): SealedPerson {
  return { personId, commitment: `commitment of ${personId}`, known: false, differs: [] };
}
const [husband, wife] = [sealed('p1'), sealed('p2')];
const command = {
  collectiveId: COLLECTIVE,
  contractorCode,
  members: [
    { name: '张三', identityNumber: '140722188001010011', relation: 'head', collectiveMember: true },
    { name: '李四', identityNumber: '14072218800101002X', relation: 'spouse', collectiveMember: false },
  ],
};
const registered = HouseholdRegistered.of({
  householdId: householdIdOf(contractorCode),
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  contractorCode,
  members: [
    { personId: 'p1', commitment: 'commitment of p1', relation: 'head', collectiveMember: true },
    { personId: 'p2', commitment: 'commitment of p2', relation: 'spouse', collectiveMember: false },
  ],
});
const before = { references: { collective }, persons: [husband, wife] };

describe('registering a household', () => {
  it('records its members by id and commitment, never by name', () => {
    const { events } = given(registerHousehold, before).when(command).then(registered);
    expect(JSON.stringify(events)).not.toMatch(/张三|李四|1880/);
  });

  it('is refused for a contractor code that is registered (G1)', () => {
    const { detail } = given(registerHousehold, { ...before, history: [registered] })
      .when(command)
      .refused('COLLECTIVES.HOUSEHOLD_ALREADY_REGISTERED');
    expect(detail).toContain(contractorCode);
  });

  it('is refused while its collective is not registered, or with a code of another village (G2)', () => {
    const unknown = given(registerHousehold, { ...before, references: {} })
      .when(command)
      .refused('COLLECTIVES.NOT_REGISTERED');
    expect(unknown.detail).toContain(COLLECTIVE);
    const elsewhere = given(registerHousehold, before)
      .when({ ...command, contractorCode: '140722100231000001' })
      .refused('COLLECTIVES.NOT_REGISTERED');
    expect(elsewhere.detail).toContain('140722100231000001');
  });

  it.each([
    [0, ['spouse', 'son']],
    [2, ['head', 'head']],
  ])('is refused with %i heads (G3)', (heads, relations) => {
    const members = command.members.map((member, index) => ({ ...member, relation: relations[index] }));
    const { detail, facts } = given(registerHousehold, before)
      .when({ ...command, members })
      .refused('COLLECTIVES.ONE_HEAD');
    expect(detail).toContain(`${heads} 人`);
    expect(facts).toEqual({ heads });
  });

  it('is refused with a person who is of another household, or named twice, and says which (G4)', () => {
    for (const second of [{ ...wife, known: true }, husband]) {
      const { detail, field } = given(registerHousehold, { ...before, persons: [husband, second] })
        .when(command)
        .refused('COLLECTIVES.PERSON_ALREADY_REGISTERED');
      expect(detail).toContain('第 2 名成员');
      expect(field).toBe('members[1].identityNumber');
    }
  });

  it('notes the day of majority of a child, and of nobody else', () => {
    const withChild = [command.members[0], { ...command.members[1], identityNumber: CHILD, relation: 'son' }];
    given(registerHousehold, before)
      .when({ ...command, members: withChild })
      .then(
        HouseholdRegistered.of({
          ...registered.data,
          members: registered.data.members.map((member, at) =>
            at === 0 ? member : { ...member, relation: 'son' as const, fullCapacityFrom: MAJORITY },
          ),
        }),
      );
  });

  it('takes nobody for a member confirmed before the law who was born under it (MB2)', () => {
    const born = { ...command.members[1], identityNumber: BORN_UNDER_THE_LAW, relation: 'son' };
    const { field } = given(registerHousehold, before)
      .when({ ...command, members: [command.members[0], { ...born, collectiveMember: true }] })
      .refused('COLLECTIVES.NOT_YET_CONFIRMED');
    expect(field).toBe('members[1].collectiveMember');
  });
});
