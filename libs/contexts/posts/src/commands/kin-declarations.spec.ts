import { describe, expect, it } from '@jest/globals';
import { given, idGiven } from '#given';
import { SHA, VILLAGE, held, householdOf, idOf } from '#people';
import { KinDeclarationWithdrawn, NearKinDeclared } from '../facts/index.js';
import { declareKin } from './declare-kin.js';
import { withdrawKinDeclaration } from './withdraw-kin-declaration.js';

const [ZHANG, LI] = [idOf('张'), idOf('李')];
const declarationId = idGiven('declaration');

const both = [held('director', '张'), held('accountant', '李')];
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
      .refused('POSTS.KIN_OF_ONESELF');
  });

  it('knows members of households who hold no post', () => {
    const household = householdOf('张', '李');
    given(declareKin, { references: { personHousehold: household, kinHousehold: household } })
      .when({ ...command, personHouseholdId: household.id, kinHouseholdId: household.id })
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
    const history = [held('supervisor', '张'), held('accountant', '李')];
    const { judgement } = given(declareKin, { history }).when(command).then(declared());
    expect(judgement.warnings).toMatchObject([{ rule: 'PS41' }]);
    const past = [
      held('supervisor', '张', { from: '2021-01-01', to: '2025-12-31' }),
      held('accountant', '李'),
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
