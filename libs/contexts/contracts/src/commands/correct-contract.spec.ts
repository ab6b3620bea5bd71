import { describe, expect, it } from '@jest/globals';
import {
  LEASE,
  SHA,
  STATED_RENT,
  contractedParcel,
  leaseConcluded,
  leaseTookEffect,
  li,
  parcel,
} from '#examples';
import { given } from '#given';
import type { DomainEvent, Loaded } from '#kernel';
import { cheaper, contractId, due, history, line, steps } from '#supplements';
import { claimedByLi, priorityBook, windowLapsed, wonByLi } from '../../../../../test/asking.js';
import { ContractConcluded, ContractCorrected } from '../facts/index.js';
import { correctContract } from './correct-contract.js';
import { recordRentDue } from './record-rent-due.js';

const error = '录入时把第二年的租金抄成了第一年的';
const grounds = {
  contractId,
  basis: 'error-proven',
  error,
  documents: [{ title: '合同扫描件', sha256: SHA }],
} as const;
const correction = (before: object, after: object): DomainEvent =>
  ContractCorrected.of({
    ...{ divisionCode: LEASE.divisionCode, since: LEASE.signedOn, basis: 'error-proven', error },
    ...{ before, after },
  });
const correcting = (
  more: object,
  past: readonly DomainEvent[] = history,
  priorities: readonly Loaded<unknown>[] = [],
) =>
  given(correctContract, {
    history: past,
    references: { priorities, parcels: [parcel(...contractedParcel)] },
  }).when({ ...grounds, ...more });
const planned = { firstDueOn: '2026-02-01', lines: [{ ...line, steps }] };

describe('a correction of the contract register', () => {
  it('records what the paper says, from the day of signing on', () => {
    const { judgement } = correcting({ payments: cheaper, agreedUse: '种植粮食' }).then(
      correction(
        { agreedUse: LEASE.agreedUse, payments: LEASE.payments },
        { agreedUse: '种植粮食', payments: planned },
      ),
    );
    expect(judgement.held).toEqual(expect.arrayContaining(['RC1', 'RC2', 'CL3', 'CL16', 'CL1']));
    const otherScan = 'b2'.repeat(32);
    correcting({ paperSha256: otherScan }).then(
      correction({ paperSha256: LEASE.paperSha256 }, { paperSha256: otherScan }),
    );
  });

  it('lets the next rents fall due as they are right', () => {
    const corrected = correction({ payments: LEASE.payments }, { payments: planned });
    given(recordRentDue, { references: { land: [] }, history: [...history, corrected], today: '2027-02-01' })
      .when({ contractId, upTo: '2027-02-01' })
      .then(due(2, 90_000));
  });

  it('leaves alone what has fallen due (CL16) and what does not run (CL3)', () => {
    const lines = [{ ...STATED_RENT, steps: [{ fromYear: 1, amountFen: 90_000 }] }];
    correcting({ payments: { ...cheaper, lines } }).refused('CONTRACTS.RECORDED_RENT_AMENDED');
    correcting({ agreedUse: '种植粮食' }, [leaseConcluded]).refused('CONTRACTS.NOT_RUNNING');
  });

  it('rests on paper and puts something right, between the parties that there are', () => {
    correcting({ agreedUse: LEASE.agreedUse, documents: [] }).refused(
      'CORRECTIONS.NOTHING_DIFFERS',
      'CORRECTIONS.WITHOUT_PAPER',
    );
    const plan = (more: object) =>
      correcting({ payments: { ...cheaper, lines: [{ ...STATED_RENT, steps, ...more }] } });
    plan({ payer: 2 }).refused('CONTRACTS.PAYER');
    plan({ account: 'collective-account' }).refused('CONTRACTS.HOUSEHOLD_RENT_WITHHELD');
  });

  it('that takes the rent below what was offered, or won by priority, is warned (CL63)', () => {
    const payer = { kind: 'household' as const, id: li.id };
    const payments = { ...LEASE.payments, lines: [{ ...line, payer }] };
    const toLi = ContractConcluded.of({ ...LEASE, grantees: [payer], payments });
    const warned = (firstYearFen: number, past: readonly DomainEvent[], ...later: readonly DomainEvent[]) => {
      const stated = [{ ...STATED_RENT, steps: [{ fromYear: 1, amountFen: firstYearFen }] }];
      const { decided } = correcting({ payments: { ...cheaper, lines: stated } }, past, [
        priorityBook({}, ...later),
      ]);
      if (!('judgement' in decided)) throw new Error(decided.detail);
      return decided.judgement.warnings.map(({ rule, detail }) => [rule, detail]);
    };
    const won = [[toLi, leaseTookEffect], claimedByLi, wonByLi] as const;
    expect(warned(99_999, ...won)).toEqual([['CL63', expect.stringContaining('优先权人主张的 1000 元')]]);
    expect(warned(110_000, ...won)).toEqual([]);
    const offered = [[leaseConcluded, leaseTookEffect], windowLapsed] as const;
    expect(warned(99_999, ...offered)).toEqual([['CL63', expect.stringContaining('公示的 1000 元')]]);
  });
});
