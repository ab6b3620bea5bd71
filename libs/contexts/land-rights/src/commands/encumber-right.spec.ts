import { describe, expect, it } from '@jest/globals';
import { COOPERATIVE, PARCEL, SHA, VILLAGE, COLLECTIVE, contractedParcel, ownedParcel } from '#examples';
import { given } from '#given';
import { type DomainEvent } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  DisputeRecorded,
  EncumbranceDischarged,
  type Holder,
  LandUnitRegistered,
  ManagementRightConveyed,
  ParcelSealed,
  RegistrationRecorded,
  RightEncumbered,
  RightHeld,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';
import { dischargeEncumbrance } from './discharge-encumbrance.js';
import { encumberRight } from './encumber-right.js';

const id = newId('encumbrance');
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2035-12-31' };
const conveyed = [
  ...contractedParcel,
  RightHeld.of({ ...lease, right: 'management-right' }),
  ManagementRightConveyed.of(lease),
];
const wastes = [
  ...ownedParcel({ category: '23', landClass: 'wasteland' }),
  RightHeld.of({ ...lease, right: 'management-right' }),
  ManagementRightConveyed.of(lease),
];
const loan = {
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  creditorKind: 'rural-credit',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
} as const;
const encumbering = { parcelCode: PARCEL, ...loan };
const encumbered = (more: object = {}) =>
  RightEncumbered.of({ encumbranceId: id, ...loan, consentSha256: undefined, filedOn: undefined, ...more });
