import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  COOPERATIVE,
  LEASE,
  PARCEL,
  SHA,
  STATED_RENT,
  VILLAGE,
  leaseTookEffect,
  li,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { given } from '#given';
import { type DomainEvent, addDays, replay } from '#kernel';
import { due, stated } from '#supplements';
import {
  type Contract,
  ContractConcluded,
  ContractSupplemented,
  LessorSucceeded,
  type Party,
  RentReceived,
  contractStream,
  payeeOn,
  plannedRents,
  rentPassesWhole,
} from '../facts/index.js';
import { SucceedLessor, succeedLessor } from './succeed-lessor.js';
import { supplementContract } from './supplement-contract.js';

const { contractId } = LEASE;
const OTHER = `${VILLAGE}0000002`;
const household = (id: string): Party => ({ kind: 'household', id });
const former = household(zhang.id);
const successor = household(li.id);
/** A lease of two parcels of one household, with rent due every first of February. */
const concluded = ContractConcluded.of({
  ...LEASE,
  parcels: [
    ...LEASE.parcels,
    { parcelCode: OTHER, grantor: { kind: 'household', id: zhang.id }, areaDm2: 333_350 },
  ],
});
const leased: readonly DomainEvent[] = [concluded, leaseTookEffect];
const passing = (parcelCode: string, from: string, one = former, other = successor) => ({
  ...{ parcelCode, rightId: `${parcelCode}/${from}`, former: one, successor: other, from },
});
type Passing = ReturnType<typeof passing>;
const contractOf = (events: readonly DomainEvent[]): Contract => {
  const { state } = replay(
    contractStream,
    events.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-06-01' })),
  );
  if (!state) throw new Error('no contract');
  return state;
};
/** As the command decides it. */
const followed = (history: readonly DomainEvent[], each: Passing): DomainEvent[] => [
  ...history,
  LessorSucceeded.of({
    ...{ contractId, divisionCode: VILLAGE, ...each },
    rentPasses: rentPassesWhole(contractOf(history), each),
  }),
];
const succeeding = (history: readonly DomainEvent[], each: Passing) =>
  given(succeedLessor, { history, today: '2029-03-01', references: { households: [zhang, li] } }).when(
    new SucceedLessor(contractId, each, each.from),
  );
const received = (year: number, amountFen: number) =>
  RentReceived.of({
    ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId, line: 0, year },
    ...{ amountFen, payer: COOPERATIVE, payee: former, receivedOn: '2027-02-01', method: 'bank' },
    receiptNumber: `收${year}`,
  });
const payees = (events: readonly DomainEvent[]) =>
  plannedRents(contractOf(events)).map(({ line, year, payee }) => [line, year, payee.id]);

