import { describe, expect, it } from '@jest/globals';
import { addDays, lastDayOfTerm } from '#kernel';
import {
  COMPANY,
  COOPERATIVE,
  LEASE,
  PARCEL,
  STATED_LEASE,
  STATED_RENT,
  VILLAGE,
  authorisation,
  collectiveOfTheNextVillage,
  granteeOf,
  leaseConcluded,
  leaseReferences,
  li,
  ownedParcel,
  parcel,
  policy,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { given } from '#given';
import { ContractConcluded, ContractFellThrough } from '../facts/index.js';
import { concludeLease } from './conclude-lease.js';
import { contractIdOf } from '../facts/index.js';

const contractId = contractIdOf(LEASE);
const concluded = (more: object = {}) => ContractConcluded.of({ ...LEASE, contractId, ...more });
const lease = (more: object = {}, others: object = {}) =>
  given(concludeLease, { references: { ...leaseReferences, ...others } }).when({ ...STATED_LEASE, ...more });

/** What a lease to a household says where it differs from one to the cooperative. */
const grantedTo = (id: string, more: object = {}) => {
  const grantee = { kind: 'household', id, ...more };
  const lines = LEASE.payments.lines.map((each) => ({ ...each, payer: grantee }));
  return { grantees: [grantee], payments: { ...LEASE.payments, lines } };
};

describe('concluding a lease of contracted land', () => {
  it('records who leases which parcel to whom, for how long and for what', () => {
    const { judgement } = lease().then(concluded());
    for (const ofOthers of ['P8', 'P11', 'T1', 'L10']) expect(judgement.held).not.toContain(ofOthers);
  });

  it('is refused for a number that the collective has used (K1)', () => {
    const { detail } = given(concludeLease, { history: [leaseConcluded], references: leaseReferences })
      .when(STATED_LEASE)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    expect(detail).toMatch(/流1.*2026-01-10/);
  });

  it('says of a number whose contract fell through that another one is wanted (K1)', () => {
    const fallen = ContractFellThrough.of({ contractId, cause: '地块已出租', parcelCode: PARCEL });
    const { wayForward } = given(concludeLease, {
      history: [leaseConcluded, fallen],
      references: leaseReferences,
    })
      .when(STATED_LEASE)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    expect(wayForward).toBe('原合同没有生效；问题解决后重新登记，请用新的编号。');
  });

  it('is of land of a collective that is registered in the division named (K2)', () => {
    for (const absent of [undefined, collectiveOfTheNextVillage])
      expect(lease({}, { collective: absent }).refused('CONTRACTS.ISSUER_NOT_REGISTERED').detail).toContain(
        LEASE.collectiveId,
      );
  });

  it('has been signed, and ends after it begins (K3)', () => {
    const { field } = lease({
      signedOn: '2026-03-03',
      payments: { ...STATED_LEASE.payments, firstDueOn: '2026-03-03' },
    }).refused('CONTRACTS.DATES_OUT_OF_ORDER');
    expect(field).toBe('signedOn');
    const { detail } = lease({ from: '2026-06-01', to: '2026-06-01' }).refused(
      'CONTRACTS.DATES_OUT_OF_ORDER',
      'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
    );
    expect(detail).toContain('2026-06-01');
  });

  it('is in writing (T5)', () => {
    const { wayForward } = lease({ form: 'oral' }).refused('CONTRACTS.NOT_IN_WRITING');
    expect(wayForward).toContain('书面');
  });

  it('names each parcel once (K4)', () => {
    const { detail } = lease({ grantors: [{ householdId: zhang.id, parcels: [PARCEL, PARCEL] }] }).refused(
      'CONTRACTS.PARCEL_NAMED_TWICE',
    );
    expect(detail).toContain(PARCEL);
  });

  it('is to any household that is registered, wherever it is from (K13)', () => {
    const to = ({ id }: { id: string }) => ({ grantees: [{ kind: 'household', householdId: id }] });
    lease(to(li)).then(concluded(grantedTo(li.id)));
    lease(to(wangOfTheNextVillage)).then(
      concluded(grantedTo(wangOfTheNextVillage.id, { collectiveId: 'N2140722MF00000073' })),
    );
    lease(to(li), { households: [zhang] }).refused('CONTRACTS.HOUSEHOLD_NOT_REGISTERED');
  });

  it('reviews a household from elsewhere where the county has natural persons reviewed (P11)', () => {
    const policies = policy('capital-review.kinds', ['person']);
    const to = ({ id }: { id: string }) => ({ grantees: [{ kind: 'household', householdId: id }] });
    lease(to(wangOfTheNextVillage), { policies }).refused('CONTRACTS.CAPITAL_NOT_REVIEWED');
    expect(lease(to(li), { policies }).decided).toHaveProperty('events');
  });

  it('is by households of the collective that is named (K14)', () => {
    const byWang = {
      grantors: [{ householdId: wangOfTheNextVillage.id, parcels: [PARCEL] }],
      payments: {
        ...STATED_LEASE.payments,
        lines: [{ ...STATED_RENT, payeeHouseholdId: wangOfTheNextVillage.id }],
      },
    };
    const { detail } = lease(byWang).refused(
      'CONTRACTS.LESSOR_OF_ANOTHER_COLLECTIVE',
      'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT',
    );
    expect(detail).toContain('140722100231000001');
  });

  it('is between two sides, each of its parties on one and once (K11)', () => {
    const itself = lease({ grantees: [{ kind: 'household', householdId: zhang.id }] });
    expect(itself.refused('CONTRACTS.PARTY_ON_BOTH_SIDES').detail).toContain(`承包方 ${VILLAGE}000001 `);
    const twice = lease({ grantees: [granteeOf(COOPERATIVE), granteeOf(COOPERATIVE)] });
    expect(twice.refused('CONTRACTS.PARTY_ON_BOTH_SIDES').detail).toContain(COOPERATIVE.id);
  });

  it('says of each lessee what it is, as its code does', () => {
    for (const grantee of [
      { kind: 'household' },
      { kind: 'cooperative', name: COOPERATIVE.name },
      { ...granteeOf(COMPANY), kind: 'other-organisation' },
    ])
      lease({ grantees: [grantee] }).refused('CONTRACTS.GRANTEE');
  });

  it('pays households what is theirs, not the collective (P17)', () => {
    const kept = {
      ...STATED_LEASE.payments,
      lines: [{ ...STATED_RENT, account: 'collective-account' }],
    };
    const { detail } = lease({ payments: kept }).refused('CONTRACTS.HOUSEHOLD_RENT_WITHHELD');
    expect(detail).toContain('集体经济组织账户');
  });

  describe('reviews enterprises before (P11)', () => {
    const toCompany = { grantees: [granteeOf(COMPANY)] };
    const review = (more: object = {}) =>
      authorisation({
        kind: 'capital-review',
        granteeId: COMPANY.id,
        acceptedOn: '2025-12-01',
        decidedOn: '2026-01-10',
        ...more,
      });
    const refused = (more: object, capitalReview?: object) =>
      lease(more, { capitalReview }).refused('CONTRACTS.CAPITAL_NOT_REVIEWED');

    it('and accepts them from the day on which they passed', () => {
      const lines = LEASE.payments.lines.map((each) => ({ ...each, payer: COMPANY }));
      lease(toCompany, { capitalReview: review() }).then(
        concluded({
          grantees: [COMPANY],
          payments: { ...LEASE.payments, lines },
          capitalReviewId: review().id,
        }),
      );
      const { field, detail } = refused(toCompany, review({ decidedOn: '2026-01-11' }));
      expect(field).toBe('signedOn');
      expect(detail).toMatch(/2026-01-10.*2026-01-11/);
    });

    it('each by name, in this collective, with success', () => {
      for (const other of [
        undefined,
        review({ granted: false }),
        review({ kind: 'township-approval' }),
        review({ granteeId: COOPERATIVE.id }),
        review({ collectiveId: 'N2140722MF00000073' }),
      ])
        expect(refused(toCompany, other).detail).toContain(COMPANY.name);
      const another = { kind: 'company', creditCode: '91140722MA0EF56G49', name: '另一家公司' };
      const { detail } = refused({ grantees: [granteeOf(COMPANY), another] }, review());
      expect(detail).toContain('另一家公司');
    });

    it('from the area on that the county has set', () => {
      const policies = policy('capital-review.area-from-dm2', 333_351);
      const small = lease(toCompany, { policies });
      expect(small.decided).toMatchObject({ policies: ['row of capital-review.area-from-dm2'] });
      const exact = policy('capital-review.area-from-dm2', 333_350);
      lease(toCompany, { policies: exact }).refused('CONTRACTS.CAPITAL_NOT_REVIEWED');
    });
  });

  it('leaves the duty to file it, with a day where the county has set one (P4)', () => {
    const tasks = (others: object) => lease({}, others).then(concluded()).judgement.tasks;
    const key = 'conveyance.filing-period';
    const [undated] = tasks({});
    expect(undated).toMatchObject({
      rule: 'P4',
      code: 'CONTRACTS.CONVEYANCE_TO_BE_FILED',
      owner: { role: 'station-clerk', level: 'township' },
      consequence: expect.stringContaining('逾期'),
    });
    expect(undated).not.toHaveProperty('dueOn');
    expect(undated?.detail).toMatch(new RegExp(`流1.*未配置.*县审核.*${key}.*30`));
    const [dated] = tasks({ policies: policy(key, { count: 30, unit: 'calendar-day' }) });
    expect(dated).toMatchObject({
      dueOn: '2026-02-09',
      period: { from: LEASE.signedOn, count: 30, unit: 'calendar-day' },
    });
    expect(dated?.detail).not.toContain('未配置');
  });

  it('warns beyond twenty years (T4a)', () => {
    const warned = (to: string) =>
      lease({ to })
        .then(concluded({ to }))
        .judgement.warnings.map(({ rule }) => rule);
    const last = lastDayOfTerm(LEASE.from, 20);
    expect(warned(last)).toEqual(['T9']);
    expect(warned(addDays(last, 1))).toEqual(['T4a', 'T9']);
    const policies = policy('leases.long-from-years', 4);
    const { judgement } = lease({}, { policies }).then(concluded());
    expect(judgement.warnings[0]?.detail).toContain('超过 4 年');
    const beyond = { policies: policy('leases.long-from-years', 30) };
    const warnings = lease({ to: addDays(last, 1) }, beyond).then(concluded({ to: addDays(last, 1) }))
      .judgement.warnings;
    expect(warnings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['T4a', 'PO12']));
  });

  it('keeps the rules of land rights on every parcel: the term of the contract among them (T2)', () => {
    expect(lease({ to: '2053-01-01' }).refused('LAND_RIGHTS.TERM_EXCEEDS_CONTRACT').detail).toContain(PARCEL);
    lease({}, { parcels: [parcel(...ownedParcel())] }).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
  });
});
