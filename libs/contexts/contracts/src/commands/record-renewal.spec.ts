import { describe, expect, it } from '@jest/globals';
import { COMPANY, LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given, known } from '#given';
import type { DataOf } from '#kernel';
import { ContractConcluded, ContractFellThrough, ContractRenewed, contractStream } from '../facts/index.js';
import { recordRenewal } from './record-renewal.js';

const { contractId } = LEASE;
const renewedById = 'b1a7e0c2-6d2f-5b1e-8c53-0f4f4c6a9d10';
const terms = { ...LEASE, contractId: renewedById, number: '流9', from: '2031-01-01', to: '2035-12-31' };
const next = (more: Partial<DataOf<typeof ContractConcluded>> = {}) =>
  ContractConcluded.of({ ...terms, ...more });
const fallen = ContractFellThrough.of({ contractId: renewedById, cause: '已出租', parcelCode: '1' });
const history = [leaseConcluded, leaseTookEffect];
const renewed = (more: object = {}) =>
  ContractRenewed.of({ contractId, renewedById, renewedOn: LEASE.signedOn, ...more });
const renew = (events: Parameters<typeof known>[2][], more: object = {}) =>
  given(recordRenewal, { history, references: { next: known(contractStream, renewedById, ...events) } }).when(
    {
      contractId,
      renewedById,
      ...more,
    },
  );

describe('recording a renewal', () => {
  it('links a contract with the one that follows it', () => {
    expect(renew([next()]).then(renewed()).judgement.warnings).toEqual([]);
  });

  it.each([
    ['unknown', [], '没有合同'],
    ['of another collective', [next({ collectiveId: 'N1' })], '没有合同'],
    ['of another kind', [next({ kind: 'collective-lease' })], '类别'],
    ['that fell through', [next(), fallen], '未能生效'],
    ['that begins too early', [next({ from: '2030-12-31' })], '2030-12-31'],
    ['of other land', [next({ parcels: [] })], '地块'],
  ])('is not by a contract %s (CL7)', (_, events, named) => {
    expect(renew(events).refused('CONTRACTS.NO_RENEWAL').detail).toContain(named);
  });

  it('happens once (CL7)', () => {
    given(recordRenewal, {
      history: [...history, renewed()],
      references: { next: known(contractStream, renewedById, next()) },
    })
      .when({ contractId, renewedById })
      .refused('CONTRACTS.NO_RENEWAL');
  });

  it('asks the former lessee first, who may waive (Q5)', () => {
    const toAnother = [next({ grantees: [COMPANY] })];
    expect(renew(toAnother).then(renewed()).judgement.warnings).toMatchObject([{ rule: 'Q5' }]);
    const waivedOn = '2030-12-01';
    expect(renew(toAnother, { waivedOn }).then(renewed({ waivedOn })).judgement.warnings).toEqual([]);
  });
});
