import { describe, it } from '@jest/globals';
import { SHA, STATED_LEASE, contractedParcel, leaseReferences, parcel } from '#examples';
import { given } from '#given';
import { ContractLandRecalled } from '#land-rights/facts';
import { concludeLease } from './conclude-lease.js';

describe('a lease of land whose contract right is to end on a later day', () => {
  const recalled = ContractLandRecalled.of({
    ...{ rightId: 'c1', ground: 'decided', endedOn: '2027-12-31', documentNumber: '（2026）晋0722民终3号' },
    paperSha256: SHA,
  });
  const references = { ...leaseReferences, parcels: [parcel(...contractedParcel, recalled)] };
  const refused = 'LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT';

  it('is not concluded, neither up to that day and beyond nor after it (L7, T2)', () => {
    given(concludeLease, { references })
      .when(STATED_LEASE)
      .refused(refused, 'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT');
    given(concludeLease, { references })
      .when({ ...STATED_LEASE, from: '2028-01-01' })
      .refused(refused);
  });
});
