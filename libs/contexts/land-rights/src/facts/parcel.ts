import type { DataOf, LAND_CLASSES, LegalDate } from '#kernel';
import type { FarmingForAnotherRecorded } from './disposition-events.js';
import type { Encumbrance } from './encumbrances.js';
import type { CollectiveOwnershipRecorded, LandUnitRegistered, ParcelRegistered } from './events.js';
import type { LandKind } from './kinds.js';
import type { LandFilingRecorded } from './registration-events.js';
import type { Right, RightStack } from './rights.js';
import type { ParcelShapeRecorded } from './shape-events.js';
import type { SwapCompleted, SwapHeld } from './swap-events.js';

type Registered = DataOf<typeof ParcelRegistered>;
type Ownership = DataOf<typeof CollectiveOwnershipRecorded>;

type SwapUnderWay = Pick<DataOf<typeof SwapHeld>, 'swapId' | 'rightId' | 'otherParcelCode' | 'from'>;

type CompletedSwap = Pick<DataOf<typeof SwapCompleted>, 'swapId' | 'rightId' | 'newRightId'>;

/** A piece of land with its whole stack of rights, and what burdens it. */
export interface Parcel
  extends
    Omit<Registered, 'landClass'>,
    Partial<Pick<DataOf<typeof LandUnitRegistered>, 'plannedUse' | 'house'>> {
  readonly landClass: keyof typeof LAND_CLASSES;
  readonly kind: LandKind;
  /** Legal date since which it is as it is described; a correction reaches back to it. */
  readonly describedOn: LegalDate;
  readonly ownership?: Ownership | undefined;
  readonly rights: readonly Right[];
  readonly encumbrances: readonly Encumbrance[];
  /** By its rings, see the event. */
  readonly shape?: DataOf<typeof ParcelShapeRecorded>;
  /** 代耕、托管: no right moves. */
  readonly services: readonly DataOf<typeof FarmingForAnotherRecorded>[];
  /** What was filed of it with the issuer, or the owner was told. */
  readonly filings?: readonly DataOf<typeof LandFilingRecorded>[];
  /** A swap that has been decided or held, and is not carried out yet. */
  readonly swap?: SwapUnderWay | undefined;
  /** Those that were carried out, in their order. */
  readonly swaps?: readonly CompletedSwap[];
  /** A split or merger that is decided or held, and not carried out yet. */
  readonly reshaping?: string | undefined;
  /** The parcels that went into this one. */
  readonly origins?: readonly string[];
  /**
   * Since when there is no such parcel any more: expropriated, gone into others with what stood on it, or never come
   * about because the split that reserved its code fell through.
   */
  readonly gone?: {
    readonly on: LegalDate;
    readonly cause: 'expropriated' | 'reshaped' | 'fell-through';
    readonly into: readonly string[];
    readonly carried?: RightStack;
  };
}

/**
 * Id of the swap that a right on the parcel came by; else of the one by which it goes or went. None of a right that was
 * never swapped.
 */
export function swapOfRight(
  { swap, swaps = [] }: Pick<Parcel, 'swap' | 'swaps'>,
  id: string,
): string | undefined {
  const cameBy = swaps.find(({ newRightId }) => newRightId === id);
  const goesBy = swap?.rightId === id ? swap : swaps.find(({ rightId }) => rightId === id);
  return (cameBy ?? goesBy)?.swapId;
}
