import { contractId, cheaper, history, line, recorded, stated, steps } from '#supplements';
import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COMPANY,
  COOPERATIVE,
  LEASE,
  PARCEL,
  RESOLUTION,
  SHA,
  STATED_RENT,
  authorisation,
  contractedParcel,
  leaseTookEffect,
  ownedParcel,
  parcel,
  resolution,
} from '#examples';
import { type Given, given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { RightHeld } from '#land-rights/facts';
import { OLD_CONTRACT, oldContractRecorded } from '#old-contracts';
import {
  ContractConcluded,
  ContractSupplemented,
  ContractTermLengthened,
  LengtheningFellThrough,
  contractStream,
  plannedRents,
} from '../facts/index.js';
import { lengthenTerm } from './lengthen-term.js';
import { recordLengtheningFallenThrough } from './record-lengthening-fallen-through.js';
import { supplementContract } from './supplement-contract.js';

const foldedContract = (...events: readonly DomainEvent[]) =>
  replay(
    contractStream,
    events.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-02-20' })),
  ).state;

describe('a supplement that amends the term', () => {
  const references = { parcels: [parcel(...contractedParcel)], priorities: [] };
  const lengthen = (
    to: string,
    more: object = {},
    others: Given['references'] = {},
    past: readonly DomainEvent[] = history,
  ) =>
    given(supplementContract, { history: past, references: { ...references, ...others } }).when({
      ...{ ...stated, to },
      ...more,
    });
  const longer = recorded({ to: '2035-12-31', formerTo: LEASE.to });

  it('lengthens it, and the plan with it', () => {
    const { judgement } = lengthen('2035-12-31').then(longer);
    expect(judgement.held).toEqual(expect.arrayContaining(['T2', 'L11', 'K3']));
    const later = [...steps, { fromYear: 8, amountFen: 95_000 }];
    lengthen('2035-12-31', { payments: { ...cheaper, lines: [{ ...STATED_RENT, steps: later }] } }).then(
      recorded({
        payments: { firstDueOn: '2026-02-01', lines: [{ ...line, steps: later }] },
        ...{ to: '2035-12-31', formerTo: LEASE.to },
      }),
    );
  });

  it('judges the whole of the new term (T2, T4a, K3)', () => {
    expect(lengthen('2053-01-01').refused('LAND_RIGHTS.TERM_EXCEEDS_CONTRACT').wayForward).toContain(
      '2052-12-31',
    );
    const { judgement } = lengthen('2046-01-10').then(recorded({ to: '2046-01-10', formerTo: LEASE.to }));
    expect(judgement.warnings.map(({ rule }) => rule)).toEqual(['T4a', 'T9']);
    lengthen('2096-01-10').refused('CONTRACTS.DATES_OUT_OF_ORDER', 'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT');
  });

  it('leaves the land to whoever has the next right there (L11)', () => {
    const held = RightHeld.of({
      ...{ contractId: 'c2', right: 'management-right', holders: [{ kind: 'company', id: COMPANY.id }] },
      ...{ from: '2033-01-01', to: '2034-12-31' },
    });
    lengthen('2035-12-31', {}, { parcels: [parcel(...contractedParcel, held)] }).refused(
      'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
    );
    lengthen('2032-12-31', {}, { parcels: [parcel(...contractedParcel, held)] }).then(
      recorded({ to: '2032-12-31', formerTo: LEASE.to }),
    );
  });

  it('makes no other term longer, and none shorter (CL18)', () => {
    const code = 'CONTRACTS.TERM_NOT_TO_BE_AMENDED';
    expect(lengthen('2029-12-31').refused(code).wayForward).toContain('提前终止');
    const other = { supplementNumber: '补2' };
    expect(lengthen('2036-12-31', other, {}, [...history, longer]).refused(code).detail).toContain('补1');
    const { payments: _, ...terms } = LEASE;
    const household = ContractConcluded.of({ ...terms, kind: 'household-contract' });
    expect(lengthen('2035-12-31', {}, {}, [household, leaseTookEffect]).refused(code).detail).toContain(
      '法律',
    );
  });

  it('of an old contract only makes it shorter, at once', () => {
    const old = { contractId: OLD_CONTRACT.contractId };
    const shorten = (to: string, more: object = {}) =>
      given(supplementContract, { history: [oldContractRecorded()], references }).when({
        ...{ ...stated, ...old, to },
        ...more,
      });
    const plan = {
      firstDueOn: '2026-12-31',
      lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 250_000 }] }],
    };
    const shorter = ContractSupplemented.of({
      ...{ ...old, number: '补1', signedOn: '2026-02-20', paperSha256: SHA },
      payments: {
        firstDueOn: '2026-12-31',
        lines: [
          {
            ...{ payer: COOPERATIVE, payee: { kind: 'collective', id: COLLECTIVE } },
            ...{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 250_000 }] },
          },
        ],
      },
      ...{ to: '2028-02-29', formerTo: '2048-02-29' },
    });
    shorten('2028-02-29', { payments: plan }).then(shorter);
    for (const to of ['2048-02-29', '2026-02-19']) shorten(to).refused('CONTRACTS.TERM_NOT_TO_BE_AMENDED');
    const state = foldedContract(oldContractRecorded(), shorter);
    expect(state?.to).toBe('2028-02-29');
    expect(state && plannedRents(state).map(({ dueOn }) => dueOn)).toEqual(['2026-12-31', '2027-12-31']);
  });
});

