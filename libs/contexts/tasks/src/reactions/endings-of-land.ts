import {
  type LandFiling,
  LandFilingRecorded,
  onwardConveyanceIsFiled,
  ownerIsNoticedOfTheConveyance,
  securityIsFiled,
  swapIsFiled,
} from '#land-rights/facts';
import type { Case, Desk } from '#read-store';
import { type Ended, closes } from './closing.js';

/** What is done when something of a parcel has been filed. */
const FILED: Readonly<Record<LandFiling, Ended>> = {
  swap: swapIsFiled,
  onward: onwardConveyanceIsFiled,
  security: securityIsFiled,
  'owner-notice': ownerIsNoticedOfTheConveyance,
};

/** What ends the duties of a parcel. */
export const LAND_ENDINGS: readonly Case<Desk>[] = [
  closes(LandFilingRecorded, ({ data: { filing } }) => [FILED[filing]]),
];
