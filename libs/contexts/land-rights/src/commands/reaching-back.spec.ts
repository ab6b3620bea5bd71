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
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import { policyStream } from '#policies/facts';
import {
  ContractRightEstablished,
  EncumbranceDischarged,
  ParcelSealed,
  PartOpened,
  PartReserved,
  RightEnded,
  RightHeld,
  SealLifted,
  parcelStream,
} from '../facts/index.js';
import { household, lease, leased, secured } from '../../../../../test/land.js';
import { assignContractRight } from './assign-contract-right.js';
import { HoldSource, holdSource } from './carry-out-reshaping.js';
import { HoldSwap, holdSwap } from './carry-out-swap.js';
import { mergeParcels, splitParcel } from './reshape-parcels.js';
import { swapContractLand } from './swap-contract-land.js';

/* Whatever stands in a history of these specs came about on 2026-01-01; what is recorded reaches back behind that. */

const THEN = '2026-01-01';
const BEFORE = '2025-12-01';
const [OTHER, EAST, WEST, WHOLE] = ['02', '11', '12', '13'].map((last) => `${VILLAGE}00000${last}`) as [
  string,
  string,
  string,
  string,
];
const contract = (contractId: string, id: string) => ({
  contractId,
  holders: [household(id)],
  ...CONTRACT_TERM,
});
const theirs = contract('c5', li.id);
const other = [
  ...ownedParcel({ code: OTHER, name: '坡地' }),
  RightHeld.of({ ...theirs, right: 'contract-right' }),
  ContractRightEstablished.of(theirs),
];
const reshaping = { reshapingId: 's1' };
/** A part of another parcel, which was split on the day, with the right that stood on that. */
const partOf = (code: string, { contractId, holders, from, to }: ReturnType<typeof contract>) => {
  const right = { contractId, right: 'contract-right' as const, holders, from, to };
  return [
    PartReserved.of({
      ...{
        ...reshaping,
        code,
        name: '东段',
        divisionCode: VILLAGE,
        areaDm2: 333_350,
        kind: 'contracted-arable',
      },
      ...{ category: '10', landClass: 'arable', plantedUse: '1', origins: [WHOLE] },
    }),
    PartOpened.of({
      ...reshaping,
      ownership: { collectiveId: COLLECTIVE, nature: '32' },
      rights: [{ ...right, signedOn: '2023-01-01', standing: 'established' }],
      encumbrances: [],
    }),
  ];
};

const discharged = EncumbranceDischarged.of({ encumbranceId: 'e1', cause: 'repaid' });
/** Of a contract that was annulled. */
const annulled = RightEnded.of({ contractId: 'c2', endedOn: '2025-12-31' });

const assigning = (history: readonly DomainEvent[], effectiveOn: string, parcelCode = PARCEL) =>
  given(assignContractRight, { history, references: { transferee: li } }).when({
    ...{ parcelCode, rightId: 'c1', householdId: li.id, contractNumber: '承2026-9' },
    ...{ paperSha256: SHA, consent: 'given', consentSha256: SHA, effectiveOn },
  });

const swapping = (history: readonly DomainEvent[], of: readonly DomainEvent[], effectiveOn: string) =>
  given(swapContractLand, { history, references: { other: known(parcelStream, OTHER, ...of) } }).when({
    ...{ parcelCode: PARCEL, rightId: 'c1', otherParcelCode: OTHER, otherRightId: 'c5' },
    ...{ contractNumber: '换1', paperSha256: SHA, effectiveOn },
  });

const holding = (history: readonly DomainEvent[], effectiveOn: string) =>
  given(holdSwap, { history }).when(new HoldSwap(OTHER, 's9', 'c5', PARCEL, 'c1', undefined, effectiveOn));

