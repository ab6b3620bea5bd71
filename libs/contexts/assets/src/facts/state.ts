import { DIQI_NAMESPACE, type DataOf, type LegalDate, absent, streamType, uuidV5 } from '#kernel';
import {
  AssetAppraised,
  AssetDisposed,
  AssetInspected,
  AssetKeeperAssigned,
  AssetRegistered,
  AssetUseChanged,
} from './events.js';

export const ASSET_STANDINGS = { held: '在册', disposed: '已处置' } as const;
export type AssetStanding = keyof typeof ASSET_STANDINGS;

export type Appraisal = Omit<DataOf<typeof AssetAppraised>, 'assetId'>;
export type Disposal = DataOf<typeof AssetDisposed>;

export interface Asset extends DataOf<typeof AssetRegistered> {
  readonly standing: AssetStanding;
  /** Since when it is used as it is. */
  readonly useSince: LegalDate;
  readonly lease?: DataOf<typeof AssetUseChanged>['lease'];
  readonly keeper?: Pick<DataOf<typeof AssetKeeperAssigned>, 'personId' | 'from'>;
  readonly inspection?: Pick<DataOf<typeof AssetInspected>, 'inspectedOn' | 'condition'>;
  /** The day from which the duty to inspect it next is counted; none while nobody has that duty. */
  readonly dutySince?: LegalDate | undefined;
  readonly appraisals: readonly Appraisal[];
  readonly disposal?: Disposal;
}

/** An asset is named by its owner and the code that the owner gave it. */
export function assetIdOf({ collectiveId, code }: { collectiveId: string; code: string }): string {
  return uuidV5(DIQI_NAMESPACE, `asset/${collectiveId}/${code}`);
}

export const assetStream = streamType({
  category: 'asset',
  title: '资产',
  events: [
    AssetRegistered,
    AssetUseChanged,
    AssetKeeperAssigned,
    AssetInspected,
    AssetAppraised,
    AssetDisposed,
  ],
  initial: absent<Asset>(),
  evolve: {
    AssetRegistered: (_, asset): Asset => ({
      ...asset,
      standing: 'held',
      useSince: asset.acquiredOn,
      appraisals: [],
    }),
    AssetUseChanged: (asset, { useState, changedOn: useSince, lease }) =>
      asset && { ...asset, useState, useSince, lease },
    AssetKeeperAssigned: (asset, { personId, from }) =>
      asset && { ...asset, keeper: { personId, from }, dutySince: asset.dutySince ?? from },
    AssetInspected: (asset, { inspectedOn, condition }) =>
      asset && {
        ...asset,
        inspection: { inspectedOn, condition },
        dutySince: condition === 'unusable' ? undefined : inspectedOn,
      },
    AssetAppraised: (asset, { assetId: _, ...appraisal }) =>
      asset && { ...asset, appraisals: [...asset.appraisals, appraisal] },
    AssetDisposed: (asset, disposal) =>
      asset && { ...asset, standing: 'disposed' as const, dutySince: undefined, disposal },
  },
});

/** 净值, fen. */
export function bookValueOf({
  originalFen,
  depreciatedFen,
}: {
  originalFen: number;
  depreciatedFen: number;
}): number {
  return originalFen - depreciatedFen;
}
