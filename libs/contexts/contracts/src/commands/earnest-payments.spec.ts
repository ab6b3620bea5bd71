import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldJournal, total } from '#books/facts';
import type { DomainEvent } from '#kernel';
import { COLLECTIVE, COOPERATIVE, LEASE, SHA, VILLAGE } from '#examples';
import { given, known } from '#given';
import {
  ContractAnnulled,
  ContractConcluded,
  ContractEnded,
  EARNEST_POSTINGS,
  EarnestMoneyReceived,
  EarnestMoneySettled,
  type EarnestOutcome,
  contractStream,
} from '../facts/index.js';
import { receiveEarnestMoney } from './receive-earnest-money.js';
import { settleEarnestMoney } from './settle-earnest-money.js';

const { contractId, number: contractNumber } = LEASE;
const landlord = { kind: 'collective', id: COLLECTIVE } as const;
const household = LEASE.parcels[0]?.grantor.id ?? '';
const leaseThen = (earnestMoneyFen: number | undefined, since: readonly DomainEvent[], more: object = {}) => {
  const parcels = LEASE.parcels.map((each) => ({ ...each, grantor: landlord }));
  const concluded = ContractConcluded.of({ ...LEASE, parcels, earnestMoneyFen, ...more });
  return known(contractStream, contractId, concluded, ...since);
};
const lease = (earnestMoneyFen?: number) => leaseThen(earnestMoneyFen, []);
const ANNULLED = ContractAnnulled.of({
  ...{ contractId, divisionCode: VILLAGE, since: LEASE.signedOn, basis: 'error-proven', error: '登记了两次' },
  ...{ before: { standing: 'in-effect' }, after: { standing: 'annulled' } },
});
const endedOn = (day: string) =>
  ContractEnded.of({
    ...{ contractId, endedOn: day, ground: 'mutual-agreement', endedBy: 'both', paperSha256: SHA },
  });
const paid = {
  ...{ contractId, contractNumber, collectiveId: COLLECTIVE, divisionCode: VILLAGE },
  ...{ payer: COOPERATIVE, payee: landlord, amountFen: 50_000, effectiveFen: 50_000 },
} as const;
const received = EarnestMoneyReceived.of({
  ...paid,
  ...{ method: 'bank', receiptNumber: '收1', receivedOn: '2026-01-12' },
});
const receive = (more: object = {}, contract: unknown = lease(50_000), history: DomainEvent[] = []) =>
  given(receiveEarnestMoney, {
    history,
    references: { contract: contract as ReturnType<typeof lease> },
  }).when({
    ...{ contractId, divisionCode: VILLAGE, amountFen: 50_000, account: 'collective-account' },
    ...{ receivedOn: '2026-01-12', receiptNumber: '收1', ...more },
  });
const settled = (outcome: EarnestOutcome, paidBackFen: number, paperSha256?: string) =>
  EarnestMoneySettled.of({
    ...paid,
    ...{ outcome, paidBackFen, paperSha256, method: 'bank', receiptNumber: '付1', settledOn: '2026-02-20' },
  });
const settle = (more: object, history: DomainEvent[] = [received], contract: unknown = lease(50_000)) =>
  given(settleEarnestMoney, { history, references: { contract: contract as ReturnType<typeof lease> } }).when(
    {
      ...{ contractId, outcome: 'returned', settledOn: '2026-02-20', method: 'bank', receiptNumber: '付1' },
      ...more,
    },
  );

