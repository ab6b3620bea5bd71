import { type Contract, contractStream, isRunning } from '#contracts/facts';
import { type LegalDate, streamName } from '#kernel';
import {
  type Parcel,
  contractOfRight,
  leaseOfExpropriatedLandIsSettled,
  parcelStream,
} from '#land-rights/facts';
import type { Desk, SeenEvent } from '#read-store';
import type { Ended } from './closing.js';

/** Nothing is left to settle: the lease is over, or has been amended since. An act that is no contract of the register is not waited for. */
function isSettled(lease: Contract | undefined, since: LegalDate): boolean {
  if (!lease || !isRunning(lease)) return true;
  return lease.supplements.some(({ signedOn, amendsRent }) => amendsRent && signedOn >= since);
}

/** The contracts by which a parcel was let beyond the day on which it was expropriated. */
function leasesEndedWith({ rights }: Parcel, on: LegalDate): readonly string[] {
  return rights
    .filter(({ right, to, agreedTo }) => right === 'management-right' && to === on && (agreedTo ?? to) > on)
    .map(contractOfRight);
}

async function areSettled(desk: Desk, leases: readonly string[], since: LegalDate): Promise<boolean> {
  for (const lease of leases)
    if (!isSettled((await desk.load(contractStream, lease)).state, since)) return false;
  return true;
}

/** The duty of every expropriated parcel of a lease whose last lease has ended or was amended by a supplement since. */
export async function settledExpropriations(
  { data: { contractId } }: SeenEvent<{ contractId: string }>,
  desk: Desk,
): Promise<readonly Ended[]> {
  const { state: contract } = await desk.load(contractStream, contractId);
  const done: Ended[] = [];
  for (const { parcelCode } of contract?.parcels ?? []) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    if (parcel?.gone?.cause !== 'expropriated') continue;
    const leases = leasesEndedWith(parcel, parcel.gone.on);
    const { code } = leaseOfExpropriatedLandIsSettled;
    if (leases.includes(contractId) && (await areSettled(desk, leases, parcel.gone.on)))
      done.push({ code, on: streamName(parcelStream, parcelCode) });
  }
  return done;
}
