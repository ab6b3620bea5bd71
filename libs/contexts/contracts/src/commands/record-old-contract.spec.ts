import { describe, expect, it } from '@jest/globals';
import {
  COMPANY,
  COOPERATIVE,
  PARCEL,
  collective,
  collectiveOfTheNextVillage,
  contractedParcel,
  li,
  ownedParcel,
  parcel,
  policy,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { given, known } from '#given';
import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { OLD_CONTRACT, oldContractRecorded } from '#old-contracts';
import { recordOldContract } from './record-old-contract.js';
import { ContractNumberTaken, contractIdOf, contractNumberStream } from '../facts/index.js';

const { contractId: _, grantor: __, grantees: ___, parcels: ____, ...told } = OLD_CONTRACT;
const cooperative = { creditCode: COOPERATIVE.id, organisationName: COOPERATIVE.name };
const stated = { ...told, counterparties: [cooperative], parcels: [PARCEL] };
const contractId = contractIdOf(OLD_CONTRACT);
const references = { collective, parcels: [parcel(...ownedParcel())], households: [zhang, li] };
const sealed = { personId: 'p1', commitment: 'c', known: false, differs: [] };
const record = (more: object = {}, others: object = {}, before: object = {}) =>
  given(recordOldContract, { references: { ...references, ...others }, ...before }).when({
    ...stated,
    ...more,
  });
const recorded = (more: Parameters<typeof oldContractRecorded>[0] = {}) =>
  oldContractRecorded({ contractId, ...more });
const warned = (more: object = {}, others: object = {}) => {
  const { decided } = record(more, others);
  if (!('judgement' in decided)) throw new Error(`refused: ${decided.detail}`);
  return decided.judgement.warnings.map(({ rule }) => rule);
};
/** Arable land contracted to a household, all as a new contract would be. */
const household = {
  kind: 'household-contract',
  counterparties: [{ householdId: zhang.id }],
  ...{ from: '2008-01-01', to: '2037-12-31', signedOn: '2008-01-01', democraticProcedure: true },
};
const house = {
  kind: 'house-lease',
  ...{ parcels: [], areaDm2: undefined, place: '旧村委会北房三间', democraticProcedure: true },
};

describe('recording an old contract', () => {
  it('takes it as it was agreed, with whoever is on the other side', () => {
    record().then(recorded());
    record({ counterparties: [{ householdId: zhang.id }] }).then(
      recorded({ grantees: [{ kind: 'household', id: zhang.id }] }),
    );
    const company = { creditCode: COMPANY.id, organisationName: COMPANY.name };
    record({ counterparties: [company] }).then(recorded({ grantees: [COMPANY] }));
    const organisationName = '村东砖厂';
    const id = uuidV5(DIQI_NAMESPACE, `organisation/${organisationName}`);
    record({ counterparties: [{ organisationName }] }).then(
      recorded({ grantees: [{ kind: 'other-organisation', id, name: organisationName }] }),
    );
    const person = { name: '赵某', identityNumber: '140722188001010011' };
    record({ counterparties: [{ person }] }, {}, { persons: [sealed] }).then(
      recorded({ grantees: [{ kind: 'person', id: 'p1' }] }),
    );
  });

  it('is of land, or of a house or asset in words', () => {
    record(house).then(
      recorded({
        ...{ kind: 'house-lease', parcels: [], areaDm2: undefined },
        ...{ place: '旧村委会北房三间', democraticProcedure: true },
      }),
    );
    const lessor = { kind: 'household', id: zhang.id } as const;
    record(
      { kind: 'household-lease', grantorHouseholdId: zhang.id },
      { parcels: [parcel(...contractedParcel)] },
    ).then(
      recorded({
        ...{ kind: 'household-lease', grantor: lessor },
        parcels: [{ parcelCode: PARCEL, grantor: lessor, areaDm2: 333_350 }],
      }),
    );
  });

  it('has an evidence grade', () => {
    record({ evidenceGrade: undefined }).refused('CONTRACTS.EVIDENCE_GRADE_MISSING');
  });

  it('is known once by its number (K1), of a registered collective (K2)', () => {
    record({}, {}, { history: [recorded()] }).refused('CONTRACTS.NUMBER_ALREADY_USED');
    const { number, collectiveId, divisionCode, signedOn } = recorded().data;
    const identity = { number, collectiveId, divisionCode, signedOn, contractId: 'c9' };
    const taken = known(contractNumberStream, contractId, ContractNumberTaken.of(identity));
    record({}, { taken }).refused('CONTRACTS.NUMBER_ALREADY_USED');
    record({}, { collective: collectiveOfTheNextVillage }).refused('CONTRACTS.ISSUER_NOT_REGISTERED');
  });

  it('was signed before the clean-up, in order of days (OC1)', () => {
    const code = 'CONTRACTS.NOT_AN_OLD_CONTRACT';
    record({ signedOn: '2025-05-01' }).refused(code);
    const policies = policy('contract-clean-up.signed-before', '2026-01-01');
    record({ signedOn: '2025-05-01' }, { policies }).then(recorded({ signedOn: '2025-05-01' }));
    record({ signedOn: '2026-03-03' }).refused(code);
    record({ to: '2008-03-01' }).refused(code);
  });

  it('shows its paper, if it has one (OC2)', () => {
    record({ written: false, paperSha256: undefined }).then(
      recorded({ written: false, paperSha256: undefined }),
    );
    record({ paperSha256: undefined, evidenceGrade: 'oral' }).then(
      recorded({ paperSha256: undefined, evidenceGrade: 'oral' }),
    );
    record({ paperSha256: undefined }).refused('CONTRACTS.OLD_CONTRACT_EVIDENCE');
    record({ written: false }).refused('CONTRACTS.OLD_CONTRACT_EVIDENCE');
  });

  it('names each counterparty once (OC3, K11, K13)', () => {
    const both = { householdId: zhang.id, creditCode: COOPERATIVE.id };
    for (const counterparties of [[both], [{}]]) {
      const { decided } = record({ counterparties });
      expect(decided).toMatchObject({ code: 'CONTRACTS.COUNTERPARTY_UNCLEAR' });
    }
    record({ counterparties: [cooperative, cooperative] }).refused('CONTRACTS.PARTY_ON_BOTH_SIDES');
    record({ counterparties: [{ householdId: '9c2e7d40-15b8-5a3f-b6a1-7e4c0d8f2a99' }] }).refused(
      'CONTRACTS.HOUSEHOLD_NOT_REGISTERED',
    );
  });

  it('is over what contracts of its kind are over (OC4, K4)', () => {
    const code = 'CONTRACTS.OLD_CONTRACT_SUBJECT';
    record({ areaDm2: undefined }).refused(code);
    record({ ...house, parcels: [PARCEL] }).refused(code);
    record({ grantorHouseholdId: zhang.id }).refused(code);
    record({ kind: 'household-lease' }).refused(code);
    record({ parcels: [PARCEL, PARCEL] }).refused('CONTRACTS.PARCEL_NAMED_TWICE');
  });
});

describe('what would stop a new contract', () => {
  it('is told of an old one', () => {
    expect(warned()).toEqual(['P8-old', 'T4a', 'PO6']);
    expect(warned({ ...household, to: '2037-12-30' })).toContain('T1-old');
    expect(warned({ to: '2028-02-28', democraticProcedure: true })).toEqual(['PO6']);
  });

  it('is nothing of a lawful household contract', () => {
    expect(warned(household)).toEqual(['PO6']);
  });

  it('is that money went past the books (OC5), or that nobody decided (P8-old)', () => {
    expect(warned({ ...household, inBooks: false })).toContain('OC5');
    expect(warned({ ...household, democraticProcedure: false })).toContain('P8-old');
  });

  it('is that nothing was written (T5-old), or a house let for too long (T4-old)', () => {
    expect(warned({ written: false, paperSha256: undefined })).toContain('T5-old');
    expect(warned(house)).toContain('T4-old');
    expect(warned({ ...house, to: '2028-02-29' })).not.toContain('T4-old');
  });

  it('is that “四荒” land was let for longer than policy allows (T6-old)', () => {
    const wasteland = parcel(...ownedParcel({ landClass: 'wasteland' }));
    expect(warned({ to: '2068-02-29' }, { parcels: [wasteland] })).toContain('T6-old');
    expect(warned({}, { parcels: [wasteland] })).not.toContain('T6-old');
  });

  it('is what the register says of the land (L6-old, L7-old, L12-old, P28)', () => {
    expect(warned({}, { parcels: [] })).toContain('L6-old');
    expect(warned({ to: '2028-02-28' }, { parcels: [parcel(...contractedParcel)] })).toContain('L7-old');
    const wasteland = parcel(...ownedParcel({ landClass: 'wasteland' }));
    expect(warned(household, { parcels: [wasteland] })).toContain('L12-old');
    expect(warned(household, { parcels: [parcel(...contractedParcel)] })).toContain('P28');
  });

  it('is that a lease outlasts the contract it rests on (T2-old)', () => {
    const lease = { kind: 'household-lease', grantorHouseholdId: zhang.id, signedOn: '2023-06-01' };
    const land = { parcels: [parcel(...contractedParcel)] };
    expect(warned({ ...lease, from: '2023-06-01', to: '2053-01-01' }, land)).toContain('T2-old');
    expect(warned({ ...lease, from: '2023-06-01', to: '2030-01-01' }, land)).toEqual(['PO6']);
  });

  it('is who the households belong to (P1-old, K14-old)', () => {
    const households = [zhang, wangOfTheNextVillage];
    const counterparties = [{ householdId: wangOfTheNextVillage.id }];
    expect(warned({ ...household, counterparties }, { households })).toContain('P1-old');
    const lease = { kind: 'household-lease', grantorHouseholdId: wangOfTheNextVillage.id };
    expect(warned(lease, { households })).toContain('K14-old');
  });
});

describe('an old contract that runs out soon', () => {
  it('is watched like any other (CL8, CL9, CL10)', () => {
    const { judgement } = record({ to: '2026-07-31' }).then(recorded({ to: '2026-07-31' }));
    expect(judgement.tasks.map(({ rule, dueOn }) => [rule, dueOn])).toEqual([
      ['CL9', '2026-04-30'],
      ['CL10', '2026-06-30'],
    ]);
  });
});
