import { describe, expect, it } from '@jest/globals';
import { DivisionRegistered, DivisionSuccessionRecorded, divisionStream } from '#divisions/facts';
import {
  COLLECTIVE,
  COOPERATIVE,
  COUNTY,
  PARCEL,
  SHA,
  VILLAGE,
  collectiveOfTheNextVillage,
  ownedParcel,
} from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import {
  CollectiveAbsorbed,
  CollectiveMergerRecorded,
  CollectiveSplitRecorded,
  CollectiveSuccessionRecorded,
  reorganisationStream,
} from '#collectives/facts';
import {
  HEYI,
  SHANGWU,
  SHANGWU_VILLAGE,
  XIAWU,
  announcement,
  collective,
  newId,
  shown,
} from '../../../../../test/reorganising.js';
import { CollectiveOwnershipRecorded, RightHeld } from '../facts/index.js';
import { HoldRight, holdRight } from './hold-right.js';
import { recordCollectiveOwnership } from './record-collective-ownership.js';

const reorganisationId = newId('reorganisation');
const on = '2026-02-01';
/** The collective of the village went into that of 上武. */
const absorbed = collective(
  COLLECTIVE,
  VILLAGE,
  CollectiveAbsorbed.of({
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    reorganisationId,
    successorId: SHANGWU,
    on,
    approvedOn: '2026-01-10',
  }),
);
const successor = collective(
  SHANGWU,
  SHANGWU_VILLAGE,
  CollectiveSuccessionRecorded.of({
    collectiveId: SHANGWU,
    divisionCode: SHANGWU_VILLAGE,
    reorganisationId,
    origins: [COLLECTIVE],
    exercisesFor: [COLLECTIVE],
    on,
  }),
);
const merged = CollectiveMergerRecorded.of({
  reorganisationId,
  divisionCode: SHANGWU_VILLAGE,
  successorId: SHANGWU,
  on,
  absorbed: [COLLECTIVE],
  exercisesFor: [COLLECTIVE],
  parties: [],
  announcement,
});
/** 上武 goes on and gives the parcel of the absorbed collective to 合意. */
const split = CollectiveSplitRecorded.of({
  reorganisationId: newId('split'),
  divisionCode: SHANGWU_VILLAGE,
  collectiveId: SHANGWU,
  on: '2026-02-10',
  founded: [{ collectiveId: HEYI, name: '合意村股份经济合作社', level: 'N2', divisionCode: SHANGWU_VILLAGE }],
  carriedOnBy: SHANGWU,
  exercisesFor: [],
  party: shown(SHANGWU, SHANGWU_VILLAGE),
  planSha256: SHA,
  distribution: [{ kind: 'parcel', reference: PARCEL, collectiveId: HEYI }],
  announcement,
});
const stated = { collectiveId: COLLECTIVE, nature: '32' } as const;
const command = { ...stated, parcelCode: PARCEL };
const history = ownedParcel().slice(0, 1);

describe('the land of a collective that was merged', () => {
  it('takes no owner since, but the one it had before, told late (RG1)', () => {
    const references = { collective: absorbed };
    given(recordCollectiveOwnership, { history, references })
      .when(command)
      .refused('COLLECTIVES.ACTS_NO_MORE');
    given(recordCollectiveOwnership, { history, references })
      .when({ ...command, effectiveOn: '2026-01-31' })
      .then(CollectiveOwnershipRecorded.of(stated));
  });

  it('is not that of the successor, whose place it is not in (L4)', () => {
    given(recordCollectiveOwnership, { history, references: { collective: successor } })
      .when({ ...command, collectiveId: SHANGWU })
      .refused('LAND_RIGHTS.OWNER_OF_ANOTHER_PLACE');
  });

  const lease = (grantor: string, signedOn: string) => {
    const command = new HoldRight(
      PARCEL,
      'c2',
      'management-right',
      { kind: 'collective', id: grantor },
      [{ kind: 'cooperative', id: COOPERATIVE.id }],
      '2026-03-01',
      '2030-12-31',
      signedOn,
      '集租2',
    );
    const { contractNumber, right, holders, from, to } = command;
    return {
      command,
      held: RightHeld.of({ contractId: 'c2', contractNumber, right, holders: [...holders], from, to }),
    };
  };
  const owned = ownedParcel({ category: '22' });

  it('is leased by the successor, for the former owner, and before that by the owner alone (L7)', () => {
    const reorganisations = known(reorganisationStream, COUNTY, merged);
    const leasing = (grantor: string, signedOn: string) => {
      const { command, held } = lease(grantor, signedOn);
      const judged = given(holdRight, { history: owned, references: { reorganisations } }).when(command);
      return { judged, held };
    };
    for (const [grantor, signedOn] of [
      [SHANGWU, on],
      [COLLECTIVE, '2026-01-31'],
    ] as const) {
      const { judged, held } = leasing(grantor, signedOn);
      judged.then(held);
    }
    for (const [grantor, signedOn] of [
      [COLLECTIVE, on],
      [SHANGWU, '2026-01-31'],
      [XIAWU, on],
    ] as const)
      leasing(grantor, signedOn).judged.refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
  });

  it('is leased by the collective that a split gave it to, and by whoever comes after that one (L7)', () => {
    const history = [merged, split];
    const holding = (grantor: string, ...after: DomainEvent[]) =>
      given(holdRight, {
        history: owned,
        references: { reorganisations: known(reorganisationStream, COUNTY, ...history, ...after) },
      }).when(lease(grantor, '2026-02-20').command);
    holding(HEYI).then(lease(HEYI, '2026-02-20').held);
    holding(SHANGWU).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
    const again = CollectiveMergerRecorded.of({ ...merged.data, successorId: XIAWU, absorbed: [HEYI] });
    holding(XIAWU, again).then(lease(XIAWU, '2026-02-20').held);
    holding(HEYI, again).refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
  });
});

describe('land under the new code of a village', () => {
  it('belongs to the collective of a code in whose place it stands (L4)', () => {
    const village = known(
      divisionStream,
      VILLAGE,
      DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
      DivisionSuccessionRecorded.of({ divisionCode: VILLAGE, predecessors: ['140722100231'] }),
    );
    const references = { collective: collectiveOfTheNextVillage, village };
    const { judgement } = given(recordCollectiveOwnership, { history, references })
      .when(command)
      .then(CollectiveOwnershipRecorded.of(stated));
    expect(judgement.held).toContain('L4');
  });
});