describe('rent of land that passes, recorded late', () => {
  it('stays with the former lessor until the last of its land has passed, in whatever order it is recorded', () => {
    const late = [passing(OTHER, '2027-06-01'), passing(PARCEL, '2026-06-01')];
    const events = late.reduce<readonly DomainEvent[]>(followed, leased);
    expect(events.at(-1)).toMatchObject({ data: { rentPasses: true, from: '2026-06-01' } });
    expect(payees(events)).toEqual([
      [0, 1, zhang.id],
      [0, 2, zhang.id],
      ...[3, 4, 5].map((year) => [0, year, li.id]),
    ]);
  });

  it('is never owed to anybody else while the former lessor has land under the lease', () => {
    const people = [zhang, li, wangOfTheNextVillage].map(({ id }) => household(id));
    const years = fc.integer({ min: 2026, max: 2030 });
    const day = fc
      .tuple(years, fc.integer({ min: 1, max: 12 }))
      .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}-15`);
    const ofOneParcel = fc
      .uniqueArray(day, { maxLength: 3 })
      .chain((days) =>
        fc.tuple(fc.constant([...days].sort()), fc.array(fc.nat(2), { minLength: 3, maxLength: 3 })),
      );
    fc.assert(
      fc.property(
        ofOneParcel,
        ofOneParcel,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (one, other, turns) => {
          const lanes = [PARCEL, OTHER].map((code, at) => {
            let holder = former;
            const [days, takers] = at === 0 ? one : other;
            return days.flatMap((from, nth) => {
              const next = people[takers[nth] ?? 0] ?? former;
              if (next.id === holder.id) return [];
              const each = passing(code, from, holder, next);
              holder = next;
              return [each];
            });
          });
          const rest = lanes.map((lane) => [...lane]);
          // Of one parcel in its order; of two parcels as it comes.
          const mixed = [...turns.map(Number), 0, 0, 0, 1, 1, 1].flatMap((turn) => rest[turn]?.shift() ?? []);
          const state = contractOf(mixed.reduce<readonly DomainEvent[]>(followed, leased));
          const days = lanes.flat().flatMap(({ from }) => [from, `${from.slice(0, 8)}14`]);
          for (const on of days) {
            const { id } = payeeOn(former, on, state.successions);
            const neverGone = lanes.some((lane) => lane.every(({ from }) => from > on));
            if (neverGone) expect([on, id]).toEqual([on, zhang.id]);
          }
        },
      ),
    );
  });

  it("is the one successor's from the day on which it has all of the land", () => {
    const day = fc.integer({ min: 0, max: 1_700 }).map((days) => addDays('2026-02-01', days));
    fc.assert(
      fc.property(day, day, fc.boolean(), day, (one, other, turned, on) => {
        const both = [passing(PARCEL, one), passing(OTHER, other)];
        const events = (turned ? both.reverse() : both).reduce<readonly DomainEvent[]>(followed, leased);
        const last = one > other ? one : other;
        const payee = payeeOn(former, on, contractOf(events).successions);
        expect(payee).toEqual(on < last ? former : successor);
      }),
    );
  });

  it('that has been received stands, and is settled between the two of them (CL62)', () => {
    const whole = followed(leased, passing(OTHER, '2026-05-01'));
    const paid = [due(1, 100_000), received(1, 100_000), due(2, 100_000), received(2, 30_000)];
    const { judgement } = succeeding([...whole, ...paid], passing(PARCEL, '2026-06-01')).then(
      LessorSucceeded.of({
        ...{ contractId, divisionCode: VILLAGE, ...passing(PARCEL, '2026-06-01'), rentPasses: true },
      }),
    );
    expect(judgement.tasks).toMatchObject([{ rule: 'CL62', occurrence: `${PARCEL}/2026-06-01` }]);
    expect(judgement.tasks[0]?.detail).toContain('第 2 年 1,000.00 元（已收 300.00 元）');
    expect(judgement.tasks[0]?.detail).not.toContain('第 1 年');
    expect(judgement.tasks[0]?.detail).toContain(`由承包方 ${VILLAGE}000002 承受承包方 ${VILLAGE}000001 的`);
    const unpaid = succeeding([...whole, due(1, 100_000), due(2, 100_000)], passing(PARCEL, '2026-06-01'));
    expect(unpaid.decided).toMatchObject({ judgement: { tasks: [] } });
  });

  it('that was recorded as due before a part of the land passed is settled as well (CL26, CL62)', () => {
    const tasks = (...dues: DomainEvent[]) => {
      const { decided } = succeeding([...leased, ...dues], passing(PARCEL, '2026-06-01'));
      return 'judgement' in decided ? decided.judgement.tasks.map(({ rule }) => rule) : [];
    };
    expect(tasks(due(1, 100_000))).toEqual(['CL26']);
    expect(tasks(due(1, 100_000), due(2, 100_000))).toEqual(['CL26', 'CL62']);
  });

  it('passes whole only to who has all of the land still (CL26)', () => {
    const wang = household(wangOfTheNextVillage.id);
    const gone = [passing(PARCEL, '2026-06-01'), passing(PARCEL, '2026-07-01', successor, wang)];
    const events = gone.reduce<readonly DomainEvent[]>(followed, leased);
    const { judgement } = succeeding(events, passing(OTHER, '2026-08-01')).then(
      LessorSucceeded.of({
        ...{ contractId, divisionCode: VILLAGE, ...passing(OTHER, '2026-08-01'), rentPasses: false },
      }),
    );
    expect(judgement.tasks).toMatchObject([{ rule: 'CL26' }]);
  });
});

describe('a supplement after the land has passed', () => {
  const passed = [passing(OTHER, '2026-06-01'), passing(PARCEL, '2026-06-01')].reduce<readonly DomainEvent[]>(
    followed,
    [...leased, due(1, 100_000)],
  );
  const share = ({ id }: { id: string }, ...amounts: readonly number[]) => ({
    ...{ ...STATED_RENT, payeeHouseholdId: id },
    steps: amounts.map((amountFen, at) => ({ fromYear: at + 1, amountFen })),
  });
  const supplement = (history: readonly DomainEvent[], ...lines: object[]) =>
    given(supplementContract, { history, today: '2026-08-01' }).when({
      ...{ ...stated, signedOn: '2026-07-10', paperSha256: SHA },
      payments: { firstDueOn: '2026-02-01', lines },
    });
  const recorded = (history: readonly DomainEvent[], ...lines: object[]) => {
    const { decided } = supplement(history, ...lines);
    if (!('events' in decided)) throw new Error(decided.detail);
    return [...history, ...decided.events];
  };

  it('says who is paid from its day on', () => {
    const events = recorded(passed, share(zhang, 100_000, 60_000), share(li, 0, 40_000));
    expect(payees(events).slice(0, 4)).toEqual([
      ...[1, 2].flatMap((year) => [
        [0, year, zhang.id],
        [1, year, li.id],
      ]),
    ]);
    // One that was signed before the land passed does not.
    const early = ContractSupplemented.of({
      ...{ contractId, number: '补0', signedOn: '2026-05-20', paperSha256: SHA, payments: LEASE.payments },
    });
    expect(payees([...passed, early])[1]).toEqual([0, 2, li.id]);
    // Nor does any for what fell due before it: whoever has followed by then is paid.
    const late = ContractSupplemented.of({
      ...{ contractId, number: '补0', signedOn: '2027-05-20', paperSha256: SHA, payments: LEASE.payments },
    });
    expect(payees([...passed, late]).slice(1, 3)).toEqual([
      [0, 2, li.id],
      [0, 3, zhang.id],
    ]);
  });

  it('lets whoever has no land left leave the plan, and nobody else (CL1, CL16, K5)', () => {
    const events = recorded(passed, share(zhang, 100_000, 0), share(li, 0, 100_000));
    expect(plannedRents(contractOf(events)).filter(({ amountFen }) => amountFen > 0)).toMatchObject([
      { year: 1, payee: former },
      ...[2, 3, 4, 5].map((year) => ({ year, payee: successor })),
    ]);
    supplement(passed, share(li, 100_000)).refused('CONTRACTS.RECORDED_RENT_AMENDED');
    supplement(passed, share(zhang, 100_000, 90_000)).refused('CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT');
    const part = followed([...leased, due(1, 100_000)], passing(OTHER, '2026-06-01'));
    supplement(part, share(zhang, 100_000, 0), share(li, 0, 100_000)).refused('CONTRACTS.RENT_FORM_UNCLEAR');
    recorded(
      [passing(OTHER, '2026-06-01'), passing(PARCEL, '2026-06-01')].reduce<readonly DomainEvent[]>(
        followed,
        leased,
      ),
      share(li, 100_000),
    );
  });
});
