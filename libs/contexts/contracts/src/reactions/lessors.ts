import type { LegalDate } from '#kernel';
import { type Holder, type Parcel, contractOfRight } from '#land-rights/facts';
import type { Desk } from '#read-store';
import { SucceedLessor } from '../commands/succeed-lessor.js';
import { contractStream } from '../facts/index.js';

/** A contract right that has passed from some to others on a parcel. */
export interface Passed {
  readonly newRightId: string;
  readonly formerHolders: readonly Holder[];
  readonly holders: readonly Holder[];
  /** First day of whoever has the land now. */
  readonly from: LegalDate;
  /** The parcel that was swapped for it. */
  readonly otherParcelCode?: string;
}

/** In every lease of the parcel whoever has the land now stands in the place of the lessor; a lease that is over refuses. */
export async function followLessors(desk: Desk, { code, rights }: Parcel, passed: Passed): Promise<void> {
  const { newRightId: rightId, formerHolders, holders, from, otherParcelCode } = passed;
  const [successor] = holders;
  const leases = rights.filter(({ right, to }) => right === 'management-right' && to >= from);
  if (!successor) return;
  for (const contractId of new Set(leases.map(contractOfRight))) {
    const { state: lease } = await desk.load(contractStream, contractId);
    const grantor = lease?.parcels.find(({ parcelCode }) => parcelCode === code)?.grantor;
    const former = formerHolders.find(({ id }) => id === grantor?.id);
    if (!former) continue;
    const succeeding = { parcelCode: code, rightId, former, successor, from };
    const step = `lessor/${contractId}/${rightId}`;
    await desk.send(step, new SucceedLessor(contractId, succeeding, from, otherParcelCode));
  }
}
