import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  PARCEL,
  SHA,
  VILLAGE,
  collective,
  contractedParcel,
  ownedParcel,
  parcel,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { ContractLandWaived, HouseholdRegistered, householdStream } from '#collectives/facts';
import { given, known } from '#given';
import { RightHeld } from '#land-rights/facts';
import { ContractConcluded } from '../facts/index.js';
import { concludeHouseholdContract } from './conclude-household-contract.js';
import { contractIdOf } from '../facts/index.js';

const terms = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  number: '承1',
  signedOn: '2023-01-01',
  ...CONTRACT_TERM,
  paperSha256: SHA,
  agreedUse: '种植粮食',
};
const command = { ...terms, form: 'written', householdId: zhang.id, parcels: [PARCEL] };
const concluded = ContractConcluded.of({
  ...terms,
  contractId: contractIdOf(terms),
  kind: 'household-contract',
  grantees: [{ kind: 'household', id: zhang.id }],
  parcels: [{ parcelCode: PARCEL, grantor: { kind: 'collective', id: COLLECTIVE }, areaDm2: 333_350 }],
});
const references = {
  collective,
  parcels: [parcel(...ownedParcel())],
  households: [zhang, wangOfTheNextVillage],
};
const contract = (more: object = {}, others: object = {}) =>
  given(concludeHouseholdContract, { references: { ...references, ...others } }).when({
    ...command,
    ...more,
  });

describe('concluding a household contract', () => {
  it('is between the collective and a household of it; it asks no rent and leaves no duty', () => {
    const { judgement } = contract().then(concluded);
    expect(judgement.warnings).toEqual([]);
    expect(judgement.tasks).toEqual([]);
    for (const ofLeases of ['P4', 'P8', 'P11', 'T2', 'T4a', 'T9', 'K5', 'M5'])
      expect(judgement.held).not.toContain(ofLeases);
  });

  it('is with no household that gave land back whose term is not over (T10a)', () => {
    const waived = (until: string) => {
      const place = { householdId: zhang.id, collectiveId: COLLECTIVE, divisionCode: VILLAGE };
      const contractorCode = `${VILLAGE}000001`;
      return known(
        householdStream,
        zhang.id,
        HouseholdRegistered.of({ ...place, contractorCode, members: [] }),
        ContractLandWaived.of({ ...place, parcelCode: PARCEL, until }),
      );
    };
    const withLandGivenBackUntil = (until: string) => contract({}, { households: [waived(until)] });
    const { detail } = withLandGivenBackUntil('2023-01-01').refused('CONTRACTS.LAND_GIVEN_BACK_BEFORE');
    expect(detail).toContain(PARCEL);
    withLandGivenBackUntil('2022-12-31').then(concluded);
  });

  it('is with no household of another collective (P1)', () => {
    const { detail } = contract({ householdId: wangOfTheNextVillage.id }).refused(
      'CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE',
    );
    expect(detail).toContain('140722100231000001');
    contract({}, { households: [] }).refused('CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE');
  });

  it('runs for the statutory term (T1), never beyond seventy years (K3)', () => {
    contract({ to: '2053-12-31' }).refused('LAND_RIGHTS.TERM_NOT_STATUTORY');
    const { others } = contract({ to: '2093-01-01' }).refused(
      'CONTRACTS.DATES_OUT_OF_ORDER',
      'LAND_RIGHTS.TERM_NOT_STATUTORY',
    );
    expect(others).toHaveLength(1);
  });

  it('is over land of the collective that is not leased (L10, L6)', () => {
    const leased = RightHeld.of({
      contractId: 'c2',
      right: 'management-right',
      holders: [{ kind: 'household', id: zhang.id }],
      from: '2022-01-01',
      to: '2026-12-31',
    });
    contract({}, { parcels: [parcel(...ownedParcel(), leased)] }).refused('LAND_RIGHTS.LEASED_BY_COLLECTIVE');
    contract({}, { parcels: [parcel()] }).refused('LAND_RIGHTS.OWNERSHIP_NOT_RECORDED');
  });

  it('is warned of another contract over the land: which of them prevails, and that neither is void (P28)', () => {
    const { judgement } = contract({}, { parcels: [parcel(...contractedParcel)] }).then(concluded);
    expect(judgement.warnings).toEqual([
      {
        rule: 'P28',
        code: 'LAND_RIGHTS.CONTRACTS_COMPETE',
        detail: expect.stringMatching(/本合同 2023-01-01 生效在先.*不因此无效/),
      },
    ]);
    expect(contract().then(concluded).judgement.held).toContain('P28');
  });
});