describe('a longer lease of land to an outsider', () => {
  const landlord = { kind: 'collective', id: COLLECTIVE } as const;
  const lease = ContractConcluded.of({
    ...{ ...LEASE, kind: 'collective-lease' },
    parcels: [{ parcelCode: PARCEL, grantor: landlord, areaDm2: 333_350 }],
    payments: {
      ...LEASE.payments,
      lines: [
        {
          ...line,
          payee: landlord,
          account: 'collective-account',
          steps: [{ fromYear: 1, amountFen: 100_000 }],
        },
      ],
    },
  });
  const approval = authorisation({ resolutionId: RESOLUTION });
  const ways = { resolutionId: RESOLUTION, approvalId: approval.id, capabilityReportSha256: SHA };
  const lengthen = (
    to: string,
    references: Given['references'],
    landClass: 'arable' | 'wasteland' = 'arable',
  ) =>
    given(supplementContract, {
      history: [lease, leaseTookEffect],
      references: { parcels: [parcel(...ownedParcel({ landClass }))], priorities: [], ...references },
    }).when({ ...stated, ...ways, to });
  const decided = { resolution: resolution(), approval };

  it('is decided and approved as a new one is (P8)', () => {
    lengthen('2035-12-31', decided).then(recorded({ to: '2035-12-31', formerTo: LEASE.to, ...ways }));
    lengthen('2035-12-31', { resolution: undefined }).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED');
  });

  it('of “四荒” land is within the longest term of policy (T6)', () => {
    lengthen('2076-01-10', decided, 'wasteland').refused('CONTRACTS.WASTELAND_TERM_TOO_LONG');
  });
});

describe('a longer term', () => {
  const longer = recorded({ to: '2035-12-31', formerTo: LEASE.to });
  const pending = [...history, longer];
  const term = { number: '补1', to: '2035-12-31', formerTo: LEASE.to };
  const lengthened = ContractTermLengthened.of({ contractId, divisionCode: LEASE.divisionCode, ...term });
  const effect = { contractId, effectiveOn: '2026-02-20' };

  it('stands when the rights are held, and is watched in the stead of the former one (CL19, CL8)', () => {
    const { judgement } = given(lengthenTerm, { history: pending }).when(effect).then(lengthened);
    expect(judgement.tasks.map(({ rule, dueOn, occurrence }) => [rule, dueOn, occurrence])).toEqual([
      ['CL8', '2035-06-30', '2035-12-31'],
      ['CL9', '2035-09-30', '2035-12-31'],
      ['CL10', '2035-11-30', '2035-12-31'],
    ]);
    given(lengthenTerm, { history }).when(effect).refused('CONTRACTS.NO_LENGTHENING_PENDING');
    expect(foldedContract(...pending)?.to).toBe(LEASE.to);
    expect(foldedContract(...pending, lengthened)).toMatchObject({ to: '2035-12-31', lengthened: true });
  });

  it('stays as it was when a right is refused, and may be tried again', () => {
    const failed = { contractId, cause: '另有合同。', parcelCode: PARCEL };
    const fell = LengtheningFellThrough.of({ ...failed, number: '补1' });
    given(recordLengtheningFallenThrough, { history: pending }).when(failed).then(fell);
    given(recordLengtheningFallenThrough, { history })
      .when(failed)
      .refused('CONTRACTS.NO_LENGTHENING_PENDING');
    const state = foldedContract(...pending, fell);
    expect([state?.to, state?.lengthening]).toEqual([LEASE.to, undefined]);
  });
});
