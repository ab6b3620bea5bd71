import { describe, expect, it } from '@jest/globals';
import { STATED_LEASE, contractedParcel, leaseReferences, parcel } from '#examples';
import { given } from '#given';
import { ListingHeld } from '#land-rights/facts';
import { concludeLease } from './conclude-lease.js';

const LISTING = '左产交〔2026〕18号';
const listed = parcel(
  ...contractedParcel,
  ListingHeld.of({ encumbranceId: 'e1', listingId: LISTING, right: 'management-right' }),
);
const lease = (listingId?: string) =>
  given(concludeLease, { references: { ...leaseReferences, parcels: [listed] } }).when({
    ...STATED_LEASE,
    listingId,
  });

describe('a lease of land that is listed at the exchange', () => {
  it('is refused unless it is the one that carries the listing out, which it then names', () => {
    expect(lease().decided).toMatchObject({ rejected: true, facts: { listingId: LISTING } });
    expect(lease('左产交〔2026〕19号').decided).toMatchObject({ rejected: true });
    expect(lease(LISTING).decided).toMatchObject({ events: [{ data: { listingId: LISTING } }] });
  });
});
