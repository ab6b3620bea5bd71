import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, HouseholdRegistered, householdStream } from '#collectives/facts';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  LEASE,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  leaseConcluded,
  leaseTookEffect,
  ownedParcel,
  parcel,
  zhang,
} from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractRightEstablished,
  ListingHeld,
  ParcelExpropriated,
  ParcelSealed,
  RightEnded,
  RightHeld,
} from '#land-rights/facts';
import { leaseSecured, leased, secured, underLease } from '../../../../../test/land.js';
import { BreachRecorded, ContractConcluded, ContractEnded, ContractTookEffect } from '../facts/index.js';
import { endContract } from './end-contract.js';

const contractId = 'c1';
const holders = [{ kind: 'household' as const, id: zhang.id }];
const history = [
  ContractConcluded.of({
    ...{ ...LEASE, ...CONTRACT_TERM, contractId, kind: 'household-contract', payments: undefined },
    ...{ signedOn: CONTRACT_TERM.from, grantees: holders },
  }),
  ContractTookEffect.of({ contractId, on: CONTRACT_TERM.from }),
];
const stated = { contractId, endedOn: '2026-02-28', paperSha256: SHA };
const returned = {
  ...stated,
  ground: 'voluntary-return',
  endedBy: 'grantee',
  noticedOn: '2025-08-28',
} as const;
const place = { householdId: zhang.id, collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const extinct = known(
  householdStream,
  zhang.id,
  HouseholdRegistered.of({ ...place, contractorCode: `${VILLAGE}000001`, members: [] }),
  HouseholdExtinctionRecorded.of({ ...place, extinctOn: '2026-01-15' }),
);
const next = { contractId: 'c9', holders, from: '2053-01-01', to: '2082-12-31' };
const nextHeld = RightHeld.of({ ...next, right: 'contract-right', contractNumber: '延1' });
const taken = (expropriatedOn: string) =>
  ParcelExpropriated.of({
    approvalNumber: '晋政地字〔2026〕12号',
    authority: '山西省人民政府',
    expropriatedOn,
  });

const ending = (past: readonly DomainEvent[], households = [zhang]) =>
  given(endContract, { history, references: { land: [parcel(...past)], households } });
const returning = (...past: readonly DomainEvent[]) => ending([...contractedParcel, ...past]).when(returned);

describe('the contract of a household that gives its land back', () => {
  it('ends with nothing on the land', () => {
    returning().then(ContractEnded.of(returned));
    returning(...leased, RightEnded.of({ contractId: 'c2', endedOn: '2026-01-31' })).then(
      ContractEnded.of(returned),
    );
  });

  it('waits for what stands on the land, as land that is given back by itself does (P27, L19, L28, L29)', () => {
    const seal = { authority: '左权县人民法院', documentNumber: '（2026）晋0722执12号' };
    returning(ParcelSealed.of({ encumbranceId: 's1', ...seal })).refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
    const offered = { listingId: '交易1', right: 'contract-right' } as const;
    returning(ListingHeld.of({ encumbranceId: 'b1', ...offered })).refused('LAND_RIGHTS.LISTED');
    expect(returning(...leased).refused('LAND_RIGHTS.CONVEYANCES_STAND').detail).toContain('2030-12-31');
    returning(secured).refused('LAND_RIGHTS.SECURITY_STANDS');
  });

  it('gives extended land back by the parcel, for both terms (L48, CL60)', () => {
    returning(nextHeld).refused('LAND_RIGHTS.EXTENSION_UNDER_WAY');
    const { wayForward, detail } = returning(nextHeld, ContractRightEstablished.of(next)).refused(
      'CONTRACTS.LAND_EXTENDED',
    );
    expect(detail).toContain('延1');
    expect(wayForward).toContain('return-contract-land');
    const over = RightEnded.of({ contractId: next.contractId, endedOn: '2026-02-28' });
    returning(nextHeld, ContractRightEstablished.of(next), over).then(ContractEnded.of(returned));
  });

  it('has no right where it has ended already', () => {
    returning(RightEnded.of({ contractId, endedOn: '2026-01-31' }), secured).then(ContractEnded.of(returned));
  });
});

describe('the contract of a household that is no more', () => {
  const gone = { ...stated, ground: 'household-extinct', endedBy: 'issuer' } as const;
  const forest = [
    ...ownedParcel({ landClass: 'forest' }),
    RightHeld.of({ contractId, holders, ...CONTRACT_TERM, right: 'contract-right' }),
    ContractRightEstablished.of({ contractId, holders, ...CONTRACT_TERM }),
  ];

  it('ends when the household is registered as extinct (L30)', () => {
    ending(contractedParcel, [extinct]).when(gone).then(ContractEnded.of(gone));
    ending(contractedParcel).when(gone).refused('LAND_RIGHTS.HOUSEHOLD_NOT_EXTINCT');
  });

  it('ends of forest when there are no heirs (L30)', () => {
    ending(forest, [extinct]).when(gone).refused('LAND_RIGHTS.HOUSEHOLD_NOT_EXTINCT');
    ending(forest, [extinct])
      .when({ ...gone, withoutHeirs: true })
      .then(ContractEnded.of(gone));
  });

  it('is recalled by the parcel where the land is extended (CL60)', () => {
    const { wayForward } = ending(
      [...contractedParcel, nextHeld, ContractRightEstablished.of(next)],
      [extinct],
    )
      .when(gone)
      .refused('CONTRACTS.LAND_EXTENDED');
    expect(wayForward).toContain('recall-contract-land');
  });
});

describe('a contract whose land is expropriated', () => {
  const command = {
    ...stated,
    contractId: LEASE.contractId,
    ground: 'expropriated',
    endedBy: 'authority',
  } as const;
  const end = (...past: readonly DomainEvent[]) =>
    given(endContract, {
      history: [leaseConcluded, leaseTookEffect],
      references: { land: [parcel(...contractedParcel, ...past)], households: [] },
    }).when(command);

  it('ends after the expropriation of its parcels is recorded (CL61)', () => {
    end(taken('2026-02-28')).then(ContractEnded.of(command));
    expect(end().refused('CONTRACTS.LAND_NOT_EXPROPRIATED').detail).toContain(PARCEL);
    expect(end(taken('2026-03-01')).refused('CONTRACTS.LAND_NOT_EXPROPRIATED').detail).toContain(
      '2026-03-01',
    );
  });

  it('ends by a judgment whatever is on its land', () => {
    const decided = { ...stated, ground: 'decided', endedBy: 'authority' } as const;
    ending([...contractedParcel, ...leased, secured])
      .when(decided)
      .then(ContractEnded.of(decided));
  });
});

describe('a lease whose right a creditor or a court holds on to', () => {
  const { contractId: leaseId } = LEASE;
  const breach = BreachRecorded.of({
    ...{ contractId: leaseId, breachId: 'b1', kind: 'rent-unpaid', since: '2026-01-10' },
    ...{ noticedOn: '2026-01-15', remedyBy: '2026-02-15', noticeSha256: SHA },
  });
  const agreed = { ...stated, contractId: leaseId, ground: 'mutual-agreement', endedBy: 'both' } as const;
  const end = (more: object, ...past: readonly DomainEvent[]) =>
    given(endContract, {
      history: [leaseConcluded, leaseTookEffect, breach],
      references: { land: [parcel(...contractedParcel, ...underLease, ...past)], households: [] },
    }).when({ ...agreed, ...more });
  const seal = ParcelSealed.of({
    ...{ encumbranceId: 's1', authority: '左权县人民法院', documentNumber: '（2026）晋0722执12号' },
  });

  it('is not ended by agreement before the security is (L29)', () => {
    expect(end({}, leaseSecured).refused('LAND_RIGHTS.SECURITY_STANDS').detail).toContain('农信担2026-7');
    expect(end({}).then(ContractEnded.of(agreed)).judgement.held).toEqual(
      expect.arrayContaining(['L29', 'CL83']),
    );
    // What secures a debt with the right of the household lets the lease end.
    end({}, secured).then(ContractEnded.of(agreed));
  });

  it('is not ended by agreement while its land is sealed (CL83)', () => {
    expect(end({}, seal).refused('CONTRACTS.SEALED_LAND_LET_GO').detail).toContain('晋0722执12号');
  });

  it('ends for a breach or by a judgment, and the creditor is told (CL82)', () => {
    for (const more of [
      { ground: 'rent-unpaid', endedBy: 'grantor', breachId: 'b1' },
      { ground: 'decided', endedBy: 'authority' },
    ] as const) {
      const ended = ContractEnded.of({ ...agreed, ...more });
      const { judgement } = end(more, leaseSecured, seal).then(ended);
      expect(judgement.tasks).toContainEqual(expect.objectContaining({ rule: 'CL82' }));
      expect(end(more).then(ended).judgement.held).toContain('CL82');
    }
  });
});
