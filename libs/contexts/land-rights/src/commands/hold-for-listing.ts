import { Evidence, commandOn } from '#nest';
import { Choice, DocumentNumber, LandCode } from '#nest/fields';
import {
  BURDEN_RULES,
  LISTING_ENDS,
  ListingHeld,
  ListingReleased,
  RIGHT_KINDS,
  type RightKind,
  encumbranceIsThereToEnd,
  listedRightMayBeTraded,
} from '../facts/index.js';
import { EncumbranceEnding, ON_PARCEL, endOf } from './ending-encumbrance.js';

export class HoldForListing extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @DocumentNumber('挂牌项目编号', { example: '左产交〔2026〕18号' })
  listingId: string;

  @Choice('挂牌的权利', RIGHT_KINDS)
  right: RightKind;
}

export const holdForListing = commandOn({
  command: HoldForListing,
  title: '登记挂牌锁定',
  ...ON_PARCEL,
  facts: ({ command: { listingId: listed, right: offered }, state: parcel, context: { newId } }) => ({
    parcel,
    offered,
    held: { encumbranceId: newId('encumbrance'), listingId: listed, right: offered },
  }),
  rules: [listedRightMayBeTraded, ...BURDEN_RULES],
  decide: ({ held }) => [ListingHeld.of(held)],
});

export class ReleaseListing extends EncumbranceEnding {
  @Choice('解除的原因', LISTING_ENDS)
  cause: keyof typeof LISTING_ENDS;
}

export const releaseListing = commandOn({
  command: ReleaseListing,
  title: '登记挂牌锁定解除',
  ...ON_PARCEL,
  facts: ({ command, state, context }) => endOf(command, state, context, 'listing'),
  rules: [encumbranceIsThereToEnd],
  decide: ({ encumbranceId }, { command: { cause } }) => [ListingReleased.of({ encumbranceId, cause })],
});
