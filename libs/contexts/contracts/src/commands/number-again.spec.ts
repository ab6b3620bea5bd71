import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, LEASE, STATED_LEASE, leaseConcluded, leaseReferences, leaseTookEffect } from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractAnnulled,
  ContractConcluded,
  ContractNumberTaken,
  contractIdOf,
  contractNumberStream,
  contractStream,
} from '../facts/index.js';
import { concludeLease } from './conclude-lease.js';

const { contractId: annulledContractId, divisionCode, number } = LEASE;
const annulled = ContractAnnulled.of({
  ...{ contractId: annulledContractId, divisionCode, since: LEASE.signedOn, basis: 'error-proven' },
  ...{ error: '面积抄错', before: { standing: 'in-effect' }, after: { standing: 'annulled' } },
});
const mistaken = [leaseConcluded, leaseTookEffect, annulled];
const again = (
  past: readonly DomainEvent[] = mistaken,
  more: object = {},
  history: readonly DomainEvent[] = [],
) =>
  given(concludeLease, {
    history,
    references: {
      ...leaseReferences,
      annulled: known(contractStream, annulledContractId, ...past),
    },
  }).when({ ...STATED_LEASE, annulledContractId, ...more });

describe('the number of a contract that was annulled', () => {
  const contractId = contractIdOf({ ...LEASE, annulledContractId });

  it('is told what it takes to use it again (K1)', () => {
    const { wayForward, detail } = given(concludeLease, { history: mistaken, references: leaseReferences })
      .when(STATED_LEASE)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    expect(detail).toContain('已经撤销');
    expect(wayForward).toContain(annulledContractId);
  });

  it('names one other contract, which says what it comes after (K15)', () => {
    expect(contractId).not.toBe(annulledContractId);
    const { judgement } = again().then(ContractConcluded.of({ ...LEASE, contractId }));
    expect(judgement.held).toEqual(expect.arrayContaining(['K1', 'K15']));
    again(mistaken, {}, [ContractConcluded.of({ ...LEASE, contractId })]).refused(
      'CONTRACTS.NUMBER_ALREADY_USED',
    );
  });

  it('is given free by an annulled contract of that number alone (K15)', () => {
    const refused = 'CONTRACTS.NOT_THE_ANNULLED_RECORD';
    again([leaseConcluded, leaseTookEffect]).refused(refused);
    again([]).refused(refused);
    again(mistaken, { number: '流2' }).refused(refused);
  });

  it('is not there for a contract that names it when a transferee has it (K1)', () => {
    const taken = ContractNumberTaken.of({
      ...{ contractId: 'r9', collectiveId: COLLECTIVE, divisionCode, number, signedOn: '2026-02-01' },
    });
    given(concludeLease, {
      references: {
        ...leaseReferences,
        annulled: known(contractStream, annulledContractId, ...mistaken),
        taken: known(contractNumberStream, annulledContractId, taken),
      },
    })
      .when({ ...STATED_LEASE, annulledContractId })
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
  });
});
