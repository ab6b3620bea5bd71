import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COOPERATIVE,
  PARCEL,
  RESOLUTION,
  SHA,
  VILLAGE,
  authorisation,
  collective,
  contractedParcel,
  li,
  ownedParcel,
  parcel,
  policy,
  resolution,
  wangOfTheNextVillage,
} from '#examples';
import { CollectiveSuccessionRecorded } from '#collectives/facts';
import { ResolutionDisclosed } from '#decisions/facts';
import { given } from '#given';
import { collective as collectiveIn } from '../../../../../test/reorganising.js';
import { ContractConcluded } from '../facts/index.js';
import { concludeCollectiveLease } from './conclude-collective-lease.js';
import { contractIdOf } from '../facts/index.js';

const terms = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  number: '集1',
  signedOn: '2026-01-10',
  from: '2026-01-10',
  to: '2030-12-31',
  paperSha256: SHA,
  agreedUse: '种植中药材',
};
const steps = [{ fromYear: 1, amountFen: 500_000 }];
const plan = (account: string) => ({ firstDueOn: '2026-02-01', lines: [{ account, steps }] });
const approval = (more: object = {}) => authorisation({ resolutionId: RESOLUTION, ...more });
const command = {
  ...terms,
  form: 'written',
  parcels: [PARCEL],
  grantees: [{ kind: 'cooperative', creditCode: COOPERATIVE.id, name: COOPERATIVE.name }],
  payments: plan('collective-account'),
  resolutionId: RESOLUTION,
  approvalId: approval().id,
  capabilityReportSha256: SHA,
};
const landlord = { kind: 'collective', id: COLLECTIVE } as const;
const concluded = ContractConcluded.of({
  ...terms,
  contractId: contractIdOf(terms),
  kind: 'collective-lease',
  grantees: [COOPERATIVE],
  parcels: [{ parcelCode: PARCEL, grantor: landlord, areaDm2: 333_350 }],
  payments: {
    firstDueOn: '2026-02-01',
    lines: [{ payer: COOPERATIVE, payee: landlord, account: 'collective-account', steps }],
  },
  resolutionId: RESOLUTION,
  approvalId: approval().id,
  capabilityReportSha256: SHA,
});
const references = {
  collective,
  parcels: [parcel(...ownedParcel({ category: '22' }))],
  households: [li],
  resolution: resolution(),
  approval: approval(),
  priorities: [],
};
const lease = (more: object = {}, others: object = {}) =>
  given(concludeCollectiveLease, { references: { ...references, ...others } }).when({ ...command, ...more });

