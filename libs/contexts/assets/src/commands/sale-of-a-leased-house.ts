import type { LegalDate } from '#kernel';
import { type Contract, contractIdOf } from '#contracts/facts';
import { type OutsiderDeal, type PriorityBook, SALE_GROUNDS } from '#priority/facts';
import type { Asset, DisposalManner } from '../facts/index.js';

/** The contract by which a house is let, by its number; nothing of what is let to nobody, or is no house. */
export function leaseOf(asset: Asset | undefined): string | undefined {
  if (asset?.kind !== 'building' || asset.useState !== 'leased' || !asset.lease) return undefined;
  const { collectiveId, lease } = asset;
  return contractIdOf({ collectiveId, number: lease.number });
}

interface Sale {
  readonly manner: DisposalManner;
  readonly recipientId: string | undefined;
  readonly priceFen: number;
  readonly on: LegalDate;
  readonly lease: Contract | undefined;
  readonly book: PriorityBook | undefined;
}

/** How its lessee looks at the sale of a house: whoever else buys it is an outsider. */
export function saleDeal(
  asset: Asset,
  { manner, recipientId, priceFen, on, lease, book }: Sale,
): OutsiderDeal {
  const subject = leaseOf(asset);
  const receivers = manner === 'sale' && recipientId ? [recipientId] : [];
  const lessees = lease?.grantees.map(({ id }) => id) ?? [];
  return {
    grounds: SALE_GROUNDS,
    subjects: subject === undefined ? [] : [{ subject, book }],
    receivers,
    outsiders: receivers.filter((id) => !lessees.includes(id)),
    ...{ from: on, to: on, priceFen },
  };
}
