import { describe, expect, it } from '@jest/globals';
import {
  COOPERATIVE,
  LEASE,
  PARCEL,
  SHA,
  STATED_RENT,
  VILLAGE,
  leaseConcluded,
  leaseTookEffect,
  li,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { due, history as leased, stated } from '#supplements';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import {
  ContractConcluded,
  ContractExpired,
  LessorSucceeded,
  RentReceived,
  contractStream,
  plannedRents,
} from '../facts/index.js';
import { recordRentDue } from './record-rent-due.js';
import { recordRentPayment } from './record-rent-payment.js';
import { recordRentReceipt } from './record-rent-receipt.js';
import { SucceedLessor, succeedLessor } from './succeed-lessor.js';
import { supplementContract } from './supplement-contract.js';

const { contractId } = LEASE;
const OTHER = `${VILLAGE}0000002`;
const former = { kind: 'household' as const, id: zhang.id };
const successor = { kind: 'household' as const, id: li.id };
const passing = { parcelCode: PARCEL, rightId: 'n1', former, successor, from: '2026-06-01' };
const succeeded = (more: object = {}) =>
  LessorSucceeded.of({ contractId, divisionCode: VILLAGE, ...passing, rentPasses: true, ...more });
/** The same lease of two parcels, let by whoever is told. */
const ofTwo = (other = former): DomainEvent[] => [
  ContractConcluded.of({
    ...LEASE,
    parcels: [...LEASE.parcels, { parcelCode: OTHER, grantor: other, areaDm2: 333_350 }],
  }),
  leaseTookEffect,
];
const succeed = (history: readonly DomainEvent[] = [leaseConcluded, leaseTookEffect], more: object = {}) =>
  given(succeedLessor, { history, references: { households: [zhang, li] } }).when(
    new SucceedLessor(contractId, { ...passing, ...more }, passing.from),
  );

describe('a lease of land that passes to another household', () => {
  it('goes on with it as its lessor, once (CL25)', () => {
    const { judgement } = succeed().then(succeeded());
    expect(judgement.tasks).toEqual([]);
    const refused = 'CONTRACTS.NO_LESSOR_TO_SUCCEED';
    succeed([leaseConcluded, leaseTookEffect, succeeded()]).refused(refused);
    const turned = succeed(undefined, { former: successor, successor: former }).refused(refused);
    expect(turned.detail).toContain(`不是由承包方 ${VILLAGE}000002 出租的`);
    const expired = ContractExpired.of({ contractId, expiredOn: LEASE.to, stillUsed: false });
    succeed([leaseConcluded, leaseTookEffect, expired]).refused(refused);
    const { state } = replay(
      contractStream,
      [leaseConcluded, leaseTookEffect, succeeded()].map((event, revision) => ({
        ...{ ...event, revision, effectiveOn: '2026-06-01' },
      })),
    );
    expect(state?.parcels).toMatchObject([{ parcelCode: PARCEL, grantor: successor }]);
    expect(plannedRents(state ?? LEASE).map(({ dueOn, payee }) => [dueOn.slice(0, 4), payee.id])).toEqual([
      ['2026', zhang.id],
      ...['2027', '2028', '2029', '2030'].map((year) => [year, li.id]),
    ]);
  });

  it('leaves the rent to be divided where a part of the land has passed (CL26)', () => {
    const { judgement } = succeed(ofTwo()).then(succeeded({ rentPasses: false }));
    expect(judgement.tasks).toMatchObject([{ rule: 'CL26', occurrence: 'n1' }]);
    // By the codes that stand on the papers of the two, and not by ids.
    const followed = `自 2026-06-01 起由承包方 ${VILLAGE}000002 承受承包方 ${VILLAGE}000001 的出租方地位`;
    expect(judgement.tasks[0]?.detail).toContain(followed);
    expect(judgement.tasks[0]?.detail).toContain(`承包方 ${VILLAGE}000001 还有地块 ${OTHER}`);
    // The rest follows to the same household.
    succeed([...ofTwo(), succeeded({ rentPasses: false })], { parcelCode: OTHER, rightId: 'n2' }).then(
      succeeded({ parcelCode: OTHER, rightId: 'n2' }),
    );
  });

  it('pays one who had let some already what was of the former lessor, as a rent of its own (CL26)', () => {
    const { judgement } = succeed(ofTwo(successor)).then(succeeded());
    expect(judgement.tasks).toEqual([]);
  });

  it('leaves the rent of parcels of one lease that were swapped to be divided (CL26)', () => {
    const first = given(succeedLessor, { history: ofTwo(successor) })
      .when(new SucceedLessor(contractId, passing, passing.from, OTHER))
      .then(succeeded({ rentPasses: false }));
    const back = { parcelCode: OTHER, rightId: 'n2', former: successor, successor: former };
    const second = given(succeedLessor, { history: [...ofTwo(successor), ...first.events] })
      .when(new SucceedLessor(contractId, { ...passing, ...back }, passing.from, PARCEL))
      .then(succeeded({ ...back, rentPasses: false }));
    for (const { judgement } of [first, second]) expect(judgement.tasks).toMatchObject([{ rule: 'CL26' }]);
  });

  it('names who has what of a lessor without land, and what is to be divided (CL26)', () => {
    const third = { kind: 'household' as const, id: wangOfTheNextVillage.id };
    const { judgement } = succeed([...ofTwo(), succeeded({ rentPasses: false })], {
      ...{ parcelCode: OTHER, rightId: 'n2', successor: third },
    }).then(succeeded({ parcelCode: OTHER, rightId: 'n2', successor: third, rentPasses: false }));
    expect(judgement.tasks).toMatchObject([{ rule: 'CL26', occurrence: 'n2' }]);
    for (const said of [
      `地块 ${PARCEL} 归承包方 ${VILLAGE}000002，地块 ${OTHER} 归农户 ${third.id}，`,
      `承包方 ${VILLAGE}000001 在合同下已没有土地`,
      `付给承包方 ${VILLAGE}000001 的租金（付款计划第 1 笔）还没有分`,
    ])
      expect(judgement.tasks[0]?.detail).toContain(said);
  });

  it('owes what falls due from that day on to the new lessor, and what was received stands', () => {
    const history = [...leased, succeeded()];
    const today = '2027-02-02';
    given(recordRentDue, { references: { land: [] }, history, today })
      .when({ contractId, upTo: '2027-02-01' })
      .then({ ...due(2, 100_000), data: { ...due(2, 100_000).data, payee: successor } });
    const owed = [...history, due(2, 100_000)];
    const receipt = { contractId, line: 1, amountFen: 1, receiptNumber: '收1', account: 'household-account' };
    const received = (year: number, payee: typeof former) =>
      RentReceived.of({
        ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId, line: 0, year },
        ...{ amountFen: 1, payer: COOPERATIVE, payee, receivedOn: today, method: 'bank' },
        receiptNumber: '收1',
      });
    for (const [year, payee] of [
      [1, former],
      [2, successor],
    ] as const)
      given(recordRentReceipt, { history: owed, today })
        .when({ ...receipt, year, receivedOn: today })
        .then(received(year, payee));
    given(recordRentPayment, { history: owed, today })
      .when({ ...receipt, payeeHouseholdId: li.id, receivedOn: today })
      .then(received(2, successor));
  });

  it('has a supplement that divides the rent, with nothing for the years before (K5, CL1, CL16)', () => {
    const history = [...ofTwo(), due(1, 100_000), succeeded({ rentPasses: false })];
    const share = (householdId: string, ...amounts: readonly number[]) => ({
      ...{ ...STATED_RENT, payeeHouseholdId: householdId },
      steps: amounts.map((amountFen, at) => ({ fromYear: at + 1, amountFen })),
    });
    const supplement = (...lines: object[]) =>
      given(supplementContract, { history, today: '2026-07-01' }).when({
        ...{ ...stated, signedOn: '2026-06-10', paperSha256: SHA },
        payments: { firstDueOn: '2026-02-01', lines },
      });
    const { decided } = supplement(share(zhang.id, 100_000, 60_000), share(li.id, 0, 40_000));
    expect(decided).toMatchObject({ events: [{ type: 'ContractSupplemented' }] });
    supplement(share(zhang.id, 100_000, 60_000)).refused('CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT');
    supplement(share(zhang.id, 100_000, 0), share(li.id, 0, 100_000)).refused('CONTRACTS.RENT_FORM_UNCLEAR');
  });
});
