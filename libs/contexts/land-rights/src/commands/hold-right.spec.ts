import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, lastDayOfTerm } from '#kernel';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  COOPERATIVE,
  PARCEL,
  contractedParcel,
  li,
  ownedParcel,
  zhang,
} from '#examples';
import { given } from '#given';
import { type Holder, RightHeld, RightHoldReleased } from '../facts/index.js';
import { HoldRight, holdRight } from './hold-right.js';

const collective: Holder = { kind: 'collective', id: COLLECTIVE };
const household: Holder = { kind: 'household', id: zhang.id };
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };

const { from: begin, to: end } = CONTRACT_TERM;
const contract = (to: string) =>
  new HoldRight(PARCEL, 'c1', 'contract-right', collective, [household], begin, to, begin, '承1');
const contractHeld = (to: string) =>
  RightHeld.of({
    contractId: 'c1',
    contractNumber: '承1',
    right: 'contract-right',
    holders: [household],
    from: begin,
    to,
  });
const lease = (from: string, to: string, grantor = household, number = '流2', signedOn = '2026-01-01') =>
  new HoldRight(
    PARCEL,
    `id of ${number}`,
    'management-right',
    grantor,
    [cooperative],
    from,
    to,
    signedOn,
    number,
  );
const leaseHeld = (from: string, to: string, contractNumber = '流2') =>
  RightHeld.of({
    contractId: `id of ${contractNumber}`,
    contractNumber,
    right: 'management-right',
    holders: [cooperative],
    from,
    to,
  });

describe('holding the right of an extension contract', () => {
  const [from, to] = ['2053-01-01', '2082-12-31'];
  const extension = (householdId: string, contractIds: readonly string[]) => {
    const holder: Holder = { kind: 'household', id: householdId };
    const terms = [collective, [holder], from, to, '2052-02-01', '延1', undefined] as const;
    const old = { householdId, contractIds, endsOn: CONTRACT_TERM.to };
    return new HoldRight(PARCEL, 'x1', 'contract-right', ...terms, old);
  };
  const extensionHeld = (id: string) =>
    RightHeld.of({
      ...{ contractId: 'x1', contractNumber: '延1', right: 'contract-right', from, to },
      holders: [{ kind: 'household', id }],
    });

  it('takes up the old term of whoever has the land, or has taken it over from them (L51)', () => {
    given(holdRight, { history: contractedParcel })
      .when(extension(zhang.id, ['c1']))
      .then(extensionHeld(zhang.id));
    given(holdRight, { history: contractedParcel })
      .when(extension(li.id, ['c1']))
      .then(extensionHeld(li.id));
    given(holdRight, { history: ownedParcel() })
      .when(extension(zhang.id, ['old-1']))
      .then(extensionHeld(zhang.id));
    const { detail } = given(holdRight, { history: contractedParcel })
      .when(extension(li.id, ['c5']))
      .refused('LAND_RIGHTS.LAND_GONE_BEFORE_EXTENSION');
    expect(detail).toContain('他户');
  });
});

