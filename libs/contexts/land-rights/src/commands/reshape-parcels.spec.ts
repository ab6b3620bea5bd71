import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TERM, PARCEL, SHA, VILLAGE, contractedParcel, li, ownedParcel, zhang } from '#examples';
import { given, known } from '#given';
import { type DataOf, type DomainEvent } from '#kernel';
import { policyStream } from '#policies/facts';
import {
  CloseSource,
  HoldSource,
  OpenPart,
  ReleasePart,
  ReleaseSource,
  ReservePart,
  closeSource,
  holdSource,
  openPart,
  releasePart,
  releaseSource,
  reservePart,
} from './carry-out-reshaping.js';
import { splitParcel, mergeParcels } from './reshape-parcels.js';
import {
  ContractRightEstablished,
  ListingHeld,
  ParcelSealed,
  ParcelSuperseded,
  PartOpened,
  PartReleased,
  PartReserved,
  ReshapingDecided,
  RightHeld,
  SourceHeld,
  SourceReleased,
  SwapCompleted,
  parcelStream,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';

const [EAST, WEST, WHOLE, OTHER] = ['11', '12', '13', '02'].map((last) => `${VILLAGE}00000${last}`) as [
  string,
  string,
  string,
  string,
];
const parts = [
  { code: EAST, name: '河滩地东段', areaDm2: 133_350 },
  { code: WEST, name: '河滩地西段', areaDm2: 200_000 },
];
const splitting = { parcelCode: PARCEL, parts, paperSha256: SHA, effectiveOn: '2026-02-01' };
const reshapingId = newId('reshaping');
const decided = (more: Partial<DataOf<typeof ReshapingDecided>> = {}) =>
  ReshapingDecided.of({ reshapingId, sources: [PARCEL], parts, on: '2026-02-01', paperSha256: SHA, ...more });
const references = { policies: known(policyStream, '140722'), registered: [] };
const split = (history: readonly DomainEvent[] = contractedParcel, more: object = {}) =>
  given(splitParcel, { history, references: { ...references, ...more } });
/** Another parcel of the same contract. */
const neighbour = contractedParcel.map((event) =>
  event.type === 'ParcelRegistered' ? ownedParcel({ code: OTHER, name: '坡地' })[0] : event,
) as DomainEvent[];
const merging = {
  parcelCode: PARCEL,
  others: [OTHER],
  into: { code: WHOLE, name: '大块地', areaDm2: 666_700 },
  paperSha256: SHA,
  effectiveOn: '2026-02-01',
};

describe('splitting a parcel', () => {
  it('is decided on it', () => {
    split().when(splitting).then(decided());
  });

  it('conserves the area within the tolerance of the county (L43)', () => {
    const [east, west] = parts;
    const withWest = (areaDm2: number) => ({ ...splitting, parts: [east, { ...west, areaDm2 }] });
    split()
      .when(withWest(216_667))
      .then(decided({ parts: withWest(216_667).parts as typeof parts }));
    split().when(withWest(216_668)).refused('LAND_RIGHTS.AREA_NOT_CONSERVED');
  });

  it('gives every part a code of its own (L45)', () => {
    const [east] = parts;
    for (const code of [EAST, PARCEL, '1407221002310000011', '140722002003JB00003W00000000'])
      split()
        .when({ ...splitting, parts: [east, { code, name: '西段', areaDm2: 200_000 }] })
        .refused('LAND_RIGHTS.PART_CODE');
    split(contractedParcel, { registered: [known(parcelStream, EAST, ...ownedParcel({ code: EAST }))] })
      .when(splitting)
      .refused('LAND_RIGHTS.PART_CODE');
  });

  it('waits for what is under way (L42, L40)', () => {
    const lease = { contractId: 'c2', holders: [], from: '2026-01-01', to: '2030-12-31' };
    split([...contractedParcel, RightHeld.of({ ...lease, right: 'management-right' })])
      .when(splitting)
      .refused('LAND_RIGHTS.RIGHT_UNDER_WAY');
    split([...contractedParcel, decided()])
      .when(splitting)
      .refused('LAND_RIGHTS.CHANGE_UNDER_WAY');
  });
});

describe('merging parcels', () => {
  const merge = (other: readonly DomainEvent[]) =>
    given(mergeParcels, {
      history: contractedParcel,
      references: { ...references, others: [known(parcelStream, OTHER, ...other)] },
    });

  it('takes those that are alike (L44)', () => {
    merge(neighbour)
      .when(merging)
      .then(decided({ sources: [PARCEL, OTHER], parts: [merging.into] }));
    const contract = { contractId: 'c5', holders: [], from: '2023-01-01', to: '2052-12-31' };
    const contracted = [
      RightHeld.of({ ...contract, right: 'contract-right' }),
      ContractRightEstablished.of(contract),
    ];
    for (const other of [
      ownedParcel({ code: OTHER }),
      [...ownedParcel({ code: OTHER }), ...contracted],
      ownedParcel({ code: OTHER, landClass: 'forest' }),
    ])
      merge(other).when(merging).refused('LAND_RIGHTS.PARCELS_NOT_ALIKE');
  });

  it('waits for what is on the others, as on the first (P27, L19, L42)', () => {
    const sealed = { encumbranceId: 'e1', authority: '左权县人民法院', documentNumber: '1号' };
    const { detail } = merge([...neighbour, ParcelSealed.of(sealed)])
      .when(merging)
      .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
    expect(detail).toContain(OTHER);
    const listed = { encumbranceId: 'e2', listingId: '交易1', right: 'management-right' } as const;
    merge([...neighbour, ListingHeld.of(listed)])
      .when(merging)
      .refused('LAND_RIGHTS.LISTED');
    const lease = { contractId: 'c2', holders: [], from: '2026-01-01', to: '2030-12-31' };
    merge([...neighbour, RightHeld.of({ ...lease, right: 'management-right' })])
      .when(merging)
      .refused('LAND_RIGHTS.RIGHT_UNDER_WAY');
  });

  it('asks of the rights that holder, contract and term agree, not by which act they arose (L44)', () => {
    const theirs = {
      contractId: 'c5',
      holders: [{ kind: 'household' as const, id: li.id }],
      ...CONTRACT_TERM,
    };
    const swapped = (more: object = {}) => [
      ...ownedParcel({ code: OTHER, name: '坡地' }),
      RightHeld.of({ ...theirs, right: 'contract-right' }),
      ContractRightEstablished.of(theirs),
      SwapCompleted.of({
        ...{ swapId: 's1', rightId: 'c5', newRightId: 'r1', contractId: 'c1', formerContractId: 'c5' },
        ...{ holders: [{ kind: 'household', id: zhang.id }], formerHolders: theirs.holders },
        ...{ otherParcelCode: `${VILLAGE}0000003`, from: '2026-01-10', to: CONTRACT_TERM.to, ...more },
      }),
    ];
    merge(swapped())
      .when(merging)
      .then(decided({ sources: [PARCEL, OTHER], parts: [merging.into] }));
    for (const other of [{ contractId: 'c9' }, { to: '2051-12-31' }, { holders: theirs.holders }]) {
      const { detail } = merge(swapped(other)).when(merging).refused('LAND_RIGHTS.PARCELS_NOT_ALIKE');
      expect(detail).toContain('权利人、合同或者期限不同');
    }
  });
});

describe('what a process manager sends', () => {
  const held = [...contractedParcel, decided()];
  const reserved = PartReserved.of({
    reshapingId,
    code: EAST,
    name: '河滩地东段',
    areaDm2: 133_350,
    divisionCode: VILLAGE,
    kind: 'contracted-arable',
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
    origins: [PARCEL],
  });
  const on = '2026-02-01';

  it('holds, closes or releases a source, once (L46)', () => {
    given(holdSource, { history: contractedParcel })
      .when(new HoldSource(PARCEL, reshapingId, on))
      .then(SourceHeld.of({ reshapingId }));
    given(releaseSource, { history: held })
      .when(new ReleaseSource(PARCEL, reshapingId, '编码已登记。', on))
      .then(SourceReleased.of({ reshapingId, cause: '编码已登记。' }));
    const superseded = ParcelSuperseded.of({
      reshapingId,
      into: [EAST],
      on,
      rightIds: ['c1'],
      encumbranceIds: [],
    });
    const closing = new CloseSource(PARCEL, reshapingId, [EAST], on);
    given(closeSource, { history: held }).when(closing).then(superseded);
    given(closeSource, { history: [...held, superseded] })
      .when(closing)
      .refused('LAND_RIGHTS.NO_RESHAPING_UNDER_WAY');
  });

  it('reserves a part, opens or releases it', () => {
    given(reservePart).when(new ReservePart(reserved.data, on)).then(reserved);
    given(reservePart, { history: ownedParcel() })
      .when(new ReservePart(reserved.data, on))
      .refused('LAND_RIGHTS.PARCEL_ALREADY_REGISTERED');
    given(releasePart, { history: [reserved] })
      .when(new ReleasePart(EAST, reshapingId, on))
      .then(PartReleased.of({ reshapingId }));
    const opened = PartOpened.of({ reshapingId, rights: [], encumbrances: [] });
    given(openPart, { history: [reserved] })
      .when(new OpenPart(EAST, opened.data, on))
      .then(opened);
  });
});
