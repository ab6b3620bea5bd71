import { describe, expect, it } from '@jest/globals';
import { LEASE, SHA, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  BreachRecorded,
  BreachRemedied,
  ContractConcluded,
  ContractEnded,
  RentFellDue,
} from '../facts/index.js';
import { endContract } from './end-contract.js';
import { recordRentDue } from './record-rent-due.js';

const { contractId } = LEASE;
const history = [leaseConcluded, leaseTookEffect];
const today = '2028-06-30';
/** What its land asks of it, `end-with-land.spec.ts` says. */
const noLand = { land: [], households: [] };
const breachId = 'b1';
const agreed = {
  contractId,
  endedOn: '2028-06-01',
  ground: 'mutual-agreement',
  endedBy: 'both',
  paperSha256: SHA,
} as const;
const ended = ContractEnded.of(agreed);
const breach = (kind: 'left-idle' | 'land-damaged' | 'rent-unpaid', since = '2026-05-31') =>
  BreachRecorded.of({
    ...{ contractId, breachId, kind, since },
    ...{ noticedOn: '2028-04-01', remedyBy: '2028-05-31', noticeSha256: SHA },
  });
const end = (more: object = {}, past: readonly DomainEvent[] = []) =>
  given(endContract, { history: [...history, ...past], today, references: noLand }).when({
    ...agreed,
    ...more,
  });

const household = [
  ContractConcluded.of({ ...LEASE, kind: 'household-contract', payments: undefined }),
  leaseTookEffect,
];
const endHousehold = (more: object) =>
  given(endContract, { history: household, today, references: noLand }).when({ ...agreed, ...more });

describe('ending a contract before its day', () => {
  it('is lawful when both agree in writing', () => {
    end().then(ended);
  });

  it('is lawful for whoever granted the right, or the issuer, after a breach that was not remedied', () => {
    for (const [ground, endedBy] of [
      ['left-idle', 'grantor'],
      ['left-idle', 'issuer'],
      ['rent-unpaid', 'grantor'],
    ] as const)
      end({ ground, endedBy, breachId }, [breach(ground)]).then(
        ContractEnded.of({ ...agreed, ground, endedBy, breachId }),
      );
  });

  it('needs a ground of the law, and of its kind of contract (P18)', () => {
    for (const [ground, endedBy] of [
      ['voluntary-return', 'grantee'],
      ['household-extinct', 'issuer'],
    ] as const) {
      const refused = end({ ground, endedBy, noticedOn: '2027-01-01' }).refused('CONTRACTS.NO_GROUND_TO_END');
      expect(refused.wayForward).toContain('书面协商');
    }
  });

  it('is for whoever the law lets end it (CL13)', () => {
    end({ endedBy: 'grantor' }).refused('CONTRACTS.NOT_THEIRS_TO_END');
    const { detail } = end({ ground: 'rent-unpaid', endedBy: 'issuer', breachId }, [
      breach('rent-unpaid'),
    ]).refused('CONTRACTS.NOT_THEIRS_TO_END');
    expect(detail).toContain('发包方');
  });

  it.each([
    ['nobody recorded', [], '没有登记'],
    ['of another kind', [breach('rent-unpaid')], '没有登记'],
    [
      'that was remedied',
      [breach('left-idle'), BreachRemedied.of({ contractId, breachId, remediedOn: '2028-05-01' })],
      '2028-05-01',
    ],
    ['of less than two years', [breach('left-idle', '2026-06-02')], '2026-06-02'],
  ])('is not for a breach %s (CL14)', (_, past, named) => {
    const asked = end({ ground: 'left-idle', endedBy: 'grantor', breachId }, past);
    expect(asked.refused('CONTRACTS.BREACH_NOT_ESTABLISHED').detail).toContain(named);
  });

  it('waits for the end of the time to remedy (CL14)', () => {
    end({ ground: 'left-idle', endedBy: 'grantor', breachId, endedOn: '2028-05-31' }, [
      breach('left-idle', '2026-05-01'),
    ]).refused('CONTRACTS.BREACH_NOT_ESTABLISHED');
  });

  it('happens once, within the contract (CL3, CL4)', () => {
    end({}, [ended]).refused('CONTRACTS.NOT_RUNNING');
    end({ endedOn: '2028-07-01' }).refused('CONTRACTS.DAY_OUTSIDE_CONTRACT');
  });

  it('leaves due what fell due before, and nothing after', () => {
    const due = given(recordRentDue, { references: { land: [] }, history: [...history, ended], today }).when({
      contractId,
      upTo: today,
    });
    const [line] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
    due.then(
      ...[100_000, 100_000, 120_000].map((amountFen, at) =>
        RentFellDue.of({
          ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId },
          ...{ line: 0, year: at + 1, amountFen, payer: line.payer, payee: line.payee },
          dueOn: `${2026 + at}-02-01`,
        }),
      ),
    );
  });
});

describe('the contract of a household', () => {
  const returned = { ground: 'voluntary-return', endedBy: 'grantee', noticedOn: '2027-12-01' } as const;

  it('is not recalled by anybody (P15)', () => {
    endHousehold({}).refused('CONTRACTS.CONTRACTED_LAND_RECALLED');
    endHousehold({ ground: 'left-idle', endedBy: 'issuer' }).refused(
      'CONTRACTS.CONTRACTED_LAND_RECALLED',
      'CONTRACTS.BREACH_NOT_ESTABLISHED',
    );
  });

  it('ends when the household gives its land back, half a year after it said so (T10)', () => {
    endHousehold(returned).then(ContractEnded.of({ ...agreed, ...returned }));
    expect(
      endHousehold({ ...returned, noticedOn: '2027-12-02' }).refused('CONTRACTS.RETURN_NOT_ANNOUNCED').detail,
    ).toContain('2027-12-02');
    endHousehold({ ...returned, noticedOn: undefined }).refused('CONTRACTS.RETURN_NOT_ANNOUNCED');
  });
});