describe('an assignment or a swap that is recorded late', () => {
  it('does not come before a lease that whoever had the land signed (L70)', () => {
    const history = [...contractedParcel, ...leased];
    const { detail, wayForward, facts } = assigning(history, BEFORE).refused(
      'LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS',
    );
    expect(detail).toContain(THEN);
    expect(wayForward).toContain('撤销误登的合同');
    expect(facts).toMatchObject({ earliest: THEN });
    expect(assigning(history, THEN).decided).toHaveProperty('events');
    expect(assigning([...history, annulled], BEFORE).decided).toHaveProperty('events');
    swapping(history, other, BEFORE).refused('LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS');
  });

  it('does not come before a lease on the other parcel either, when it is decided and when it is held (L70)', () => {
    const of = [...other, ...leased];
    swapping(contractedParcel, of, BEFORE).refused('LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS');
    expect(swapping(contractedParcel, of, THEN).decided).toHaveProperty('events');
    holding(of, BEFORE).refused('LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS');
    expect(holding(of, THEN).decided).toHaveProperty('events');
  });

  it('does not come before a security that whoever had the land gave, ended though it is (L70)', () => {
    const history = [...contractedParcel, secured, discharged];
    const { detail } = assigning(history, BEFORE).refused('LAND_RIGHTS.DISPOSED_BEFORE_HOLDERS_DEEDS');
    expect(detail).toContain('融资担保');
    expect(assigning(history, THEN).decided).toHaveProperty('events');
  });

  it('does not come before there was such a part (L71)', () => {
    const part = partOf(PARCEL, contract('c1', zhang.id));
    const { wayForward } = assigning(part, BEFORE).refused('LAND_RIGHTS.BEFORE_THE_PARCEL_WAS');
    expect(wayForward).toContain(THEN);
    // It does not ask to say that the agreement was of another day.
    expect(wayForward).toContain('约定的真实日期写在事由中，依据文件用原协议');
    expect(assigning(part, THEN).decided).toHaveProperty('events');
    swapping(part, other, BEFORE).refused('LAND_RIGHTS.BEFORE_THE_PARCEL_WAS');
    const otherPart = partOf(OTHER, theirs);
    holding(otherPart, BEFORE).refused('LAND_RIGHTS.BEFORE_THE_PARCEL_WAS');
    expect(holding(otherPart, THEN).decided).toHaveProperty('events');
  });
});

describe('a split or a merger that is recorded late', () => {
  const splitting = (history: readonly DomainEvent[], effectiveOn: string) =>
    given(splitParcel, {
      history,
      references: { policies: known(policyStream, '140722'), registered: [] },
    }).when({
      parcelCode: PARCEL,
      parts: [
        { code: EAST, name: '河滩地东段', areaDm2: 133_350 },
        { code: WEST, name: '河滩地西段', areaDm2: 200_000 },
      ],
      ...{ paperSha256: SHA, effectiveOn },
    });
  const bare = ownedParcel();

  it('does not come before a right on the parcel was signed (L72)', () => {
    const { detail, wayForward } = splitting(contractedParcel, BEFORE).refused(
      'LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT',
    );
    expect(detail).toContain(THEN);
    expect(wayForward).toContain('撤销误登的合同');
    expect(splitting(contractedParcel, THEN).decided).toHaveProperty('events');
    expect(splitting(bare, BEFORE).decided).toHaveProperty('events');
  });

  it('does not come before one ended that is carried to no part, nor before a burden (L72)', () => {
    const { from: _, ...since } = lease;
    const ended = [
      ...bare,
      RightHeld.of({ ...since, from: '2025-01-01', right: 'management-right' }),
      RightEnded.of({ contractId: 'c2', endedOn: '2026-02-20' }),
    ];
    const { facts } = splitting(ended, '2026-02-01').refused('LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT');
    expect(facts).toMatchObject({ earliest: '2026-02-20' });
    const sealed = ParcelSealed.of({
      encumbranceId: 'e1',
      authority: '左权县人民法院',
      documentNumber: '1号',
    });
    const lifted = [...bare, sealed, SealLifted.of({ encumbranceId: 'e1', documentNumber: '2号' })];
    splitting(lifted, BEFORE).refused('LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT');
    expect(splitting(lifted, THEN).decided).toHaveProperty('events');
  });

  it('is of parcels that were there by then (L71), all of those that are merged', () => {
    const part = partOf(PARCEL, contract('c1', zhang.id));
    splitting(part, BEFORE).refused('LAND_RIGHTS.BEFORE_THE_PARCEL_WAS');
    const hold = (history: readonly DomainEvent[], on: string) =>
      given(holdSource, { history }).when(new HoldSource(OTHER, 'm1', on));
    hold(partOf(OTHER, theirs), BEFORE).refused('LAND_RIGHTS.BEFORE_THE_PARCEL_WAS');
    hold(other, BEFORE).refused('LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT');
    expect(hold(other, THEN).decided).toHaveProperty('events');
    given(mergeParcels, {
      history: bare,
      references: {
        policies: known(policyStream, '140722'),
        registered: [],
        others: [known(parcelStream, OTHER, ...other)],
      },
    })
      .when({
        ...{ parcelCode: PARCEL, others: [OTHER], paperSha256: SHA, effectiveOn: BEFORE },
        into: { code: WHOLE, name: '大块地', areaDm2: 666_700 },
      })
      .refused('LAND_RIGHTS.PARCELS_NOT_ALIKE', 'LAND_RIGHTS.RESHAPED_BEFORE_WHAT_IS_ON_IT');
  });
});
