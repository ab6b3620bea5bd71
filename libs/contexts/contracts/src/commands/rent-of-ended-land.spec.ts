import { describe, expect, it } from '@jest/globals';
import { LEASE, PARCEL, VILLAGE, leaseTookEffect, li, ownedParcel, wangOfTheNextVillage } from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import { ParcelExpropriated, RightEnded, RightHeld, parcelStream } from '#land-rights/facts';
import { lease } from '../../../../../test/land.js';
import { ContractConcluded, LessorSucceeded, type Party } from '../facts/index.js';
import { recordRentDue } from './record-rent-due.js';

const { contractId } = LEASE;
const [ZHANGS, LIS, LIS_TOO] = [PARCEL, `${VILLAGE}0000002`, `${VILLAGE}0000003`] as const;
const household = ({ id }: { id: string }): Party => ({ kind: 'household', id });
const [line] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
/** One parcel of one household, two of another; each is paid a rent of its own. */
const history: readonly DomainEvent[] = [
  ContractConcluded.of({
    ...LEASE,
    parcels: [
      ...LEASE.parcels,
      ...[LIS, LIS_TOO].map((parcelCode) => ({ parcelCode, grantor: household(li), areaDm2: 333_350 })),
    ],
    payments: { ...LEASE.payments, lines: [line, { ...line, payee: household(li) }] },
  }),
  leaseTookEffect,
];
const held = RightHeld.of({ ...lease, contractId, right: 'management-right' });
const land = (code: string, ...past: readonly DomainEvent[]) =>
  known(parcelStream, code, ...ownedParcel({ code }), held, ...past);
const endedOn = (day: string) => RightEnded.of({ contractId, endedOn: day });
const expropriated = (expropriatedOn: string) => [
  ParcelExpropriated.of({
    approvalNumber: '晋政地字〔2026〕12号',
    authority: '山西省人民政府',
    expropriatedOn,
  }),
  endedOn(expropriatedOn),
];
const recording = (parcels: readonly ReturnType<typeof land>[], upTo = '2027-02-01', past = history) =>
  given(recordRentDue, { history: past, references: { land: parcels }, today: upTo }).when({
    contractId,
    upTo,
  });
const recorded = (...asked: Parameters<typeof recording>) => {
  const { decided } = recording(...asked);
  if (!('events' in decided)) throw new Error(decided.detail);
  return {
    rents: decided.events.map(({ data }) => data).map((data) => 'year' in data && [data.line, data.year]),
    warned: decided.judgement.warnings,
  };
};

describe('rent of land whose right ended before the contract did', () => {
  const rest = [land(LIS), land(LIS_TOO)];

  it('falls due while all of the land is there (CL90, CL91, CL92)', () => {
    const { rents, warned } = recorded([land(ZHANGS), ...rest]);
    expect(rents).toEqual([
      [0, 1],
      [1, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(warned).toEqual([]);
  });

  it('is left out from then on where the payee has no land left, and the others are recorded (CL91)', () => {
    const { rents, warned } = recorded([land(ZHANGS, ...expropriated('2026-06-30')), ...rest]);
    expect(rents).toEqual([
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
    expect(warned).toMatchObject([{ rule: 'CL91' }]);
    expect(warned[0]?.detail).toContain(`第 1 笔第 2 年（地块 ${ZHANGS} 已于 2026-06-30 征收）`);
    // Land of which the last day is that of the rent was there.
    expect(recorded([land(ZHANGS, ...expropriated('2027-02-01')), ...rest]).rents).toHaveLength(4);
  });

  it('is warned of where a part of the land is left (CL92)', () => {
    const { rents, warned } = recorded([land(ZHANGS), land(LIS, endedOn('2026-06-30')), land(LIS_TOO)]);
    expect(rents).toHaveLength(4);
    expect(warned).toMatchObject([{ rule: 'CL92' }]);
    expect(warned[0]?.detail).toContain(`第 2 笔第 2 年（地块 ${LIS} 上的权利已于 2026-06-30 终止）`);
  });

  it('is refused where there is no other (CL90)', () => {
    const gone = [ZHANGS, LIS, LIS_TOO].map((code) => land(code, ...expropriated('2026-01-31')));
    const { detail, wayForward } = recording(gone, '2030-02-01').refused('CONTRACTS.LAND_OF_RENT_HAS_ENDED');
    for (const code of [ZHANGS, LIS, LIS_TOO]) expect(detail).toContain(`地块 ${code} 已于 2026-01-31 征收`);
    expect(wayForward).toContain('提前终止');
  });

  it('goes by who let the land on the day', () => {
    const passed = LessorSucceeded.of({
      ...{ contractId, divisionCode: VILLAGE, parcelCode: LIS_TOO, rightId: 'n1', from: '2028-03-01' },
      ...{ former: household(li), successor: household(wangOfTheNextVillage), rentPasses: false },
    });
    const parcels = [land(ZHANGS), land(LIS, endedOn('2026-06-30')), land(LIS_TOO)];
    expect(recorded(parcels, '2027-02-01', [...history, passed])).toMatchObject({
      rents: { length: 4 },
      warned: [{ rule: 'CL92' }],
    });
  });

  it('runs its term where the right has', () => {
    const ran = [ZHANGS, LIS, LIS_TOO].map((code) => land(code, endedOn(LEASE.to)));
    expect(recorded(ran, '2031-06-01')).toMatchObject({ rents: { length: 10 }, warned: [] });
  });
});
