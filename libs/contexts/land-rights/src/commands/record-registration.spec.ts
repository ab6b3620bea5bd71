import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TERM, COOPERATIVE, PARCEL, SHA, contractedParcel, li, zhang } from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { household, secured } from '../../../../../test/land.js';
import {
  LandUnitRegistered,
  ManagementRightConveyed,
  RegistrationRecorded,
  RightEncumbered,
  RightEnded,
  RightHeld,
  SwapCompleted,
  parcelStream,
} from '../facts/index.js';
import { recordRegistration } from './record-registration.js';

const lease = {
  contractId: 'c2',
  holders: [{ kind: 'cooperative' as const, id: COOPERATIVE.id }],
  from: '2026-01-01',
  to: '2030-12-31',
};
const conveyedUntil = (to: string) => [
  ...contractedParcel,
  RightHeld.of({ ...lease, to, right: 'management-right' }),
  ManagementRightConveyed.of({ ...lease, to }),
];
const certificate = {
  subjectId: 'c2',
  authority: '左权县不动产登记中心',
  number: '晋(2026)左权县不动产权第0000123号',
  registeredOn: '2026-02-01',
};
const registered = RegistrationRecorded.of(certificate);
const command = { parcelCode: PARCEL, ...certificate };

describe('recording what the authority for real estate has registered', () => {
  it('takes a right that stands, a conveyance of five years among them (T9)', () => {
    given(recordRegistration, { history: conveyedUntil('2030-12-31') })
      .when(command)
      .then(registered);
    given(recordRegistration, { history: contractedParcel })
      .when({ ...command, subjectId: 'c1' })
      .then(RegistrationRecorded.of({ ...certificate, subjectId: 'c1' }));
  });

  it('refuses a conveyance that is too short for it (L27)', () => {
    given(recordRegistration, { history: conveyedUntil('2030-12-30') })
      .when(command)
      .refused('LAND_RIGHTS.CONVEYANCE_TOO_SHORT_TO_REGISTER');
  });

  it('happens once, to what stands, and is not told ahead (L26)', () => {
    const history = conveyedUntil('2035-12-31');
    const held = history.slice(0, -1);
    for (const [before, more] of [
      [[...history, registered], {}],
      [[...history, RightEnded.of({ contractId: 'c2', endedOn: '2026-01-31' })], {}],
      [held, {}],
      [history, { subjectId: 'c9' }],
      [history, { registeredOn: '2026-03-03' }],
    ] as const) {
      const { decided } = given(recordRegistration, { history: before }).when({ ...command, ...more });
      expect(JSON.stringify(decided)).toContain('LAND_RIGHTS.NOT_REGISTRABLE');
    }
  });

  it('is not dated before what it is of (L26)', () => {
    const swap = SwapCompleted.of({
      ...{ swapId: 's1', rightId: 'c1', newRightId: 'r1', contractId: 'c5', formerContractId: 'c1' },
      ...{ holders: [household(li.id)], formerHolders: [household(zhang.id)] },
      ...{ otherParcelCode: `${PARCEL.slice(0, 18)}9`, from: '2026-02-01', to: CONTRACT_TERM.to },
    });
    const registering = (registeredOn: string, subjectId = 'r1', history: DomainEvent[] = [swap]) =>
      given(recordRegistration, { history: [...contractedParcel, ...history] }).when({
        ...{ ...command, subjectId, registeredOn },
      });
    const { detail } = registering('2026-01-31').refused('LAND_RIGHTS.NOT_REGISTRABLE');
    expect(detail).toContain('2026-02-01');
    registering('2026-02-01').then(RegistrationRecorded.of({ ...certificate, subjectId: 'r1' }));
    registering('2025-12-31', 'c1', []).refused('LAND_RIGHTS.NOT_REGISTRABLE');
    registering('2025-12-31', 'e1', [secured]).refused('LAND_RIGHTS.NOT_REGISTRABLE');
  });

  it('lets a mortgage arise that arises by it alone (民法典 402)', () => {
    const unit = LandUnitRegistered.of({
      code: '140722002003JB00003W00000000',
      divisionCode: '140722100230',
      name: '原粉条厂',
      areaDm2: 1,
      kind: 'construction-profit',
      plannedUse: 'industry',
    });
    const mortgage = RightEncumbered.of({
      encumbranceId: 'e1',
      rightId: 'c2',
      kind: 'mortgage',
      creditorId: '91140722MA0CD34E72',
      creditorName: '信用社',
      amountFen: 1,
      contractNumber: '抵1',
      paperSha256: SHA,
    });
    const history = [
      unit,
      RightHeld.of({ ...lease, right: 'construction-use' }),
      ManagementRightConveyed.of(lease),
      mortgage,
    ];
    const standing = (...more: RegistrationEvents) =>
      replay(
        parcelStream,
        [...history, ...more].map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
      ).state?.encumbrances[0]?.standing;
    expect(standing()).toBe('awaiting-registration');
    given(recordRegistration, { history })
      .when({ ...command, subjectId: 'e1' })
      .then(RegistrationRecorded.of({ ...certificate, subjectId: 'e1' }));
    expect(standing(RegistrationRecorded.of({ ...certificate, subjectId: 'e1' }))).toBe('standing');
  });
});

type RegistrationEvents = ReturnType<typeof RegistrationRecorded.of>[];
