import { describe, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, SHA } from '#examples';
import { FATHER, SON, ofVillage, rosterHistory } from '#family';
import { CivilCapacityRecorded } from '../facts/index.js';
import { recordCivilCapacity } from './record-civil-capacity.js';

const history = rosterHistory;
const command = {
  collectiveId: COLLECTIVE,
  personId: FATHER,
  ground: 'court-limited',
  documents: [{ title: '民事判决书', sha256: SHA }],
};
const recorded = { ...ofVillage, personId: FATHER, from: '2026-03-02' };

describe('civil capacity', () => {
  it('is limited and restored by the court', () => {
    given(recordCivilCapacity, { history })
      .when(command)
      .then(CivilCapacityRecorded.of({ ...recorded, ground: 'court-limited', fullCapacity: false }));
    given(recordCivilCapacity, { history })
      .when({ ...command, ground: 'court-restored' })
      .then(CivilCapacityRecorded.of({ ...recorded, ground: 'court-restored', fullCapacity: true }));
  });

  it('is full from sixteen on for whoever lives by their own labour (MB16)', () => {
    const labour = { ...command, personId: SON, ground: 'own-labour', effectiveOn: '2024-03-03' };
    given(recordCivilCapacity, { history })
      .when(labour)
      .then(
        CivilCapacityRecorded.of({
          ...recorded,
          personId: SON,
          ground: 'own-labour',
          fullCapacity: true,
          from: '2024-03-03',
        }),
      );
    for (const wrong of [{ effectiveOn: '2024-03-02' }, { personId: FATHER }])
      given(recordCivilCapacity, { history })
        .when({ ...labour, ...wrong })
        .refused('COLLECTIVES.NOT_OF_THE_AGE_OF_LABOUR');
  });

  it('rests on a paper (MB11)', () => {
    given(recordCivilCapacity, { history })
      .when({ ...command, documents: [] })
      .refused('COLLECTIVES.PAPER_MISSING');
  });
});