const seal = { authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号' };
const sealed = ParcelSealed.of({ encumbranceId: id, ...seal, until: '2029-01-01' });
const dispute = { about: 'boundary', forum: 'arbitration', caseNumber: '左农仲案〔2026〕3号' } as const;
const disputed = DisputeRecorded.of({ encumbranceId: id, ...dispute });
describe('a right given as security', () => {
  it('is that of the contractor, who files it with the issuer (P6a)', () => {
    const judged = given(encumberRight, { history: contractedParcel }).when(encumbering);
    expect(judged.then(encumbered()).judgement.tasks).toMatchObject([{ rule: 'P6a', occurrence: id }]);
    given(encumberRight, { history: contractedParcel })
      .when({ ...encumbering, filedOn: '2026-02-01' })
      .then(encumbered({ filedOn: '2026-02-01' }));
  });

  it('on contracted land is for a financial institution, and no mortgage (P6b)', () => {
    const refused = 'LAND_RIGHTS.CREDITOR_NO_FINANCIAL_INSTITUTION';
    for (const more of [{ creditorKind: undefined }, { creditorKind: 'other' }, { kind: 'mortgage' }])
      given(encumberRight, { history: contractedParcel })
        .when({ ...encumbering, ...more })
        .refused(refused);
    const own = { ...encumbering, rightId: 'c2', consentSha256: SHA, creditorKind: 'other' };
    given(encumberRight, { history: conveyed }).when(own).refused(refused);
    // Forest is mortgaged by that name.
    const forest = contractedParcel.map((event) =>
      event.type === 'ParcelRegistered' ? ownedParcel({ landClass: 'forest' })[0] : event,
    ) as DomainEvent[];
    given(encumberRight, { history: forest })
      .when({ ...encumbering, kind: 'mortgage', creditorKind: 'bank' })
      .then(encumbered({ kind: 'mortgage', creditorKind: 'bank' }));
  });

  it('is for a creditor that is a unit, and a financial institution where it is said to be one (L76)', () => {
    const naming = (more: object) =>
      given(encumberRight, { history: contractedParcel }).when({ ...encumbering, ...more });
    const refused = 'LAND_RIGHTS.CREDITOR_NAME_NO_UNIT';
    for (const creditorName of ['张三', '左权县太行种植大户张三'])
      expect(naming({ creditorName, creditorKind: 'bank' }).refused(refused).field).toBe('creditorName');
    naming({ creditorName: '张三', creditorKind: 'other' }).refused(
      refused,
      'LAND_RIGHTS.CREDITOR_NO_FINANCIAL_INSTITUTION',
    );
    expect(naming({ creditorId: COLLECTIVE }).refused(refused).field).toBe('creditorId');
    naming({ creditorName: '农商银行' }).then(encumbered({ creditorName: '农商银行' }));
  });

  it('is recorded once by one contract for one creditor, while it stands (L77)', () => {
    const before = RightEncumbered.of({ ...encumbered().data, encumbranceId: 'e1' });
    const again = (history: readonly DomainEvent[], more: object = {}) =>
      given(encumberRight, { history: [...contractedParcel, ...history] }).when({ ...encumbering, ...more });
    const { detail, facts } = again([before]).refused('LAND_RIGHTS.ENCUMBRANCE_RECORDED_ALREADY');
    expect(detail).toContain('e1');
    expect(facts).toMatchObject({ encumbranceId: 'e1' });
    again([before], { contractNumber: '农信担2026-8' }).then(encumbered({ contractNumber: '农信担2026-8' }));
    const creditorId = '91140722MA0AB12C39';
    again([before], { creditorId }).then(encumbered({ creditorId }));
    again([before, EncumbranceDischarged.of({ encumbranceId: 'e1', cause: 'repaid' })]).then(encumbered());
  });

  it('is filed on no day to come (L75)', () => {
    const filed = (filedOn: string) =>
      given(encumberRight, { history: contractedParcel }).when({ ...encumbering, filedOn });
    expect(filed('2026-03-03').refused('LAND_RIGHTS.STATED_DAY_TO_COME').field).toBe('filedOn');
    filed('2026-03-02').then(encumbered({ filedOn: '2026-03-02' }));
  });

  it('is that of somebody else with the written consent of the contractor (P6)', () => {
    given(encumberRight, { history: conveyed })
      .when({ ...encumbering, rightId: 'c2' })
      .refused('LAND_RIGHTS.SECURITY_WITHOUT_CONSENT');
    given(encumberRight, { history: conveyed })
      .when({ ...encumbering, rightId: 'c2', consentSha256: SHA })
      .then(encumbered({ rightId: 'c2', consentSha256: SHA }));
  });

  it('in the wastes is certified first (P7)', () => {
    const mortgage = { ...encumbering, rightId: 'c2', kind: 'mortgage' };
    given(encumberRight, { history: wastes })
      .when(mortgage)
      .refused('LAND_RIGHTS.WASTES_RIGHT_WITHOUT_CERTIFICATE');
    const certificate = { authority: '左权县不动产登记中心', number: '晋(2026)左权县不动产权第0000123号' };
    const certified = RegistrationRecorded.of({
      subjectId: 'c2',
      registeredOn: '2026-02-01',
      ...certificate,
    });
    given(encumberRight, { history: [...wastes, certified] })
      .when(mortgage)
      .then(encumbered({ rightId: 'c2', kind: 'mortgage' }));
  });

  it('has arisen and has not ended (L22)', () => {
    for (const more of [{ rightId: 'c9' }, { effectiveOn: '2053-01-01' }, { effectiveOn: '2022-12-31' }])
      given(encumberRight, { history: contractedParcel })
        .when({ ...encumbering, ...more })
        .refused('LAND_RIGHTS.RIGHT_NOT_ESTABLISHED');
  });

  it.each([
    ['sealed', [sealed]],
    ['disputed', [disputed]],
  ])('is not one on land that is %s (P25)', (_, burden) => {
    given(encumberRight, { history: [...contractedParcel, ...burden] })
      .when(encumbering)
      .refused('LAND_RIGHTS.NOT_MORTGAGEABLE');
  });

  it('is none on land for public welfare or on a private plot (P25)', () => {
    const use = { ...lease, right: 'management-right' as const };
    const unit = LandUnitRegistered.of({
      code: '140722002003JB00003W00000000',
      divisionCode: VILLAGE,
      name: '村小学',
      areaDm2: 500_000,
      kind: 'construction-public',
    });
    const ownership = CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' });
    const school: DomainEvent[] = [unit, ownership, RightHeld.of({ ...use, right: 'construction-use' })];
    for (const history of [
      [...school, ManagementRightConveyed.of(lease)],
      [...ownedParcel({ category: '21' }), RightHeld.of(use), ManagementRightConveyed.of(lease)],
      [unit, ownership, RightHeld.of({ ...use, right: 'homestead-use' }), ManagementRightConveyed.of(lease)],
    ])
      given(encumberRight, { history })
        .when({ ...encumbering, rightId: 'c2' })
        .refused('LAND_RIGHTS.NOT_MORTGAGEABLE');
  });

  it('is free again when the debt is discharged, once (L23)', () => {
    const history = [...contractedParcel, encumbered()];
    const discharged = EncumbranceDischarged.of({ encumbranceId: id, cause: 'repaid' });
    const discharging = { parcelCode: PARCEL, encumbranceId: id, cause: 'repaid' };
    given(dischargeEncumbrance, { history }).when(discharging).then(discharged);
    for (const [before, more] of [
      [[...history, discharged], {}],
      [[...contractedParcel, sealed], {}],
      [history, { effectiveOn: '2025-12-31' }],
    ] as const)
      given(dischargeEncumbrance, { history: before })
        .when({ ...discharging, ...more })
        .refused('LAND_RIGHTS.NO_ENCUMBRANCE_TO_END');
  });
});
