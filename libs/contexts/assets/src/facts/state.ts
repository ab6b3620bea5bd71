import { DIQI_NAMESPACE, type DataOf, type LegalDate, absent, streamType, uuidV5 } from '#kernel';
import type { BookEntry } from './asset-book.js';
import { NO_FIGURES, minus, plus } from './booked.js';
import { AssetCorrected } from './correction-events.js';
import { AssistedIncomeRecorded, AssistedProjectRecorded } from './assisted-events.js';
import {
  AssetAppraised,
  AssetDisposed,
  AssetInspected,
  AssetKeeperAssigned,
  AssetLandReshaped,
  AssetOpeningEntered,
  AssetRegistered,
  AssetUseChanged,
  type Figures,
} from './events.js';
import { AssetAdjustedToCount } from './inventory-events.js';

export const ASSET_STANDINGS = { held: '在册', disposed: '已处置', lost: '盘亏核销' } as const;
export type AssetStanding = keyof typeof ASSET_STANDINGS;

export type Appraisal = Omit<DataOf<typeof AssetAppraised>, 'assetId'>;
export type Disposal = DataOf<typeof AssetDisposed>;

export type AssistedProject = Omit<DataOf<typeof AssistedProjectRecorded>, 'assetId' | 'divisionCode'>;

export interface Asset extends DataOf<typeof AssetRegistered> {
  readonly standing: AssetStanding;
  /** What the register said of it first, less what was missed of it and never posted: what the books take over. */
  readonly registeredAs: Figures;
  /** What the accounts hold of it. */
  readonly booked: Figures;
  /** 期初日; none while its balance is not in the books. */
  readonly openedOn?: LegalDate;
  /** The first day on which an inventory or a disposal changed what the books say of it. */
  readonly changedOn?: LegalDate;
  /** Since when it is used as it is. */
  readonly useSince: LegalDate;
  readonly lease?: DataOf<typeof AssetUseChanged>['lease'];
  readonly keeper?: Pick<DataOf<typeof AssetKeeperAssigned>, 'personId' | 'from'>;
  readonly inspection?: Pick<DataOf<typeof AssetInspected>, 'inspectedOn' | 'condition'>;
  /** The day from which the duty to inspect it next is counted; none while nobody has that duty. */
  readonly dutySince?: LegalDate | undefined;
  readonly appraisals: readonly Appraisal[];
  readonly disposal?: Disposal;
  /** The inventories that changed it. */
  readonly adjustedBy: readonly string[];
  /** Of an asset that was built with money for assisting the poor. */
  readonly assisted?: AssistedProject;
  readonly incomes: readonly Pick<DataOf<typeof AssistedIncomeRecorded>, 'year' | 'incomeFen'>[];
}

/** An asset is named by its owner and the code that the owner gave it. */
export function assetIdOf({ collectiveId, code }: { collectiveId: string; code: string }): string {
  return uuidV5(DIQI_NAMESPACE, `asset/${collectiveId}/${code}`);
}

function changedFirst({ changedOn = '9999-12-31' }: Asset, on: LegalDate): Pick<Asset, 'changedOn'> {
  return { changedOn: changedOn < on ? changedOn : on };
}

/** What an inventory moved in the accounts; what it missed that was never in them is not to be taken over any more. */
function postedBy(
  asset: Asset,
  { before, after, inAccounts, on }: DataOf<typeof AssetAdjustedToCount>,
): Pick<Asset, 'booked' | 'registeredAs' | 'changedOn'> {
  const whole = minus(after, before);
  const posted = inAccounts ? minus(inAccounts.after, inAccounts.before) : whole;
  return {
    booked: plus(asset.booked, posted),
    registeredAs: plus(asset.registeredAs, minus(whole, posted)),
    ...(posted.originalFen !== 0 || posted.depreciatedFen !== 0 || !inAccounts
      ? changedFirst(asset, on)
      : {}),
  };
}

/** The asset as it is right; figures are put right only while no inventory has changed them. */
export function corrected(asset: Asset, after: DataOf<typeof AssetCorrected>['after']): Asset {
  const right = { ...asset, ...after };
  return { ...right, registeredAs: right.adjustedBy.length > 0 ? asset.registeredAs : figuresOfAsset(right) };
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
    AssetAdjustedToCount,
    AssetOpeningEntered,
    AssetCorrected,
    AssetLandReshaped,
    AssistedProjectRecorded,
    AssistedIncomeRecorded,
  ],
  initial: absent<Asset>(),
  evolve: {
    AssetRegistered: (_, asset): Asset => ({
      ...asset,
      standing: 'held',
      registeredAs: figuresOfAsset(asset),
      booked: asset.inventoryId === undefined ? NO_FIGURES : figuresOfAsset(asset),
      useSince: asset.acquiredOn,
      appraisals: [],
      adjustedBy: [],
      incomes: [],
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
      asset && {
        ...asset,
        ...changedFirst(asset, disposal.disposedOn),
        ...{ standing: 'disposed' as const, dutySince: undefined, disposal },
      },
    AssetOpeningEntered: (asset, { openedOn, ...opening }) =>
      asset && { ...asset, openedOn, booked: plus(asset.booked, figuresOfAsset(opening)) },
    AssetCorrected: (asset, { after }) => asset && corrected(asset, after),
    AssetLandReshaped: (asset, { parcels }) => asset && { ...asset, parcels },
    AssistedProjectRecorded: (asset, { assetId: _, divisionCode: __, ...assisted }) =>
      asset && { ...asset, assisted, dutySince: asset.dutySince ?? assisted.confirmedOn },
    AssistedIncomeRecorded: (asset, { year, incomeFen }) =>
      asset && { ...asset, incomes: [...asset.incomes, { year, incomeFen }] },
    AssetAdjustedToCount: (asset, count) => {
      if (!asset) return asset;
      const { after, useState, inventoryId, on } = count;
      const adjustedBy = [...asset.adjustedBy, inventoryId];
      const useSince = useState === asset.useState ? asset.useSince : on;
      const adjusted = { ...asset, ...after, ...postedBy(asset, count), useState, useSince, adjustedBy };
      if (after.quantityHundredths > 0) return adjusted;
      return { ...adjusted, standing: 'lost' as const, dutySince: undefined };
    },
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

export function figuresOfAsset({ quantityHundredths, originalFen, depreciatedFen }: Figures): Figures {
  return { quantityHundredths, originalFen, depreciatedFen };
}

/** An asset as the book of its owner and the list of an inventory hold it. */
export function bookEntryOf(asset: Asset | DataOf<typeof AssetRegistered>): BookEntry {
  const { assetId, code, name, assetClass, kind, unit, place, useState } = asset;
  return { assetId, code, name, assetClass, kind, unit, place, useState, ...figuresOfAsset(asset) };
}
