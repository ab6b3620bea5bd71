import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  CONTRACT_TERM,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  ownedParcel,
  zhang,
} from '#examples';
import { given } from '#given';
import { type DomainEvent } from '#kernel';
import { newId } from '../../../../../test/reorganising.js';
import {
  ContractRightEstablished,
  ParcelSealed,
  RightEncumbered,
  RightHeld,
  SwapCompleted,
  SwapDecided,
  SwapHeld,
  SwapReleased,
  parcelStream,
} from '../facts/index.js';
import {
  CompleteSwap,
  HoldSwap,
  ReleaseSwap,
  completeSwap,
  holdSwap,
  releaseSwap,
} from './carry-out-swap.js';
import { EndRight, endRight } from './end-right.js';
import { swapContractLand } from './swap-contract-land.js';
import { known } from '#given';
import { folded, household, secured } from '../../../../../test/land.js';

const right = newId('right');
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
    contractId: 'c5',
    holders: [household(li.id)],
    otherParcelCode: PARCEL,
    otherRightId: 'c1',
    from: '2026-03-01',
  });
  const swapping = (other: readonly DomainEvent[] = otherParcel, history = contractedParcel) =>
    given(swapContractLand, { history, references: { other: known(parcelStream, OTHER, ...other) } });

  it('are of one collective (P3), and the swap is filed (P3a)', () => {
    const { judgement } = swapping().when(command).then(decidedSwap());
    expect(judgement.tasks).toMatchObject([{ rule: 'P3a', occurrence: swapId }]);
    swapping()
      .when({ ...command, filedOn: '2026-02-20' })
      .then(decidedSwap({ filedOn: '2026-02-20' }));
    for (const other of [[], ownedParcel({ code: OTHER }), contractedParcel, otherParcel.slice(0, 1)])
      swapping(other).when(command).refused('LAND_RIGHTS.NOT_TO_BE_SWAPPED');
  });

  it('tell at once that they will come to nothing, where the other cannot be held (L73)', () => {
    const seal = ParcelSealed.of({ encumbranceId: 'e1', authority: '左权县人民法院', documentNumber: '1号' });
    const mortgaged = RightEncumbered.of({ ...secured.data, rightId: 'c5' });
    const warned = (...burdens: readonly DomainEvent[]) =>
      swapping([...otherParcel, ...burdens])
        .when(command)
        .then(decidedSwap()).judgement.warnings;
    expect(warned()).toEqual([]);
    for (const burden of [seal, mortgaged])
      expect(warned(burden)).toMatchObject([{ rule: 'L73', code: 'LAND_RIGHTS.SWAP_WILL_BE_RELEASED' }]);
    expect(warned(seal)[0]?.detail).toContain('查封');
    expect(warned(mortgaged)[0]?.detail).toContain('融资担保');
  });

  it('are filed on no day to come (L75)', () => {
    const filed = (filedOn: string) => swapping().when({ ...command, filedOn });
    expect(filed('2026-03-03').refused('LAND_RIGHTS.STATED_DAY_TO_COME').field).toBe('filedOn');
    filed('2026-03-02').then(decidedSwap({ filedOn: '2026-03-02' }));
  });

  it('are those of two contractors (P3)', () => {
    const own = { contractId: 'c5', holders: [household(zhang.id)], ...CONTRACT_TERM };
    const ownOther = [
      ...ownedParcel({ code: OTHER, name: '坡地' }),
      RightHeld.of({ ...own, right: 'contract-right' }),
      ContractRightEstablished.of(own),
    ];
    const { detail } = swapping(ownOther).when(command).refused('LAND_RIGHTS.NOT_TO_BE_SWAPPED');
    expect(detail).toContain('由同一承包方承包');
    swapping(otherParcel).when(command).then(decidedSwap());
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
    const hold = new HoldSwap(OTHER, swapId, 'c5', PARCEL, 'c1', undefined, '2026-03-01');
    given(holdSwap, { history: otherParcel }).when(hold).then(heldSwap);
    const seal = ParcelSealed.of({ encumbranceId: 'e1', authority: '左权县人民法院', documentNumber: '1号' });
    given(holdSwap, { history: [...otherParcel, seal] })
      .when(hold)
      .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
  });

  it('change hands for the rest of their terms, or stay as they were (L39)', () => {
    const complete = new CompleteSwap(PARCEL, swapId, [household(li.id)], ['c5'], '2026-03-01');
    const completed = SwapCompleted.of({
      swapId,
      rightId: 'c1',
      newRightId: right,
      contractId: 'c5',
      formerContractId: 'c1',
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
    const { tasks } = given(releaseSwap, { history }).when(release).then(released).judgement;
    expect(tasks).toMatchObject([{ rule: 'L74', occurrence: swapId }]);
    expect(tasks[0]?.detail).toContain('另一地块已查封');
    given(releaseSwap, { history: [...history, released] })
      .when(release)
      .refused('LAND_RIGHTS.NO_SWAP_UNDER_WAY');
    expect(folded([...history, completed])?.swaps).toEqual([{ swapId, rightId: 'c1', newRightId: right }]);
    expect(folded([...history, released])).toEqual({ ...folded(contractedParcel), swap: undefined });
    expect(folded([...history, completed])?.rights).toMatchObject([
      { contractId: 'c1', to: '2026-02-28', standing: 'ended' },
      { contractId: right, underContract: 'c5', holders: [household(li.id)], standing: 'established' },
    ]);
  });

  it('have the numbers of the contracts under which they are now', () => {
    const history = [...contractedParcel, decidedSwap()];
    const contracts = { contractId: 'c5', contractNumber: '承5', formerContractId: 'c1' };
    const completed = SwapCompleted.of({
      ...{ swapId, rightId: 'c1', newRightId: right, ...contracts, holders: [household(li.id)] },
      ...{ formerHolders: [household(zhang.id)], otherParcelCode: OTHER },
      ...{ from: '2026-03-01', to: CONTRACT_TERM.to },
    });
    given(completeSwap, { history })
      .when(new CompleteSwap(PARCEL, swapId, [household(li.id)], ['c5'], '2026-03-01', ['承5']))
      .then(completed);
    expect(folded([...history, completed])?.rights.at(-1)).toMatchObject({ contractNumber: '承5' });
  });

  describe('that are extended already', () => {
    const NEXT = { from: '2053-01-01', to: '2082-12-31' };
    const extended = (contractId: string, id: string) => {
      const next = { contractId, holders: [household(id)], ...NEXT };
      return [RightHeld.of({ ...next, right: 'contract-right' }), ContractRightEstablished.of(next)] as const;
    };
    const [held, extension] = extended('x1', zhang.id);
    const own = [...contractedParcel, held, extension];
    const theirs = [...otherParcel, ...extended('x5', li.id)];

    it('are extended both, or neither (L50)', () => {
      swapping(theirs, own).when(command).then(decidedSwap());
      const { detail } = swapping(otherParcel, own).when(command).refused('LAND_RIGHTS.NOT_EXTENDED_ALIKE');
      expect(detail).toContain('没有延包');
      swapping(theirs).when(command).refused('LAND_RIGHTS.NOT_EXTENDED_ALIKE');
      const hold = (next: string | undefined) =>
        new HoldSwap(OTHER, swapId, 'c5', PARCEL, 'c1', next, '2026-03-01');
      given(holdSwap, { history: theirs }).when(hold(NEXT.from)).then(heldSwap);
      given(holdSwap, { history: theirs }).when(hold(undefined)).refused('LAND_RIGHTS.NOT_EXTENDED_ALIKE');
    });

    it('wait for an extension that is under way (L48)', () => {
      swapping(theirs, [...contractedParcel, held])
        .when(command)
        .refused('LAND_RIGHTS.EXTENSION_UNDER_WAY');
    });

    it('change hands for both terms', () => {
      const complete = new CompleteSwap(PARCEL, swapId, [household(li.id)], ['c5', 'x5'], '2026-03-01');
      const passes = { swapId, holders: [household(li.id)], formerHolders: [household(zhang.id)] };
      const both = [
        SwapCompleted.of({
          ...{ ...passes, otherParcelCode: OTHER, rightId: 'c1', newRightId: right, contractId: 'c5' },
          ...{ formerContractId: 'c1', from: '2026-03-01', to: CONTRACT_TERM.to },
        }),
        SwapCompleted.of({
          ...{ ...passes, otherParcelCode: OTHER, rightId: 'x1', newRightId: newId('right/1') },
          ...{ contractId: 'x5', formerContractId: 'x1', ...NEXT },
        }),
      ];
      const history = [...own, decidedSwap()];
      given(completeSwap, { history })
        .when(complete)
        .then(...both);
      expect(folded([...history, ...both])?.rights.slice(2)).toMatchObject([
        { contractId: right, underContract: 'c5', holders: [household(li.id)], to: CONTRACT_TERM.to },
        { contractId: newId('right/1'), underContract: 'x5', holders: [household(li.id)], ...NEXT },
      ]);
    });
  });

  it('are land of the collective', () => {
    expect(folded(otherParcel)?.ownership?.collectiveId).toBe(COLLECTIVE);
  });
});