describe('concluding a lease by the collective', () => {
  it('to an outsider follows a resolution, an approval and a look at what it can do', () => {
    lease().then(concluded);
  });

  it('to a household of the collective needs none of them (P8)', () => {
    const household = { kind: 'household', id: li.id } as const;
    const { resolutionId: _, approvalId: __, capabilityReportSha256: ___, ...data } = concluded.data;
    const lines = [{ payer: household, payee: landlord, account: 'collective-account' as const, steps }];
    lease(
      { grantees: [{ kind: 'household', householdId: li.id }], capabilityReportSha256: undefined },
      { resolution: undefined, approval: undefined },
    ).then(
      ContractConcluded.of({
        ...data,
        grantees: [household],
        payments: { firstDueOn: '2026-02-01', lines },
      }),
    );
  });

  it('to a household of a former collective, whose rights it exercises, is one to its own (P8)', () => {
    const collectiveId = 'N2140722MF00000073';
    const succession = CollectiveSuccessionRecorded.of({
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      reorganisationId: RESOLUTION,
      origins: [collectiveId],
      exercisesFor: [collectiveId],
      on: '2026-01-01',
    });
    const others = {
      collective: collectiveIn(COLLECTIVE, VILLAGE, succession),
      households: [wangOfTheNextVillage],
      resolution: undefined,
      approval: undefined,
    };
    const toWang = { grantees: [{ kind: 'household', householdId: wangOfTheNextVillage.id }] };
    expect(lease(toWang, others).decided).toHaveProperty('events');
  });

  it('to a household from elsewhere is one to an outsider (P8)', () => {
    const wang = {
      kind: 'household',
      id: wangOfTheNextVillage.id,
      collectiveId: 'N2140722MF00000073',
    } as const;
    const toWang = { grantees: [{ kind: 'household', householdId: wang.id }] };
    const households = [wangOfTheNextVillage];
    lease(toWang, { households, resolution: undefined }).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED');
    const lines = [{ payer: wang, payee: landlord, account: 'collective-account' as const, steps }];
    lease(toWang, { households }).then(
      ContractConcluded.of({
        ...concluded.data,
        grantees: [wang],
        payments: { firstDueOn: '2026-02-01', lines },
      }),
    );
  });

  it.each([
    ['without a resolution', {}, { resolution: undefined }, '没有本集体就'],
    ['by that of another', {}, { resolution: resolution({ collectiveId: 'N1' }) }, '没有本集体就'],
    ['by one on members', {}, { resolution: resolution({ matter: 'land-lease-members' }) }, '没有本集体就'],
    ['of land it does not name', {}, { resolution: resolution({ parcels: [] }) }, PARCEL],
    ['resolved after signing', {}, { resolution: resolution({ heldOn: '2026-01-11' }) }, '决议 2026-01-11'],
    ['without an approval', {}, { approval: undefined }, '没有乡镇人民政府'],
    ['when approval was denied', {}, { approval: approval({ granted: false }) }, '没有乡镇人民政府'],
    ['by a review only', {}, { approval: approval({ kind: 'capital-review' }) }, '没有乡镇人民政府'],
    ['approved for another', {}, { approval: approval({ resolutionId: 'r2' }) }, '没有乡镇人民政府'],
    ['approved after signing', {}, { approval: approval({ decidedOn: '2026-01-11' }) }, '批准 2026-01-11'],
    ['to somebody unknown', { capabilityReportSha256: undefined }, {}, '经营能力'],
  ])('is refused to an outsider %s (P8)', (_, more, others, named) => {
    const { detail } = lease(more, others).refused('CONTRACTS.OUTSIDER_NOT_AUTHORISED');
    expect(detail).toContain(named);
  });

  it('is accepted when all was decided on the day of signing', () => {
    lease(
      {},
      { resolution: resolution({ heldOn: '2026-01-10' }), approval: approval({ decidedOn: '2026-01-10' }) },
    ).then(concluded);
  });

  it('takes the rent into no account but that of the collective, or in cash (M5)', () => {
    for (const [account, title] of [
      ['personal-account', '个人账户'],
      ['household-account', '农户账户'],
    ] as const) {
      const { detail } = lease({ payments: plan(account) }).refused(
        'CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT',
      );
      expect(detail).toContain(title);
    }
    expect(lease({ payments: plan('cash') }).decided).toHaveProperty('events');
  });

  describe('of “四荒” land', () => {
    const wasteland = {
      parcels: [parcel(...ownedParcel({ category: '24', landClass: 'wasteland' }))],
    };
    const inForce = (to: string, others: object) =>
      lease({ to }, { ...wasteland, ...others }).then(ContractConcluded.of({ ...concluded.data, to }));

    it('lasts fifty years at most where the county says nothing, which is a guess and said to be one (T6)', () => {
      const { judgement, policies } = inForce('2076-01-09', {});
      const warning = judgement.warnings.find(({ code }) => code === 'POLICIES.TO_BE_CONFIRMED');
      expect(warning?.detail).toMatch(/待确认.*50.*国办发〔1999〕102号/);
      expect(policies).toEqual([]);
      const { wayForward } = lease({ to: '2076-01-10' }, wasteland).refused(
        'CONTRACTS.WASTELAND_TERM_TOO_LONG',
      );
      expect(wayForward).toContain('2076-01-09');
    });

    it('lasts as long as the county says, by the row that the decision records (T6)', () => {
      const policies = policy('wasteland.longest-term-years', 30);
      const decided = inForce('2056-01-09', { policies });
      expect(decided.judgement.held).toContain('PO6');
      expect(decided.policies).toEqual(['row of wasteland.longest-term-years']);
      lease({ to: '2056-01-10' }, { ...wasteland, policies }).refused('CONTRACTS.WASTELAND_TERM_TOO_LONG');
    });

    it('is signed when its plan has stood in public as long as the county says, or else is warned of (T6a)', () => {
      const policies = policy('wasteland.plan-publication-period', { count: 15, unit: 'calendar-day' });
      const disclosed = (disclosedOn: string) =>
        resolution(
          {},
          ResolutionDisclosed.of({
            resolutionId: RESOLUTION,
            disclosedOn,
            place: 'notice-board',
            sha256: SHA,
          }),
        );
      const warned = (more: object) => {
        const { decided } = lease({}, { ...wasteland, policies, ...more });
        return 'judgement' in decided
          ? decided.judgement.warnings.filter(({ rule }) => rule === 'T6a').map(({ detail }) => detail)
          : [];
      };
      expect(warned({})).toEqual([expect.stringContaining('没有登记公示')]);
      expect(warned({ resolution: disclosed('2025-12-26') })).toEqual([expect.stringContaining('15日')]);
      expect(warned({ resolution: disclosed('2025-12-25') })).toEqual([]);
      expect(lease({}, { ...wasteland, policies }).decided).toMatchObject({
        policies: ['row of wasteland.plan-publication-period'],
      });
    });

    it('is the only one that asks how long it may last', () => {
      const { judgement } = lease({ to: '2076-01-10' }).then(
        ContractConcluded.of({ ...concluded.data, to: '2076-01-10' }),
      );
      expect(judgement.held).toEqual(expect.arrayContaining(['T6', 'PO6']));
    });
  });

  it('is not of land that a household has contracted, nor of a private plot (L7, L8)', () => {
    lease({}, { parcels: [parcel(...contractedParcel)] }).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
    lease({}, { parcels: [parcel(...ownedParcel({ category: '21' }))] }).refused(
      'LAND_RIGHTS.CATEGORY_DOES_NOT_FIT',
    );
  });
});
