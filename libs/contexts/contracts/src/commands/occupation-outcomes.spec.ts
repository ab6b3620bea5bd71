import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COOPERATIVE, LEASE, PARCEL, VILLAGE, leaseConcluded, leaseTookEffect } from '#examples';
import { given, known } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import {
  ContractConcluded,
  ContractFellThrough,
  OccupationBroughtBeforeForum,
  OccupationContracted,
  OccupationRecorded,
  OccupiedPropertyReturned,
  contractStream,
} from '../facts/index.js';
import { bringOccupationBeforeForum } from './bring-occupation-before-forum.js';
import { recordOccupationContracted } from './record-occupation-contracted.js';
import { recordOccupiedPropertyReturned } from './record-occupied-property-returned.js';

const occupationId = 'a3d8e1f0-52c4-5b6a-9e7d-0c1b2a3f4e5d';
const found = OccupationRecorded.of({
  occupationId,
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  kind: 'parcel',
  parcelCode: PARCEL,
  place: '河滩机动地北侧',
  occupier: { kind: 'other-organisation', id: COOPERATIVE.id },
  occupiedSince: '2019-04-01',
  areaDm2: 33_335,
  discovery: 'clean-up',
  foundOn: '2026-01-05',
});
const returned = OccupiedPropertyReturned.of({ occupationId, returnedOn: '2026-02-20' });
const suit = { forum: 'court', caseNumber: '（2026）晋0722民初12号', broughtOn: '2026-02-01' } as const;
const brought = OccupationBroughtBeforeForum.of({ occupationId, ...suit });
const { contractId } = LEASE;

describe('an occupation', () => {
  const giveBack = (returnedOn: string, past: readonly DomainEvent[] = []) =>
    given(recordOccupiedPropertyReturned, { history: [found, ...past] }).when({ occupationId, returnedOn });
  const sue = (past: readonly DomainEvent[] = []) =>
    given(bringOccupationBeforeForum, { history: [found, ...past] }).when({ occupationId, ...suit });

  it('ends when land or house is returned, once, after it was found (UO6)', () => {
    giveBack('2026-02-20').then(returned);
    for (const day of ['2026-01-04', '2026-03-03']) giveBack(day).refused('CONTRACTS.OCCUPATION_SETTLED');
    expect(giveBack('2026-02-20', [returned]).refused('CONTRACTS.OCCUPATION_SETTLED').detail).toContain(
      '已收回',
    );
    given(recordOccupiedPropertyReturned)
      .when({ occupationId, returnedOn: '2026-02-20' })
      .refused('OCCUPATION.NOT_FOUND');
  });

  it('is brought before a court or arbitrators once, and may then still end (UO7)', () => {
    sue().then(brought);
    sue([brought]).refused('CONTRACTS.OCCUPATION_CASE_PENDING');
    giveBack('2026-02-20', [brought]).then(returned);
  });
});

describe('a contract that is made up for an occupation', () => {
  const made = (more: Partial<DataOf<typeof ContractConcluded>> = {}) =>
    ContractConcluded.of({ ...LEASE, ...more });
  const makeUp = (...events: DomainEvent[]) =>
    given(recordOccupationContracted, {
      history: [found],
      references: { contract: known(contractStream, contractId, ...events) },
    }).when({ occupationId, contractId });

  it('ends it on the day of signing', () => {
    makeUp(leaseConcluded, leaseTookEffect).then(
      OccupationContracted.of({ occupationId, contractId, contractedOn: LEASE.signedOn }),
    );
  });

  it.each([
    ['unknown', [], '没有合同'],
    ['of another collective', [made({ collectiveId: 'N1' })], '没有合同'],
    [
      'that fell through',
      [made(), ContractFellThrough.of({ contractId, cause: '已出租', parcelCode: PARCEL })],
      '未能生效',
    ],
    ['over other land', [made({ parcels: [] })], '地块'],
    ['with somebody else', [made({ grantees: [] })], '占用人'],
  ])('is none %s (UO8)', (_, events, named) => {
    expect(makeUp(...events).refused('CONTRACTS.NO_CONTRACT_FOR_OCCUPATION').detail).toContain(named);
  });
});
