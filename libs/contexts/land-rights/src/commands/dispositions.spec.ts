import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  COOPERATIVE,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  ownedParcel,
  wangOfTheNextVillage,
  zhang,
} from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { newId } from '../../../../../test/reorganising.js';
import {
  ContractRightAssigned,
  ContractRightEstablished,
  FarmingForAnotherRecorded,
  type Holder,
  ManagementRightConveyed,
  ManagementRightConveyedOnward,
  ParcelSealed,
  RightEncumbered,
  RightHeld,
  SwapCompleted,
  SwapDecided,
  SwapHeld,
  SwapReleased,
  parcelStream,
} from '../facts/index.js';
import { assignContractRight } from './assign-contract-right.js';
import {
  CompleteSwap,
  HoldSwap,
  ReleaseSwap,
  completeSwap,
  holdSwap,
  releaseSwap,
} from './carry-out-swap.js';
import { conveyOnward } from './convey-onward.js';
import { EndRight, endRight } from './end-right.js';
import { recordFarmingForAnother } from './record-farming-for-another.js';
import { swapContractLand } from './swap-contract-land.js';
import { known } from '#given';

const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
const household = (id: string): Holder => ({ kind: 'household', id });
const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2030-12-31' };
const leased = [RightHeld.of({ ...lease, right: 'management-right' }), ManagementRightConveyed.of(lease)];
const folded = (history: readonly DomainEvent[]) =>
  replay(
    parcelStream,
    history.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
  ).state;
const right = newId('right');
const secured = RightEncumbered.of({
  encumbranceId: 'e1',
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
});

describe('a contract right that is assigned', () => {
  const command = {
    parcelCode: PARCEL,
    rightId: 'c1',
    householdId: li.id,
    contractNumber: '承2026-9',
    paperSha256: SHA,
    consent: 'given',
    consentSha256: SHA,
    effectiveOn: '2026-03-01',
  } as const;
  const assigned = (more: object = {}) =>
    ContractRightAssigned.of({
      rightId: 'c1',
      newRightId: right,
      holders: [household(li.id)],
      from: '2026-03-01',
      to: CONTRACT_TERM.to,
      contractNumber: '承2026-9',
      paperSha256: SHA,
      consent: 'given',
      consentSha256: SHA,
      ...more,
    });
  const assigning = (history: readonly DomainEvent[] = contractedParcel, transferee: unknown = li) =>
    given(assignContractRight, { history, references: { transferee: transferee as typeof li } });

  it('goes to a household of the same collective with the consent of the issuer (P2)', () => {
    assigning().when(command).then(assigned());
    for (const more of [{ consent: undefined }, { consentSha256: undefined }])
      assigning()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    assigning(contractedParcel, wangOfTheNextVillage)
      .when({ ...command, householdId: wangOfTheNextVillage.id })
      .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    assigning(contractedParcel, zhang)
      .when({ ...command, householdId: zhang.id })
      .refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
  });

  it('goes all the same when the consent is wrongly withheld, and the register says so (P2a)', () => {
    const withheld = { ...command, consent: 'wrongly-withheld' };
    assigning().when(withheld).refused('LAND_RIGHTS.ASSIGNMENT_NOT_CONSENTED');
    const asked = { ...withheld, requestedOn: '2025-11-01' };
    const { judgement } = assigning()
      .when(asked)
      .then(assigned({ consent: 'wrongly-withheld', requestedOn: '2025-11-01' }));
    expect(judgement.warnings).toMatchObject([{ rule: 'P2a' }]);
  });

  it('leaves its conveyances standing (L35), and secures no debt any more (L29)', () => {
    const { judgement } = assigning([...contractedParcel, ...leased])
      .when(command)
      .then(assigned());
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('L35');
    assigning([...contractedParcel, secured])
      .when(command)
      .refused('LAND_RIGHTS.SECURITY_STANDS');
    const after = folded([...contractedParcel, ...leased, assigned()]);
    expect(after?.rights).toMatchObject([
      { contractId: 'c1', to: '2026-02-28', standing: 'ended' },
      { contractId: 'c2', upstream: right, standing: 'established' },
      { contractId: right, right: 'contract-right', from: '2026-03-01', standing: 'established' },
    ]);
  });

  it('is assigned once', () => {
    assigning([...contractedParcel, assigned()])
      .when(command)
      .refused('LAND_RIGHTS.RIGHT_NOT_ESTABLISHED');
  });
});

