import { beforeEach, describe, expect, it } from '@jest/globals';

import { COLLECTIVE, PARCEL, VILLAGE, ownedParcel, parcel } from '#examples';
import { given } from '#given';
import { HOUSE, assetRegistered } from '#made-assets';
import { ParcelSuperseded, PartOpened, PartReserved } from '#land-rights/facts';
import { AssetLandReshaped, assetBookStream, assetStream } from '../facts/index.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { FollowReshapedLand, followReshapedLand } from '../commands/follow-reshaped-land.js';
import { assetBooks } from './asset-books.js';

const OTHER = `${VILLAGE}0000009`;
const parts = [`${VILLAGE}0000201`, `${VILLAGE}0000202`] as const;
const { funds: _, ...house } = HOUSE;
const resource = (code: string, parcels: string[]) =>
  assetRegistered({
    ...{ ...house, code, name: '河滩地', assetClass: 'resource', kind: 'arable-land', unit: 'mu' },
    ...{ quantityHundredths: 500, originalFen: 0, depreciatedFen: 0, funds: [], parcels },
  });
const into = (codes: readonly string[]) =>
  ParcelSuperseded.of({
    ...{ reshapingId: 'r', into: [...codes], on: '2026-01-02' },
    ...{ rightIds: [], encumbranceIds: [] },
  });
const part = (code: string, origins: string[], areaDm2: number) => [
  PartReserved.of({
    ...{ reshapingId: 'r', code, name: '河滩地', areaDm2, divisionCode: VILLAGE, kind: 'contracted-arable' },
    ...{ category: '10', landClass: 'arable', plantedUse: '1', origins },
  }),
  PartOpened.of({
    reshapingId: 'r',
    ownership: { collectiveId: COLLECTIVE, nature: '32' },
    rights: [],
    encumbrances: [],
  }),
];

describe('the land of a resource asset', () => {
  let county: MemoryCounty;
  const own = resource('资1', [PARCEL]);
  const neighbour = resource('资2', [OTHER]);
  const landOf = async ({ data: { assetId } }: typeof own) =>
    (await county.load(assetStream, assetId)).state?.parcels;

  beforeEach(() => {
    county = new MemoryCounty();
  });

  it('goes into the parts of a split, once, and the book of the owner follows', async () => {
    await county.before(`parcel-${PARCEL}`, ...ownedParcel());
    await county.before(`asset-${own.data.assetId}`, own);
    for (const code of parts) await county.before(`parcel-${code}`, ...part(code, [PARCEL], 166_675));
    await county.before(`parcel-${PARCEL}`, into(parts));
    for (let again = 0; again < 2; again++) await county.settle(assetBooks, { from: -1 });
    expect(await landOf(own)).toEqual(parts);
    const followed = (await county.log()).filter(({ type }) => type === 'AssetLandReshaped');
    expect(followed).toHaveLength(1);
    expect(followed[0]?.metadata).not.toHaveProperty('warnings');
    expect((await county.load(assetBookStream, COLLECTIVE)).state?.land).toEqual([
      { assetId: own.data.assetId, parcels: parts },
    ]);
  });

  it('follows also when the asset was registered while the split was carried out', async () => {
    await county.before(`parcel-${PARCEL}`, ...ownedParcel(), into(parts));
    for (const code of parts) await county.before(`parcel-${code}`, ...part(code, [PARCEL], 166_675));
    await county.before(`asset-${own.data.assetId}`, own);
    await county.settle(assetBooks, { from: -1 });
    expect(await landOf(own)).toEqual(parts);
  });

  it('of two assets goes to that of the first source of a merger, and what no longer adds up is said', async () => {
    const [merged] = parts;
    await county.before(`parcel-${PARCEL}`, ...ownedParcel());
    await county.before(`parcel-${OTHER}`, ...ownedParcel({ code: OTHER }));
    for (const each of [own, neighbour]) await county.before(`asset-${each.data.assetId}`, each);
    await county.before(`parcel-${merged}`, ...part(merged, [PARCEL, OTHER], 666_700));
    await county.before(`parcel-${PARCEL}`, into([merged]));
    await county.before(`parcel-${OTHER}`, into([merged]));
    await county.settle(assetBooks, { from: -1 });
    expect([await landOf(own), await landOf(neighbour)]).toEqual([[merged], []]);
    const [first] = (await county.log()).filter(({ type }) => type === 'AssetLandReshaped');
    expect(first?.metadata).toHaveProperty('warnings', [expect.objectContaining({ rule: 'AS23' })]);
  });

  it('is followed once for each parcel (AS28)', () => {
    const follow = new FollowReshapedLand(own.data.assetId, PARCEL, parts, '2026-01-02');
    const references = { land: [parcel(...ownedParcel())] };
    const followed = AssetLandReshaped.of({
      ...{ assetId: own.data.assetId, parcelCode: PARCEL, on: '2026-01-02' },
      ...{ into: [...parts], parcels: [...parts] },
    });
    given(followReshapedLand, { history: [own], references })
      .when(follow)
      .then(followed);
    given(followReshapedLand, { history: [own, followed], references })
      .when(follow)
      .refused('ASSETS.LAND_ALREADY_FOLLOWED');
  });
});