describe('holding a right on a parcel', () => {
  it('of arable land for thirty years to the day (T1)', () => {
    given(holdRight, { history: ownedParcel() })
      .when(contract('2052-12-31'))
      .then(contractHeld('2052-12-31'));
    for (const wrong of ['2052-12-30', '2053-01-01']) {
      const { detail, field } = given(holdRight, { history: ownedParcel() })
        .when(contract(wrong))
        .refused('LAND_RIGHTS.TERM_NOT_STATUTORY');
      expect(detail).toMatch(/耕地.*30 年.*2052-12-31/);
      expect(field).toBe('to');
    }
  });

  it('of grassland for thirty to fifty years, of forest for thirty to seventy, whatever is planted (T1)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('grassland' as const, 'forest' as const),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: -1, max: 1 }),
        (landClass, years, days) => {
          const to = addDays(lastDayOfTerm(begin, years), days);
          const earliest = lastDayOfTerm(begin, 30);
          const latest = lastDayOfTerm(begin, landClass === 'grassland' ? 50 : 70);
          const asked = given(holdRight, { history: ownedParcel({ landClass }) }).when(contract(to));
          if (to >= earliest && to <= latest) asked.then(contractHeld(to));
          else
            expect(asked.refused('LAND_RIGHTS.TERM_NOT_STATUTORY').wayForward).toContain(
              to < earliest ? earliest : latest,
            );
        },
      ),
      { seed: 20_260_302, numRuns: 150 },
    );
  });

  it('of no land by contract with a household but arable land, forest and grassland (L12)', () => {
    for (const landClass of ['garden', 'wasteland', 'water'] as const) {
      const asked = given(holdRight, { history: ownedParcel({ landClass }) }).when(contract('2060-12-31'));
      const { detail } = asked.refused('LAND_RIGHTS.CLASS_NOT_CONTRACTED_BY_HOUSEHOLDS');
      expect(detail).toContain(PARCEL);
    }
    const { judgement } = given(holdRight, { history: ownedParcel() })
      .when(contract(end))
      .then(contractHeld(end));
    expect(judgement.held).toEqual(expect.arrayContaining(['L12', 'T1']));
  });

  it('never leases beyond what is left of the contract (T2), and advises to register five years (T9)', () => {
    const { detail } = given(holdRight, { history: contractedParcel })
      .when(lease('2026-01-01', '2053-01-01'))
      .refused('LAND_RIGHTS.TERM_EXCEEDS_CONTRACT');
    expect(detail).toMatch(/2052-12-31.*2053-01-01/);
    const warned = (to: string) =>
      given(holdRight, { history: contractedParcel })
        .when(lease('2026-01-01', to))
        .then(leaseHeld('2026-01-01', to))
        .judgement.warnings.map(({ rule }) => rule);
    expect(warned(end)).toEqual(['T9']);
    expect(warned('2030-12-31')).toEqual(['T9']);
    expect(warned('2030-12-30')).toEqual([]);
  });

  it('is for whoever has the right to grant: the household its contracted land, the collective the rest (L7)', () => {
    const refused = (history: ReturnType<typeof ownedParcel>, asked: HoldRight) =>
      given(holdRight, { history }).when(asked).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT').wayForward;
    const byCollective = lease('2026-01-01', '2030-12-31', collective);
    expect(refused(contractedParcel, byCollective)).toContain('承包农户');
    expect(refused(ownedParcel(), lease('2026-01-01', '2030-12-31'))).toContain('承包农户');
    expect(refused(contractedParcel, lease('2022-12-31', '2026-12-31'))).toContain('起期');
    const another: Holder = { kind: 'collective', id: 'N2140722MF00000073' };
    expect(refused(ownedParcel(), lease('2026-01-01', '2030-12-31', another))).toContain('由行使所有权的 ');
    const byNeighbour: Holder = { kind: 'household', id: li.id };
    expect(refused(contractedParcel, lease('2026-01-01', '2030-12-31', byNeighbour))).toContain('承包农户');
    given(holdRight, { history: ownedParcel({ category: '22' }) })
      .when(byCollective)
      .then(leaseHeld('2026-01-01', '2030-12-31'));
  });

  it('waits with a contract until the lease by the collective is over (L10)', () => {
    const { detail } = given(holdRight, { history: [...ownedParcel(), leaseHeld('2020-01-01', begin)] })
      .when(contract(end))
      .refused('LAND_RIGHTS.LEASED_BY_COLLECTIVE');
    expect(detail).toContain('合同 流2');
    given(holdRight, { history: [...ownedParcel(), leaseHeld('2020-01-01', '2022-12-31')] })
      .when(contract(end))
      .then(contractHeld(end));
  });

  it('is on land of a fitting category: no contract but on contracted land, none at all on a private plot (L8)', () => {
    const { detail } = given(holdRight, { history: ownedParcel({ category: '22' }) })
      .when(contract(end))
      .refused('LAND_RIGHTS.CATEGORY_DOES_NOT_FIT');
    expect(detail).toContain('机动地');
    given(holdRight, { history: ownedParcel({ category: '21' }) })
      .when(lease('2026-01-01', '2030-12-31', collective))
      .refused('LAND_RIGHTS.CATEGORY_DOES_NOT_FIT');
  });

  it('finds the place taken while a day is shared, and free from the next day on (L11)', () => {
    const leased = [...contractedParcel, leaseHeld('2026-01-01', '2030-12-31')];
    const { detail } = given(holdRight, { history: leased })
      .when(lease('2030-12-31', '2032-12-31', household, '流3'))
      .refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
    expect(detail).toMatch(/土地经营权（合同 流2）/);
    given(holdRight, { history: leased })
      .when(lease('2031-01-01', '2032-12-31', household, '流3'))
      .then(leaseHeld('2031-01-01', '2032-12-31', '流3'));
    const released = [...leased, RightHoldReleased.of({ contractId: 'id of 流2', cause: '权利未能设立' })];
    given(holdRight, { history: released })
      .when(lease('2026-01-01', '2026-12-31', household, '流3'))
      .then(leaseHeld('2026-01-01', '2026-12-31', '流3'));
  });

  it('says which of two contracts prevails, and voids neither (L11)', () => {
    // What stands there was signed on 2026-01-01.
    const leased = [...contractedParcel, leaseHeld('2026-01-01', '2030-12-31')];
    const refusal = (signedOn: string) =>
      given(holdRight, { history: leased })
        .when(lease('2026-01-01', '2026-12-31', household, '流3', signedOn))
        .refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED').detail;
    expect(refusal('2026-01-02')).toMatch(/合同 流2 2026-01-01 生效在先.*不因此无效/);
    expect(refusal('2025-12-31')).toMatch(/本合同 2025-12-31 生效在先.*不因此无效/);
    expect(refusal('2026-01-01')).toMatch(/合法占有使用.*不因此无效/);
    const { contractNumber: _, ...unnumbered } = leaseHeld('2026-01-01', '2030-12-31').data;
    const { detail } = given(holdRight, { history: [...contractedParcel, RightHeld.of(unnumbered)] })
      .when(lease('2026-01-01', '2026-12-31'))
      .refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
    expect(detail).toContain('（另一份合同）');
  });

  it('wants the parcel registered and its ownership recorded before (L6)', () => {
    given(holdRight).when(contract(end)).refused('PARCEL.NOT_FOUND');
    const { detail } = given(holdRight, { history: ownedParcel().slice(0, 1) })
      .when(contract(end))
      .refused('LAND_RIGHTS.OWNERSHIP_NOT_RECORDED');
    expect(detail).toContain(PARCEL);
  });
});
