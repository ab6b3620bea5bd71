import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JsonValue, addDays, lastDayOfTerm } from '#kernel';
import {
  COMPANY,
  COOPERATIVE,
  COUNTY,
  LEASE,
  PARCEL,
  authorisation,
  collective,
  collectiveOfTheNextVillage,
  contractedParcel,
  leaseConcluded,
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
const [steps] = LEASE.payments.lines.map((line) => line.steps);
const line = { payeeHouseholdId: zhang.id, account: 'household-account', steps };
const organisation = ({ kind, id: creditCode, name }: typeof COOPERATIVE | typeof COMPANY) => ({
  kind,
  creditCode,
  name,
});
const command = {
  collectiveId: LEASE.collectiveId,
  divisionCode: LEASE.divisionCode,
  number: LEASE.number,
  form: 'written',
  signedOn: LEASE.signedOn,
  from: LEASE.from,
  to: LEASE.to,
  paperSha256: LEASE.paperSha256,
  agreedUse: LEASE.agreedUse,
  grantors: [{ householdId: zhang.id, parcels: [PARCEL] }],
  grantees: [organisation(COOPERATIVE)],
  payments: { firstDueOn: LEASE.payments.firstDueOn, lines: [line] },
};
const references = {
  collective,
  parcels: [parcel(...contractedParcel)],
  households: [zhang, li, wangOfTheNextVillage],
};
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
  given(concludeLease, { references: { ...references, ...others } }).when({ ...command, ...more });

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
    const { detail } = given(concludeLease, { history: [leaseConcluded], references })
      .when(command)
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
      payments: { ...command.payments, firstDueOn: '2026-03-03' },
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
    const twice = lease({ grantees: [organisation(COOPERATIVE), organisation(COOPERATIVE)] });
    expect(twice.refused('CONTRACTS.PARTY_ON_BOTH_SIDES').detail).toContain(COOPERATIVE.id);
  });

  it('says of each lessee what it is, as its code does', () => {
    for (const grantee of [
      { kind: 'household' },
      { kind: 'cooperative', name: COOPERATIVE.name },
      { ...organisation(COMPANY), kind: 'other-organisation' },
    ])
      lease({ grantees: [grantee] }).refused('CONTRACTS.GRANTEE');
  });

  describe('says how the rent is paid (K5)', () => {
    const plan = (more: object) => lease({ payments: { ...command.payments, ...more } });
    const withSteps = (...starts: number[]) =>
      plan({
        lines: [{ ...line, steps: starts.map((fromYear) => ({ fromYear, amountFen: 100_000 })) }],
      });
    const doesNotFit = (asked: ReturnType<typeof lease>) =>
      asked.refused('CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT');

    it('first between the day of signing and the last day', () => {
      for (const firstDueOn of ['2026-01-09', '2031-01-01'])
        expect(doesNotFit(plan({ firstDueOn })).detail).toContain(firstDueOn);
      for (const firstDueOn of ['2026-01-10', '2030-12-31'])
        plan({ firstDueOn }).then(concluded({ payments: { ...LEASE.payments, firstDueOn } }));
    });

    it('to every lessor and to nobody else', () => {
      const both = {
        grantors: [...command.grantors, { householdId: li.id, parcels: [] }],
        payments: { ...command.payments, lines: [{ ...line, payeeHouseholdId: li.id }] },
      };
      expect(doesNotFit(lease(both)).detail).toContain(zhang.id);
      const third = plan({ lines: [line, { ...line, payeeHouseholdId: li.id }] });
      expect(doesNotFit(third)).toMatchObject({
        field: 'payments.lines[1]',
        detail: expect.stringContaining(li.id),
      });
      plan({ lines: [{ ...line, payer: 2 }] }).refused('CONTRACTS.PAYER');
      plan({ lines: [{ ...line, payeeHouseholdId: undefined }] }).refused('CONTRACTS.PAYEE');
    });

    it('in steps that begin with the first year, ascend, and end within the five of the term', () => {
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }), (starts) => {
          const inOrder = [...new Set(starts)].sort().join() === starts.join();
          const asked = withSteps(...starts);
          if (starts[0] === 1 && inOrder && Math.max(...starts) <= 5)
            expect(asked.decided).toHaveProperty('events');
          else expect(doesNotFit(asked).field).toBe('payments.lines[0].steps');
        }),
        { seed: 20_260_302, numRuns: 100 },
      );
    });

    it('of no more than 10 亿元 in all', () => {
      const each = (amountFen: number) => plan({ lines: [{ ...line, steps: [{ fromYear: 1, amountFen }] }] });
      expect(each(20_000_000_000).decided).toHaveProperty('events');
      expect(doesNotFit(each(20_000_000_001)).detail).toContain('超过');
    });
  });

  it('pays households what is theirs, not the collective (M5)', () => {
    const kept = { ...command.payments, lines: [{ ...line, account: 'collective-account' }] };
    const { detail } = lease({ payments: kept }).refused('CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT');
    expect(detail).toContain(zhang.id);
  });

  describe('reviews enterprises before (P11)', () => {
    const toCompany = { grantees: [organisation(COMPANY)] };
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
      const { detail } = refused({ grantees: [organisation(COMPANY), another] }, review());
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
