import { describe, expect, it } from '@jest/globals';
import { type JsonValue, addDays, lastDayOfTerm } from '#kernel';
import {
  COMPANY,
  COOPERATIVE,
  COUNTY,
  LEASE,
  PARCEL,
  STATED_LEASE,
  STATED_RENT,
  authorisation,
  collectiveOfTheNextVillage,
  granteeOf,
  leaseConcluded,
  leaseReferences,
  li,
  ownedParcel,
  parcel,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { given, known } from '#given';
import { PolicyRowSet, policyStream } from '#policies/facts';
import { ContractConcluded } from '../facts/index.js';
import { concludeLease } from './conclude-lease.js';
import { contractIdOf } from './terms.js';

const contractId = contractIdOf(LEASE);
const concluded = (more: object = {}) => ContractConcluded.of({ ...LEASE, contractId, ...more });
const policy = (key: 'conveyance.filing-period' | 'capital-review.area-from-dm2', value: JsonValue) =>
  known(
    policyStream,
    COUNTY,
    PolicyRowSet.of({
      rowId: `row of ${key}`,
      divisionCode: COUNTY,
      key,
      value,
      from: '2025-01-01',
      basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
    }),
  );
const lease = (more: object = {}, others: object = {}) =>
  given(concludeLease, { references: { ...leaseReferences, ...others } }).when({ ...STATED_LEASE, ...more });

/** What a lease to a household says where it differs from one to the cooperative. */
const grantedTo = (id: string) => {
  const grantee = { kind: 'household', id };
  const lines = LEASE.payments.lines.map((each) => ({ ...each, payer: grantee }));
  return { grantees: [grantee], payments: { ...LEASE.payments, lines } };
};

describe('concluding a lease of contracted land', () => {
  it('records who leases which parcel to whom, for how long and for what', () => {
    lease().then(concluded());
  });

  it('is refused for a number that the collective has used (K1)', () => {
    const { detail } = given(concludeLease, { history: [leaseConcluded], references: leaseReferences })
      .when(STATED_LEASE)
      .refused('CONTRACTS.NUMBER_ALREADY_USED');
    expect(detail).toMatch(/流1.*2026-01-10/);
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

  it('names as households those of the collective alone (P1)', () => {
    const to = ({ id }: { id: string }) => ({ grantees: [{ kind: 'household', householdId: id }] });
    lease(to(li)).then(concluded(grantedTo(li.id)));
    expect(
      lease(to(wangOfTheNextVillage)).refused('CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE').detail,
    ).toContain('N2140722MF00000073');
    expect(
      lease(to(li), { households: [zhang] }).refused('CONTRACTS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE').detail,
    ).toContain(li.id);
  });
  it('is between two sides, each of its parties on one and once (K11)', () => {
    const itself = lease({ grantees: [{ kind: 'household', householdId: zhang.id }] });
    expect(itself.refused('CONTRACTS.PARTY_ON_BOTH_SIDES').detail).toContain(zhang.id);
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

  it('pays households what is theirs, not the collective (M5)', () => {
    const kept = {
      ...STATED_LEASE.payments,
      lines: [{ ...STATED_RENT, account: 'collective-account' }],
    };
    const { detail } = lease({ payments: kept }).refused('CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT');
    expect(detail).toContain(zhang.id);
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
    expect(tasks({})).toEqual([
      { rule: 'P4', code: 'CONTRACTS.CONVEYANCE_TO_BE_FILED', detail: expect.stringContaining('流1') },
    ]);
    const policies = policy('conveyance.filing-period', { count: 30, unit: 'calendar-day' });
    expect(tasks({ policies })).toMatchObject([{ rule: 'P4', dueOn: '2026-02-09' }]);
  });

  it('warns beyond twenty years (T4a)', () => {
    const warned = (to: string) =>
      lease({ to })
        .then(concluded({ to }))
        .judgement.warnings.map(({ rule }) => rule);
    const last = lastDayOfTerm(LEASE.from, 20);
    expect(warned(last)).toEqual(['T9']);
    expect(warned(addDays(last, 1))).toEqual(['T4a', 'T9']);
  });

  it('keeps the rules of land rights on every parcel: the term of the contract among them (T2)', () => {
    expect(lease({ to: '2053-01-01' }).refused('LAND_RIGHTS.TERM_EXCEEDS_CONTRACT').detail).toContain(PARCEL);
    lease({}, { parcels: [parcel(...ownedParcel())] }).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
  });
});
