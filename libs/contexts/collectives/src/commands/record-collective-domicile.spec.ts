import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, VILLAGE } from '#examples';
import { given } from '#given';
import { HEYI, newId } from '../../../../../test/reorganising.js';
import { CollectiveAbsorbed, CollectiveDomicileRecorded, CollectiveRegistered } from '../facts/index.js';
import { recordCollectiveDomicile } from './record-collective-domicile.js';

const history = [
  CollectiveRegistered.of({
    collectiveId: COLLECTIVE,
    name: '黄家会村股份经济合作社',
    level: 'N2',
    divisionCode: VILLAGE,
    registeredOn: '2020-01-01',
  }),
];
const atTheSquare = { domicile: '左权县辽阳镇黄家会村文化广场东侧' };
const atTheBridge = { domicile: '左权县辽阳镇黄家会村桥头1号' };
const command = { collectiveId: COLLECTIVE, ...atTheSquare };
const recorded = CollectiveDomicileRecorded.of(atTheSquare);

describe('the domicile of a collective', () => {
  it('is where its office is, and may move', () => {
    given(recordCollectiveDomicile, { history }).when(command).then(recorded);
    given(recordCollectiveDomicile, { history: [...history, recorded] })
      .when({ ...command, ...atTheBridge })
      .then(CollectiveDomicileRecorded.of(atTheBridge));
    given(recordCollectiveDomicile).when(command).refused('COLLECTIVE.NOT_FOUND');
  });

  it('is another than before, and later than the registration and the last one (C6)', () => {
    const out = 'COLLECTIVES.DOMICILE_OUT_OF_ORDER';
    const moved = { history: [...history, recorded] };
    given(recordCollectiveDomicile, moved).when(command).refused(out);
    const { detail } = given(recordCollectiveDomicile, moved)
      .when({ ...command, ...atTheBridge, effectiveOn: '2025-12-31' })
      .refused(out);
    expect(detail).toContain('2026-01-01');
    given(recordCollectiveDomicile, { history })
      .when({ ...command, effectiveOn: '2019-12-31' })
      .refused(out);
  });

  it('moves no more when the collective has ended, but may be told late (RG1)', () => {
    const absorbed = CollectiveAbsorbed.of({
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      reorganisationId: newId('reorganisation'),
      successorId: HEYI,
      on: '2026-02-01',
      approvedOn: '2026-01-10',
    });
    given(recordCollectiveDomicile, { history: [...history, absorbed] })
      .when(command)
      .refused('COLLECTIVES.ACTS_NO_MORE');
    given(recordCollectiveDomicile, { history: [...history, absorbed] })
      .when({ ...command, effectiveOn: '2026-01-31' })
      .then(recorded);
  });
});
