import { type DomainEvent, replay } from '#kernel';
import {
  type Holder,
  ManagementRightConveyed,
  RightEncumbered,
  RightHeld,
  parcelStream,
} from '#land-rights/facts';
import { COOPERATIVE, LEASE, SHA } from './examples.js';

/** What specs of the land register do to the parcel of the examples. */

export const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
export const household = (id: string): Holder => ({ kind: 'household', id });

/** A management right of the cooperative, in land that is contracted or not. */
export const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2030-12-31' };
export const leased = [
  RightHeld.of({ ...lease, right: 'management-right' }),
  ManagementRightConveyed.of(lease),
];

/** The contract right `c1` secures a loan. */
export const secured = RightEncumbered.of({
  encumbranceId: 'e1',
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
});

/** The right under the lease of the examples, and a loan that it secures. */
const ofLease = { contractId: LEASE.contractId, holders: [cooperative], from: LEASE.from, to: LEASE.to };
export const underLease = [
  RightHeld.of({ ...ofLease, right: 'management-right' }),
  ManagementRightConveyed.of(ofLease),
];
export const leaseSecured = RightEncumbered.of({
  ...{ ...secured.data, encumbranceId: 'e2', rightId: LEASE.contractId },
});

/** A parcel as its history made it, all of it in force since one day. */
export const folded = (history: readonly DomainEvent[]) =>
  replay(
    parcelStream,
    history.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
  ).state;
