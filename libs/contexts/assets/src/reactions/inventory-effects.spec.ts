import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, VILLAGE } from '#examples';
import { HOUSE, assetRegistered, disposed, lampsRegistered } from '#made-assets';
import {
  agreed,
  closed,
  confirmed,
  figures,
  found,
  house,
  inventoryId,
  lamps,
  listed,
  opened,
  published,
  surplus,
} from '#made-inventories';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { AssetUseChanged, InventoryLineCounted, assetBookStream, assetStream } from '../facts/index.js';
import { assetBooks } from './asset-books.js';
import { inventoryEffects } from './inventory-effects.js';

const fewer = figures(200, 13_000_000, 3_000_000);
const houseCounted = InventoryLineCounted.of({ ...agreed(house).data, counted: fewer, reason: '冲毁' });
const lampsGone = InventoryLineCounted.of({ ...agreed(lamps).data, counted: figures(0, 0, 0), reason: '无' });
const SURPLUS = surplus.assetId;

async function countyWith(...more: readonly (typeof houseCounted | typeof found)[]): Promise<MemoryCounty> {
  const county = new MemoryCounty();
  await county.before(`asset-${HOUSE.assetId}`, assetRegistered());
  await county.before(`asset-${lamps.assetId}`, lampsRegistered);
  const history = [opened, listed, ...more, closed, published, confirmed];
  await county.before(`inventory-${inventoryId}`, ...history);
  return county;
}
const typesOf = async (county: MemoryCounty, stream: string): Promise<string[]> =>
  (await county.log()).filter((event) => event.stream === stream).map(({ type }) => type);

describe('a confirmed inventory', () => {
  it('comes into the register once, however often it is handled', async () => {
    const county = await countyWith(houseCounted, lampsGone, found);
    for (let again = 0; again < 3; again++) await county.settle(inventoryEffects, { from: -1 });
    expect(await typesOf(county, `asset-${HOUSE.assetId}`)).toEqual([
      'AssetRegistered',
      'AssetAdjustedToCount',
    ]);
    expect((await county.load(assetStream, HOUSE.assetId)).state).toMatchObject({
      ...fewer,
      standing: 'held',
    });
    expect((await county.load(assetStream, lamps.assetId)).state).toMatchObject({ standing: 'lost' });
    expect(await typesOf(county, `asset-${SURPLUS}`)).toEqual(['AssetRegistered']);
    await county.settle(assetBooks, { from: -1 });
    await county.settle(assetBooks, { from: -1 });
    const { state: book } = await county.load(assetBookStream, COLLECTIVE);
    expect(book?.divisionCode).toBe(VILLAGE);
    expect(book?.entries.map(({ code, originalFen }) => [code, originalFen]).sort()).toEqual([
      ['固1', 13_000_000],
      ['盘1', 100],
    ]);
  });

  it('changes nothing that it found as the book says, or that was disposed of meanwhile', async () => {
    const county = new MemoryCounty();
    await county.before(`asset-${HOUSE.assetId}`, assetRegistered(), disposed());
    await county.before(`asset-${lamps.assetId}`, lampsRegistered);
    const history = [opened, listed, houseCounted, agreed(lamps), closed, published, confirmed];
    await county.before(`inventory-${inventoryId}`, ...history);
    await county.settle(inventoryEffects, { from: -1 });
    expect(await typesOf(county, `asset-${lamps.assetId}`)).toEqual(['AssetRegistered']);
    expect((await county.load(assetStream, HOUSE.assetId)).state).toMatchObject({ standing: 'disposed' });
  });

  it('leaves the use of an asset as it was changed after the count', async () => {
    const county = await countyWith(
      InventoryLineCounted.of({ ...agreed(house).data, useState: 'occupied' }),
      InventoryLineCounted.of({ ...agreed(lamps).data, useState: 'occupied' }),
    );
    const changed = { assetId: HOUSE.assetId, useState: 'to-be-disposed', changedOn: '2026-01-20' } as const;
    await county.before(`asset-${HOUSE.assetId}`, AssetUseChanged.of(changed));
    await county.settle(inventoryEffects, { from: -1 });
    const { state } = await county.load(assetStream, HOUSE.assetId);
    expect(state).toMatchObject({ useState: 'to-be-disposed', useSince: '2026-01-20' });
    const { state: others } = await county.load(assetStream, lamps.assetId);
    expect(others).toMatchObject({ useState: 'occupied' });
  });

  it('gives what it found another code when its own was given to another meanwhile', async () => {
    const county = await countyWith(agreed(house), agreed(lamps), found);
    await county.before(`asset-${SURPLUS}`, assetRegistered({ code: '盘1' }));
    await county.settle(inventoryEffects, { from: -1 });
    const entered = (await county.log()).filter(
      ({ type, data }) => type === 'AssetRegistered' && 'inventoryId' in data,
    );
    expect(entered.map(({ data }) => data.code)).toEqual(['盘1（2025年盘盈）']);
  });
});
