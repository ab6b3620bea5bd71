import { describe, expect, it } from '@jest/globals';
import type { DataOf, DomainEvent } from '#kernel';
import { CollectiveOwnershipRecorded, ParcelRegistered, parcelStream } from '#land-rights/facts';
import { SHA, division } from '#examples';
import { given, known } from '#given';
import {
  HEYI,
  HEYI_VILLAGE,
  SHANGWU,
  SHANGWU_VILLAGE,
  XIAWU,
  XIAWU_VILLAGE,
  XINHE,
  collective,
  newId,
  papersOf,
  party,
  announcement,
  shown,
} from '../../../../../test/reorganising.js';
import {
  CollectiveMergerRecorded,
  CollectiveSplitRecorded,
  type Distributed,
  collectiveStream,
} from '../facts/index.js';
import { recordCollectiveSplit } from './record-collective-split.js';

const heyi = { collectiveId: HEYI, name: '合意村股份经济合作社', divisionCode: HEYI_VILLAGE };
const xinhe = { collectiveId: XINHE, name: '新合村股份经济合作社', divisionCode: XIAWU_VILLAGE };
const lawful = {
  collectives: [
    collective(SHANGWU, SHANGWU_VILLAGE),
    known(collectiveStream, HEYI),
    known(collectiveStream, XINHE),
  ],
  divisions: [division(HEYI_VILLAGE, '合意村', 'village'), division(XIAWU_VILLAGE, '下武村', 'village')],
  parcels: [],
  ...papersOf(SHANGWU),
};
const [OWN, FOREIGN, GIVEN] = ['1407221002310000001', '1407221002320000001', '1407221002310000002'];
function parcelOf(code: string, collectiveId: string) {
  const place = { code, divisionCode: code.slice(0, 12), name: '河滩地', areaDm2: 333_350 };
  return known(
    parcelStream,
    code,
    ParcelRegistered.of({ ...place, category: '22', landClass: 'arable', plantedUse: '1' }),
    CollectiveOwnershipRecorded.of({ collectiveId, nature: '32' }),
  );
}

/** 上武 splits off 合意 and goes on. */
const command = {
  party: party(SHANGWU),
  divisionCode: SHANGWU_VILLAGE,
  founded: [heyi],
  carriedOnBy: SHANGWU,
  planSha256: SHA,
  distribution: [],
  announcement,
  effectiveOn: '2026-02-01',
};
const split = (more: Partial<DataOf<typeof CollectiveSplitRecorded>> = {}) =>
  CollectiveSplitRecorded.of({
    reorganisationId: newId('reorganisation'),
    divisionCode: SHANGWU_VILLAGE,
    collectiveId: SHANGWU,
    on: '2026-02-01',
    founded: [{ ...heyi, level: 'N2' }],
    carriedOnBy: SHANGWU,
    exercisesFor: [],
    party: shown(SHANGWU, SHANGWU_VILLAGE),
    planSha256: SHA,
    distribution: [],
    announcement,
    ...more,
  });
const splitting = (change: object = {}, references: object = {}, history: DomainEvent[] = []) =>
  given(recordCollectiveSplit, { history, references: { ...lawful, ...references } }).when({
    ...command,
    ...change,
  });

describe('splitting a collective', () => {
  it('sets up new ones beside it, and it goes on', () => {
    const { judgement } = splitting().then(split());
    expect(judgement.held).toEqual(expect.arrayContaining(['M15', 'RG6', 'LO1']));
  });

  it('or into new ones altogether, of which one carries on what it held, for others too', () => {
    const absorbed = CollectiveMergerRecorded.of({
      reorganisationId: newId('before'),
      divisionCode: SHANGWU_VILLAGE,
      successorId: SHANGWU,
      on: '2025-06-01',
      absorbed: [XIAWU],
      exercisesFor: [XIAWU],
      parties: [],
      announcement,
    });
    const both = { founded: [heyi, xinhe], carriedOnBy: HEYI };
    const { judgement } = splitting(both, {}, [absorbed]).then(
      split({
        founded: [
          { ...heyi, level: 'N2' },
          { ...xinhe, level: 'N2' },
        ],
        carriedOnBy: HEYI,
        exercisesFor: [SHANGWU, XIAWU],
      }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'LO1' }]);
  });

  it('leaves at least two, one of which carries on (RG6)', () => {
    const nobody = 'COLLECTIVES.NOBODY_CARRIES_ON';
    splitting({ carriedOnBy: HEYI }).refused(nobody);
    splitting({ carriedOnBy: XIAWU }).refused(nobody);
    splitting({ founded: [heyi, heyi] }).refused(nobody);
    splitting({ founded: [{ ...heyi, collectiveId: SHANGWU }] }).refused(
      nobody,
      'COLLECTIVES.ALREADY_REGISTERED',
    );
  });

  it('gives each thing to one of those that come out of it, and land that is its own (RG7, RG8, RG9)', () => {
    const parcels = [parcelOf(OWN, SHANGWU), parcelOf(FOREIGN, XIAWU), parcelOf(GIVEN, SHANGWU)];
    const parcel = (reference: string, collectiveId = HEYI) => ({
      kind: 'parcel' as const,
      reference,
      collectiveId,
    });
    const before = [split({ distribution: [parcel(GIVEN)], on: '2025-06-01' })];
    const distributing = (...distribution: Distributed[]) => splitting({ distribution }, { parcels }, before);
    const lorry = { kind: 'asset' as const, reference: '农用车一辆', collectiveId: SHANGWU };

    const { judgement } = distributing(parcel(OWN), lorry).then(
      split({ distribution: [parcel(OWN), lorry] }),
    );
    expect(judgement.held).toEqual(expect.arrayContaining(['RG7', 'RG8', 'RG9']));
    const twice = 'COLLECTIVES.DISTRIBUTED_TWICE';
    distributing(parcel(OWN), parcel(OWN, SHANGWU)).refused(twice);
    distributing(lorry, { ...lorry, collectiveId: HEYI }).refused(twice);
    distributing(parcel(OWN, XIAWU)).refused('COLLECTIVES.RECEIVER_IS_NO_PART');
    const another = 'COLLECTIVES.DISTRIBUTED_LAND_OF_ANOTHER';
    distributing(parcel(FOREIGN)).refused(another);
    expect(distributing(parcel(GIVEN)).refused(another).detail).toContain(HEYI);
    expect(distributing(lorry, parcel('河滩地')).refused(another)).toMatchObject({
      field: 'distribution[1]',
    });
  });

  it('wants new codes that fit their places, and the papers of the one that splits', () => {
    splitting({}, { divisions: [] }).refused('COLLECTIVES.DIVISION_NOT_REGISTERED');
    splitting({}, { resolutions: [] }).refused(
      'COLLECTIVES.NOT_RESOLVED',
      'COLLECTIVES.NOT_REVIEWED',
      'COLLECTIVES.NOT_APPROVED',
    );
    splitting({}, {}, [split({ carriedOnBy: HEYI, on: '2025-06-01' })]).refused(
      'COLLECTIVES.PARTY_ACTS_NO_MORE',
    );
  });
});
