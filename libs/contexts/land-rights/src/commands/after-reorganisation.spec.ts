import { describe, expect, it } from '@jest/globals';
import { DivisionRegistered, DivisionSuccessionRecorded, divisionStream } from '#divisions/facts';
import { COLLECTIVE, COOPERATIVE, PARCEL, VILLAGE, collectiveOfTheNextVillage, ownedParcel } from '#examples';
import { given, known } from '#given';
import { CollectiveAbsorbed, CollectiveSuccessionRecorded } from '#collectives/facts';
import { SHANGWU, SHANGWU_VILLAGE, collective, newId } from '../../../../../test/reorganising.js';
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

  it('is leased by the successor, for the former owner, and by no other (L7)', () => {
    const lease = new HoldRight(
      PARCEL,
      'c2',
      'management-right',
      { kind: 'collective', id: SHANGWU },
      [{ kind: 'cooperative', id: COOPERATIVE.id }],
      '2026-03-01',
      '2030-12-31',
      '2026-03-01',
    );
    const { right, holders, from, to } = lease;
    given(holdRight, { history: ownedParcel({ category: '22' }), references: { grantor: successor } })
      .when(lease)
      .then(RightHeld.of({ contractId: 'c2', right, holders: [...holders], from, to }));
    for (const grantor of [collective(SHANGWU, SHANGWU_VILLAGE), undefined])
      given(holdRight, { history: ownedParcel({ category: '22' }), references: { grantor } })
        .when(lease)
        .refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
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