describe('a management right that is conveyed onward', () => {
  const conveyed = {
    holders: [household(li.id)],
    from: '2026-06-01',
    to: '2028-12-31',
    contractNumber: '再1',
    paperSha256: SHA,
  };
  const command = {
    parcelCode: PARCEL,
    rightId: 'c2',
    ...conveyed,
    holders: [{ householdId: li.id }],
    consentSha256: SHA,
  };
  const onward = (more: object = {}) =>
    ManagementRightConveyedOnward.of({
      rightId: right,
      upstream: 'c2',
      ...conveyed,
      consentSha256: SHA,
      ...more,
    });
  const conveying = (history: readonly DomainEvent[] = [...contractedParcel, ...leased]) =>
    given(conveyOnward, { history, references: { households: [li] } });

  it('is consented to by the contractor (P5) and filed (P5a)', () => {
    const { judgement } = conveying().when(command).then(onward());
    expect(judgement.tasks).toMatchObject([{ rule: 'P5a' }]);
    conveying()
      .when({ ...command, filedOn: '2026-02-01' })
      .then(onward({ filedOn: '2026-02-01' }));
    conveying()
      .when({ ...command, consentSha256: undefined })
      .refused('LAND_RIGHTS.ONWARD_WITHOUT_CONSENT');
  });

  it('ends no later than the right it comes from (T3)', () => {
    for (const more of [{ to: '2031-01-01' }, { from: '2025-12-31' }, { from: '2029-01-01' }])
      conveying()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.TERM_EXCEEDS_UPSTREAM');
  });

  it('is conveyed once for the same days (L36)', () => {
    const history = [...contractedParcel, ...leased, onward()];
    conveying(history).when(command).refused('LAND_RIGHTS.ALREADY_CONVEYED_ONWARD');
    conveying(history)
      .when({ ...command, from: '2029-01-01', to: '2030-12-31' })
      .then(onward({ from: '2029-01-01', to: '2030-12-31' }));
  });

  it('ends with it (T3)', () => {
    const { decided } = given(endRight, { history: [...contractedParcel, ...leased, onward()] }).when(
      new EndRight(PARCEL, 'c2', '2027-01-31'),
    );
    expect(decided).toMatchObject({
      events: [
        { data: { contractId: 'c2', endedOn: '2027-01-31' } },
        { data: { contractId: right, endedOn: '2027-01-31' } },
      ],
    });
  });

  it('goes to somebody who is named (L33)', () => {
    for (const holders of [[{}], [{ householdId: zhang.id }], [{ creditCode: COOPERATIVE.id }]])
      conveying()
        .when({ ...command, holders })
        .refused('LAND_RIGHTS.HOLDER_UNCLEAR');
    conveying()
      .when({ ...command, holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }] })
      .then(onward({ holders: [cooperative] }));
  });
});

describe('land that is farmed for somebody', () => {
  const command = {
    parcelCode: PARCEL,
    rightId: 'c1',
    kind: 'farming-for-another',
    farmer: { householdId: li.id },
    from: '2026-03-01',
    to: '2027-02-28',
  } as const;
  const recorded = (more: object = {}) => {
    const { parcelCode: _, ...stated } = command;
    const service = { serviceId: newId('service'), ...stated, farmer: household(li.id) };
    return FarmingForAnotherRecorded.of({ ...service, ...more });
  };
  const recording = () =>
    given(recordFarmingForAnother, { history: contractedParcel, references: { households: [li] } });

  it('moves no right, and needs no paper for a year (T5a)', () => {
    recording().when(command).then(recorded());
    for (const more of [{ to: '2027-03-01' }, { kind: 'trusteeship' }] as const) {
      recording()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.FARMING_FOR_ANOTHER_NOT_WRITTEN');
      recording()
        .when({ ...command, ...more, paperSha256: SHA })
        .then(recorded({ ...more, paperSha256: SHA }));
    }
    const after = folded([...contractedParcel, recorded()]);
    expect(after?.rights).toEqual(folded(contractedParcel)?.rights);
    expect(after?.services).toHaveLength(1);
  });
});

