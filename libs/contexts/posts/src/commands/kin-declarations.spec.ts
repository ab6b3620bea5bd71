import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, uuidV5 } from '#kernel';
import { HouseholdRegistered, householdStream } from '#collectives/facts';
import { given, known } from '#given';
import { type Duty, DutyHeld, KinDeclarationWithdrawn, NearKinDeclared } from '../facts/index.js';
import { declareKin } from './declare-kin.js';
import { withdrawKinDeclaration } from './withdraw-kin-declaration.js';

const VILLAGE = '140722100230';
const COLLECTIVE = 'N2140722MF00000057';
const SHA = 'a1'.repeat(32);
const [ZHANG, LI] = ['0f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e01', '0f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e02'];
const declarationId = uuidV5('6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21', 'declaration');

const inOffice = (duty: Duty, personId: string, more: object = {}): DomainEvent =>
  DutyHeld.of({
    divisionCode: VILLAGE,
    dutyId: `${duty}/${personId}`,
    duty,
    personId,
    organisationId: COLLECTIVE,
    from: '2026-01-01',
    to: '2030-12-31',
    ...more,
  });
const both = [inOffice('director', ZHANG), inOffice('accountant', LI)];
const command = {
  divisionCode: VILLAGE,
  personId: ZHANG,
  relation: 'spouse' as const,
  kinId: LI,
  documentSha256: SHA,
};
const declared = (more: object = {}) => NearKinDeclared.of({ declarationId, ...command, ...more });

describe('declaring near kin', () => {
  it('is by person ids, between two whom the register knows', () => {
    const { judgement } = given(declareKin, { history: both }).when(command).then(declared());
    expect(judgement.warnings).toEqual([]);
    given(declareKin, { history: both.slice(0, 1) })
      .when(command)
      .refused('POSTS.KIN_NOT_REGISTERED');
    given(declareKin, { history: both.slice(1) })
      .when(command)
      .refused('POSTS.KIN_NOT_REGISTERED');
    given(declareKin, { history: both })
      .when({ ...command, kinId: ZHANG })
      .refused('POSTS.KIN_NOT_REGISTERED');
  });

  it('knows members of households who hold no post', () => {
    const householdId = '0f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e99';
    const member = (personId: string, relation: 'head' | 'spouse') => ({
      personId,
      commitment: SHA,
      relation,
      collectiveMember: true,
    });
    const household = known(
      householdStream,
      householdId,
      HouseholdRegistered.of({
        householdId,
        collectiveId: COLLECTIVE,
        divisionCode: VILLAGE,
        contractorCode: `${VILLAGE}000001`,
        members: [member(ZHANG, 'head'), member(LI, 'spouse')],
      }),
    );
    given(declareKin, { references: { personHousehold: household, kinHousehold: household } })
      .when({ ...command, personHouseholdId: householdId, kinHouseholdId: householdId })
      .then(declared());
  });

  it('is once for two persons, whoever speaks first, and again after it was withdrawn', () => {
    const history = [...both, declared()];
    given(declareKin, { history }).when(command).refused('POSTS.KIN_ALREADY_DECLARED');
    given(declareKin, { history })
      .when({ ...command, personId: LI, kinId: ZHANG })
      .refused('POSTS.KIN_ALREADY_DECLARED');
    const withdrawn = KinDeclarationWithdrawn.of({ declarationId, cause: 'mistaken', documentSha256: SHA });
    const sibling = { relation: 'sibling' as const };
    given(declareKin, { history: [...history, withdrawn] })
      .when({ ...command, ...sibling })
      .then(declared(sibling));
  });

  it('is never refused for what it shows, and warns of duties that kin may not hold', () => {
    const history = [inOffice('supervisor', ZHANG), inOffice('accountant', LI)];
    const { judgement } = given(declareKin, { history }).when(command).then(declared());
    expect(judgement.warnings).toMatchObject([{ rule: 'PS41' }]);
    const past = [
      inOffice('supervisor', ZHANG, { from: '2021-01-01', to: '2025-12-31' }),
      inOffice('accountant', LI),
    ];
    const later = given(declareKin, { history: past }).when(command).then(declared());
    expect(later.judgement.warnings).toEqual([]);
  });
});

describe('withdrawing a declaration', () => {
  const withdrawal = { divisionCode: VILLAGE, declarationId, cause: 'divorce' as const, documentSha256: SHA };
  const { divisionCode: _, ...recorded } = withdrawal;

  it('has its cause and its paper, and is once', () => {
    const withdrawn = KinDeclarationWithdrawn.of(recorded);
    given(withdrawKinDeclaration, { history: [...both, declared()] })
      .when(withdrawal)
      .then(withdrawn);
    given(withdrawKinDeclaration, { history: [...both, declared(), withdrawn] })
      .when(withdrawal)
      .refused('POSTS.DECLARATION_NOT_FOUND');
  });
});