describe('earnest money', () => {
  it('is received by whoever leases out, as agreed, once (M16a, M16b, M16c)', () => {
    expect(receive().then(received).judgement.held).toEqual(expect.arrayContaining(['M16a', 'M16b', 'M16c']));
    receive({}, lease()).refused('CONTRACTS.NO_EARNEST_MONEY_AGREED');
    receive({ payeeHouseholdId: household }).refused('CONTRACTS.NO_EARNEST_MONEY_AGREED');
    receive({ receivedOn: '2026-01-09' }).refused('CONTRACTS.NO_EARNEST_MONEY_AGREED');
    receive({}, lease(50_000), [received]).refused('CONTRACTS.EARNEST_MONEY_RECEIVED');
    receive({ account: 'personal-account' }).refused('CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT');
    const { warnings } = receive({ amountFen: 40_000 }).then(
      EarnestMoneyReceived.of({ ...received.data, amountFen: 40_000, effectiveFen: 40_000 }),
    ).judgement;
    expect(warnings).toMatchObject([{ rule: 'M16c', detail: expect.stringContaining('视为变更') }]);
  });

  it('has no effect for what is more than a fifth of the price', () => {
    const { decided } = receive({ amountFen: 10_000_000 }, lease(10_000_000));
    expect(decided).toMatchObject({ events: [{ data: { amountFen: 10_000_000, effectiveFen: 112_000 } }] });
  });

  it('is taken back, forfeited or given back twice, the latter two on a paper (M16d, M16e)', () => {
    settle({}).then(settled('returned', 50_000));
    settle({ outcome: 'forfeited', paperSha256: SHA }).then(settled('forfeited', 0, SHA));
    settle({ outcome: 'returned-double', paperSha256: SHA }).then(settled('returned-double', 100_000, SHA));
    for (const outcome of ['forfeited', 'returned-double'])
      settle({ outcome }).refused('CONTRACTS.EARNEST_BREACH_UNPROVEN');
    settle({}, [received, settled('returned', 50_000)]).refused('CONTRACTS.EARNEST_MONEY_SETTLED');
    settle({ settledOn: '2026-01-11' }).refused('CONTRACTS.EARNEST_MONEY_SETTLED');
  });

  it('is received of a contract that has something to secure: neither annulled nor over (M40)', () => {
    expect(receive().then(received).judgement.held).toContain('M40');
    const annulled = receive({}, leaseThen(50_000, [ANNULLED])).refused(
      'CONTRACTS.EARNEST_MONEY_SECURES_NOTHING',
    );
    expect(annulled.detail).toContain('误登');
    const ended = leaseThen(50_000, [endedOn('2026-01-11')]);
    const { detail, field } = receive({}, ended).refused('CONTRACTS.EARNEST_MONEY_SECURES_NOTHING');
    expect([detail, field]).toEqual([expect.stringContaining('2026-01-11'), 'receivedOn']);
    receive({}, leaseThen(50_000, [endedOn('2026-01-12')])).then(received);
    const over = leaseThen(50_000, [], { to: '2026-01-11' });
    expect(receive({}, over).refused('CONTRACTS.EARNEST_MONEY_SECURES_NOTHING').detail).toContain(
      '2026-01-11',
    );
  });

  it('of an annulled contract is given back as it is, for nobody broke it (M41)', () => {
    const contract = leaseThen(50_000, [ANNULLED]);
    expect(settle({}, [received], contract).then(settled('returned', 50_000)).judgement.held).toContain(
      'M41',
    );
    for (const outcome of ['forfeited', 'returned-double']) {
      const { wayForward } = settle({ outcome, paperSha256: SHA }, [received], contract).refused(
        'CONTRACTS.EARNEST_OF_ANNULLED_CONTRACT',
      );
      expect(wayForward).toContain('原数退还');
    }
  });

  it('balances in the books of the collective, owes nothing in the end, and is none of a household’s', () => {
    const outcome = fc.constantFrom<EarnestOutcome>('returned', 'forfeited', 'returned-double');
    fc.assert(
      fc.property(
        outcome,
        fc.integer({ min: 1, max: 1e9 }),
        fc.nat({ max: 1e9 }),
        (each, amountFen, part) => {
          const effectiveFen = Math.min(part, amountFen);
          const amounts = { amountFen, effectiveFen };
          const log = [
            EarnestMoneyReceived.of({ ...received.data, ...amounts }),
            ...eventsOf(each, EarnestMoneyReceived.of({ ...received.data, ...amounts })),
          ].map((event, position) => ({ ...event, eventId: `${position}`, stream: 's', position }));
          const lines = foldJournal(EARNEST_POSTINGS, log).flatMap((voucher) => {
            expect(total(voucher.lines, 'debit')).toBe(total(voucher.lines, 'credit'));
            return voucher.lines;
          });
          const owed = lines.filter(({ account }) => account === '211');
          expect(total(owed, 'debit')).toBe(total(owed, 'credit'));
          const kept = total(
            lines.filter(({ account }) => account === '504'),
            'credit',
          );
          const lost = total(
            lines.filter(({ account }) => account === '515'),
            'debit',
          );
          expect([kept, lost]).toEqual([
            each === 'forfeited' ? effectiveFen : 0,
            each === 'returned-double' ? effectiveFen : 0,
          ]);
        },
      ),
      { seed: 20_260_586 },
    );
    const toHousehold = { ...received.data, payee: { kind: 'household' as const, id: household } };
    const own = { ...EarnestMoneyReceived.of(toHousehold), eventId: 'e', stream: 's', position: 0 };
    expect(foldJournal(EARNEST_POSTINGS, [own])).toEqual([]);
  });
});

/** What settling an earnest money gives. */
function eventsOf(outcome: EarnestOutcome, before: typeof received): readonly DomainEvent[] {
  const { decided } = settle({ outcome, paperSha256: SHA }, [before]);
  return 'events' in decided ? decided.events : [];
}
