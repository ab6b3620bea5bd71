import { describe, expect, it } from '@jest/globals';
import { landContractingLaw } from '#kernel';
import { COLLECTIVE, PARCEL, RESOLUTION, resolutionAdopted } from '#examples';
import {
  type Resolution,
  ResolutionRejected,
  ResolutionRevoked,
  type ResolutionUse,
  resolutionCarries,
  resolutionStream,
} from './index.js';

const needed = resolutionCarries<Partial<ResolutionUse> | undefined>({
  id: 'X1',
  code: 'X.NEEDED',
  sentence: '应有决议。',
  basis: [landContractingLaw('第五十二条')],
  use: (changes) =>
    changes && {
      resolution: adopted(),
      collectiveId: COLLECTIVE,
      matter: 'land-lease-outside',
      usedOn: '2026-03-01',
      usedOnField: 'signedOn',
      today: '2026-03-02',
      parcels: [PARCEL],
      ...changes,
    },
});
const recorded = { revision: 0, effectiveOn: '2026-01-01' };
function adopted(more: Parameters<typeof resolutionAdopted>[0] = {}): Resolution {
  return { ...resolutionAdopted(more).data, standing: 'carried' };
}
const revoked = resolutionStream.evolve.ResolutionRevoked(
  adopted(),
  ResolutionRevoked.of({ resolutionId: RESOLUTION, by: 'court', revokedOn: '2026-02-01' }).data,
  recorded,
);
const rejected = resolutionStream.evolve.ResolutionRejected(
  undefined,
  ResolutionRejected.of(resolutionAdopted({ inFavour: 197 }).data).data,
  recorded,
);

describe('a resolution that a command names', () => {
  it('carries what it decided, and is not asked for where none is needed', () => {
    expect(needed.breach({})).toBeUndefined();
    expect(needed.breach(undefined)).toBeUndefined();
    expect(needed.breach({ resolution: revoked, usedOn: '2026-01-31' })).toBeUndefined();
  });

  it.each<[string, Partial<ResolutionUse>, RegExp]>([
    ['that does not exist', { resolution: undefined }, /没有本集体就“未承包地由集体以外/],
    ['of another collective', { collectiveId: 'N2140722MF00000073' }, /没有本集体/],
    ['on another matter', { matter: 'asset-disposal' }, /没有本集体就“集体资产的处置”/],
    ['that was not carried', { resolution: rejected }, /没有通过，还差 3 票/],
    ['of other land', { parcels: [PARCEL, '1407221002300000009'] }, /没有写明地块 1407221002300000009/],
    ['that came later', { usedOn: '2025-12-11' }, /2025-12-11 办理，决议 2025-12-12/],
    ['that was revoked', { resolution: revoked }, /已于 2026-02-01 撤销/],
    ['that has lapsed', { resolution: adopted({ validUntil: '2026-02-28' }) }, /2026-02-28 为止/],
    [
      'on another contract',
      { resolution: adopted({ contractIds: [RESOLUTION] }), contractId: 'c1' },
      /不是就合同 c1/,
    ],
    [
      'at another price',
      { resolution: adopted({ lowestPriceFen: 120_000 }), priceFen: 100_000 },
      /不低于 1200 元.*还差 200 元/,
    ],
  ])('is refused when it is one %s', (_, changes, detail) => {
    const breach = needed.breach(changes);
    expect(breach?.detail).toMatch(detail);
    expect(breach?.wayForward).toMatch(/。$/);
  });

  it('says who may decide instead, and on which day at the earliest', () => {
    expect(needed.breach({ resolution: undefined })?.wayForward).toBe(
      '召开成员大会表决并登记决议，今日通知的，最早 2026-03-12 可再开会。',
    );
    expect(needed.breach({ resolution: undefined, matter: 'asset-disposal' })?.wayForward).toContain(
      '成员大会或成员代表大会',
    );
  });
});
