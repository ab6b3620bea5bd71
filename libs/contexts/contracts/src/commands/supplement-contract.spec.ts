import { describe, expect, it } from '@jest/globals';
import { PARCEL, STATED_RENT, VILLAGE, contractedParcel, leaseConcluded, li, parcel, zhang } from '#examples';
import { cheaper, contractId, due, history, line, recorded, stated, steps } from '#supplements';
import { given } from '#given';
import { type DomainEvent, formatMu } from '#kernel';
import { ParcelExpropriated, RightEnded } from '#land-rights/facts';
import { underLease } from '../../../../../test/land.js';
import { recordRentDue } from './record-rent-due.js';
import { supplementContract } from './supplement-contract.js';

const planned = recorded({ payments: { firstDueOn: '2026-02-01', lines: [{ ...line, steps }] } });
const areas = [{ parcelCode: PARCEL, areaDm2: 330_000 }];
const supplement = (more: object, past: readonly DomainEvent[] = [], onLand: readonly DomainEvent[] = []) =>
  given(supplementContract, {
    history: [...history, ...past],
    references: { parcels: [parcel(...contractedParcel, ...onLand)], households: [zhang, li] },
  }).when({ ...stated, ...more });

describe('supplementing a contract', () => {
  it('amends the plan, areas or the use, and leaves alone what it does not name', () => {
    supplement({ payments: cheaper }).then(planned);
    supplement({ areas }).then(recorded({ areas }));
    supplement({ agreedUse: '种植粮食' }).then(recorded({ agreedUse: '种植粮食' }));
  });

  it('amends something, under a number of its own (CL15)', () => {
    supplement({}).refused('CONTRACTS.SUPPLEMENT_AMENDS_NOTHING');
    supplement({ agreedUse: '种植粮食' }, [planned]).refused('CONTRACTS.SUPPLEMENT_AMENDS_NOTHING');
  });

  it('lets the next rents fall due as amended', () => {
    given(recordRentDue, { references: { land: [] }, history: [...history, planned], today: '2027-02-01' })
      .when({ contractId, upTo: '2027-02-01' })
      .then(due(2, 90_000));
  });

  it('never changes rent that has been recorded as due (CL16)', () => {
    const lines = [{ ...STATED_RENT, steps: [{ fromYear: 1, amountFen: 90_000 }] }];
    const { detail } = supplement({ payments: { ...cheaper, lines } }).refused(
      'CONTRACTS.RECORDED_RENT_AMENDED',
    );
    expect(detail).toContain('1,000.00');
  });

  it('is of the parcels of the contract (CL17)', () => {
    const other = [{ parcelCode: '1407221002300000002', areaDm2: 1 }];
    supplement({ areas: other }).refused('CONTRACTS.PARCEL_NOT_OF_THE_CONTRACT');
  });

  it('gives no parcel more than was measured, but for the tolerance of the county (CL85)', () => {
    const sized = (areaDm2: number) => ({ areas: [{ parcelCode: PARCEL, areaDm2 }] });
    expect(supplement(sized(350_017)).then(recorded(sized(350_017))).judgement.held).toContain('CL85');
    expect(supplement(sized(350_018)).refused('CONTRACTS.AREA_OVER_THE_MEASURED').detail).toContain(
      formatMu(350_018),
    );
    supplement(sized(1)).then(recorded(sized(1)));
  });

  it('remeasures no land that the contract has no longer (CL84, L18)', () => {
    const held = supplement({ areas }, [], underLease).then(recorded({ areas })).judgement.held;
    expect(held).toEqual(expect.arrayContaining(['CL84', 'L18']));
    const ended = RightEnded.of({ contractId, endedOn: '2026-02-10' });
    const { detail } = supplement({ areas }, [], [...underLease, ended]).refused(
      'CONTRACTS.AMENDED_LAND_LEFT',
    );
    expect(detail).toContain('2026-02-10');
    const taken = ParcelExpropriated.of({
      ...{ approvalNumber: '晋政地字〔2026〕12号', authority: '山西省人民政府' },
      expropriatedOn: '2026-02-10',
    });
    supplement({ areas }, [], [...underLease, taken]).refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });

  it('has a plan that fits the contract (K5, CL1, P17)', () => {
    const plan = (more: object) =>
      supplement({ payments: { ...cheaper, lines: [{ ...STATED_RENT, steps, ...more }] } });
    plan({ payer: 2 }).refused('CONTRACTS.PAYER');
    plan({ payeeHouseholdId: undefined }).refused('CONTRACTS.PAYEE');
    const unpaid = plan({ payeeHouseholdId: li.id }).refused(
      'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
      'CONTRACTS.RECORDED_RENT_AMENDED',
    );
    const details = [unpaid, ...(unpaid.others ?? [])].map(({ detail }) => detail);
    expect(details).toContain(`付款计划中没有付给承包方 ${VILLAGE}000001 的租金。`);
    plan({ yieldShare: { numerator: 2, denominator: 1 } }).refused('CONTRACTS.RENT_FORM_UNCLEAR');
    plan({ account: 'collective-account' }).refused('CONTRACTS.HOUSEHOLD_RENT_WITHHELD');
  });

  it('is signed while the contract runs (CL3, CL4)', () => {
    given(supplementContract, { history: [leaseConcluded], references: { parcels: [] } })
      .when({ ...stated, areas })
      .refused('CONTRACTS.NOT_RUNNING');
    supplement({ areas, signedOn: '2026-01-09' }).refused('CONTRACTS.DAY_OUTSIDE_CONTRACT');
  });
});