describe('two parcels that are swapped', () => {
  const OTHER = `${VILLAGE}0000002`;
  const contract = { contractId: 'c5', holders: [household(li.id)], ...CONTRACT_TERM };
  const otherParcel = [
    ...ownedParcel({ code: OTHER, name: '坡地' }),
    RightHeld.of({ ...contract, right: 'contract-right' }),
    ContractRightEstablished.of(contract),
  ];
  const swapId = newId('swap');
  const command = {
    parcelCode: PARCEL,
    rightId: 'c1',
    otherParcelCode: OTHER,
    otherRightId: 'c5',
    contractNumber: '换1',
    paperSha256: SHA,
    effectiveOn: '2026-03-01',
  };
  const decidedSwap = (more: object = {}) =>
    SwapDecided.of({
      swapId,
      rightId: 'c1',
      holders: [household(zhang.id)],
      otherParcelCode: OTHER,
      otherRightId: 'c5',
      from: '2026-03-01',
      contractNumber: '换1',
      paperSha256: SHA,
      ...more,
    });
  const heldSwap = SwapHeld.of({
    swapId,
    rightId: 'c5',
    holders: [household(li.id)],
    otherParcelCode: PARCEL,
    otherRightId: 'c1',
    from: '2026-03-01',
  });
  const swapping = (other: readonly DomainEvent[] = otherParcel, history = contractedParcel) =>
    given(swapContractLand, { history, references: { other: known(parcelStream, OTHER, ...other) } });

  it('are of one collective (P3), and the swap is filed (P3a)', () => {
    const { judgement } = swapping().when(command).then(decidedSwap());
    expect(judgement.tasks).toMatchObject([{ rule: 'P3a' }]);
    swapping()
      .when({ ...command, filedOn: '2026-02-20' })
      .then(decidedSwap({ filedOn: '2026-02-20' }));
    for (const other of [[], ownedParcel({ code: OTHER }), contractedParcel, otherParcel.slice(0, 1)])
      swapping(other).when(command).refused('LAND_RIGHTS.NOT_TO_BE_SWAPPED');
  });

  it('wait for each other: nothing else happens meanwhile (L40)', () => {
    const { decided } = given(endRight, { history: [...contractedParcel, decidedSwap()] }).when(
      new EndRight(PARCEL, 'c1', '2026-02-28'),
    );
    expect(decided).toMatchObject({ code: 'LAND_RIGHTS.CHANGE_UNDER_WAY' });
    swapping(otherParcel, [...contractedParcel, decidedSwap()])
      .when(command)
      .refused('LAND_RIGHTS.CHANGE_UNDER_WAY');
  });

  it('are held, and refuse where one cannot be', () => {
    const hold = new HoldSwap(OTHER, swapId, 'c5', PARCEL, 'c1', '2026-03-01');
    given(holdSwap, { history: otherParcel }).when(hold).then(heldSwap);
    const seal = ParcelSealed.of({ encumbranceId: 'e1', authority: '左权县人民法院', documentNumber: '1号' });
    given(holdSwap, { history: [...otherParcel, seal] })
      .when(hold)
      .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
  });

  it('change hands for the rest of their terms, or stay as they were (L39)', () => {
    const complete = new CompleteSwap(PARCEL, swapId, [household(li.id)], '2026-03-01');
    const completed = SwapCompleted.of({
      swapId,
      rightId: 'c1',
      newRightId: right,
      holders: [household(li.id)],
      formerHolders: [household(zhang.id)],
      otherParcelCode: OTHER,
      from: '2026-03-01',
      to: CONTRACT_TERM.to,
    });
    const history = [...contractedParcel, decidedSwap()];
    given(completeSwap, { history }).when(complete).then(completed);
    given(completeSwap, { history: [...history, completed] })
      .when(complete)
      .refused('LAND_RIGHTS.NO_SWAP_UNDER_WAY');
    const release = new ReleaseSwap(PARCEL, swapId, '另一地块已查封。', '2026-03-01');
    const released = SwapReleased.of({ swapId, cause: '另一地块已查封。' });
    given(releaseSwap, { history }).when(release).then(released);
    expect(folded([...history, released])).toEqual({ ...folded(contractedParcel), swap: undefined });
    expect(folded([...history, completed])?.rights).toMatchObject([
      { contractId: 'c1', to: '2026-02-28', standing: 'ended' },
      { contractId: right, holders: [household(li.id)], standing: 'established' },
    ]);
  });

  it('are land of the collective', () => {
    expect(folded(otherParcel)?.ownership?.collectiveId).toBe(COLLECTIVE);
  });
});
