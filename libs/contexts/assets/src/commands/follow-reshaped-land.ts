import type { LegalDate } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { commandOn, many } from '#nest';
import {
  type Asset,
  AssetLandReshaped,
  assetStream,
  landAddsUpToTheQuantity,
  landAfter,
  landIsFollowedOnce,
} from '../facts/index.js';

/** Sent for every asset whose parcel has gone into others, by a split or a merger. */
export class FollowReshapedLand {
  constructor(
    readonly assetId: string,
    readonly parcelCode: string,
    /** The parcels that take its place in this asset; none where they came into another. */
    readonly into: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const followReshapedLand = commandOn({
  command: FollowReshapedLand,
  title: '资产所含地块随分割、合并变更',
  permission: 'internal',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: {
    land: many(parcelStream, ({ parcelCode, into }: FollowReshapedLand, asset: Asset | undefined) =>
      landAfter(asset?.parcels, parcelCode, into),
    ),
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { parcelCode: gone, into, effectiveOn: on }, state: asset, references }) => ({
    ...{ asset, gone, into, on },
    unit: asset.unit,
    quantityHundredths: asset.quantityHundredths,
    land: references.land.map(({ state: parcel }) => ({ parcel })),
  }),
  rules: [landIsFollowedOnce, landAddsUpToTheQuantity],
  decide: ({ asset: { assetId, parcels }, gone: parcelCode, into, on }) => [
    AssetLandReshaped.of({
      ...{ assetId, parcelCode, on },
      into: [...into],
      parcels: [...landAfter(parcels, parcelCode, into)],
    }),
  ],
});
