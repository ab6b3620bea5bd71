import { type DataOf, type LegalDate, streamType, absent } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  type Holder,
  ManagementRightConveyed,
  ParcelRegistered,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
  type RightKind,
} from './events.js';
import { RightEnded } from './end-events.js';

/** One right on a parcel: held in place for a contract, established, or ended on its last day. */
export interface Right {
  readonly contractId: string;
  /** As people name the contract; not known of holds of the first version. */
  readonly contractNumber?: string | undefined;
  /** Day on which the contract was signed and took effect between its parties. */
  readonly signedOn: LegalDate;
  readonly right: RightKind;
  readonly holders: readonly Holder[];
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly standing: 'held' | 'established' | 'ended';
}

type Registered = DataOf<typeof ParcelRegistered>;
type Ownership = DataOf<typeof CollectiveOwnershipRecorded>;

/** A parcel with its whole stack of rights: ownership, contract rights, management rights. */
export interface Parcel extends Registered {
  readonly ownership?: Ownership;
  readonly rights: readonly Right[];
}

/** A right that is held beside an established one of the same contract makes it last longer: one right, not two. */
function established(parcel: Parcel | undefined, contractId: string): Parcel | undefined {
  const held = parcel?.rights.find((right) => right.contractId === contractId && right.standing === 'held');
  if (!parcel || !held) return parcel;
  const standing = 'established' as const;
  const lengthened = parcel.rights.some((right) => isOf(right, contractId) && right.standing === standing);
  const others = lengthened ? parcel.rights.filter((right) => right !== held) : parcel.rights;
  return {
    ...parcel,
    rights: others.map((right) => (isOf(right, contractId) ? { ...right, to: held.to, standing } : right)),
  };
}

function isOf(right: Right, contractId: string): boolean {
  return right.contractId === contractId;
}

export const parcelStream = streamType({
  category: 'parcel',
  title: '地块',
  events: [
    ParcelRegistered,
    CollectiveOwnershipRecorded,
    RightHeld,
    RightHoldRefused,
    RightHoldReleased,
    ContractRightEstablished,
    ManagementRightConveyed,
    RightEnded,
  ],
  initial: absent<Parcel>(),
  evolve: {
    ParcelRegistered: (_, parcel) => ({ ...parcel, rights: [] }),
    CollectiveOwnershipRecorded: (parcel, ownership) => parcel && { ...parcel, ownership },
    RightHeld: (parcel, right, { effectiveOn: signedOn }) =>
      parcel && { ...parcel, rights: [...parcel.rights, { ...right, signedOn, standing: 'held' as const }] },
    RightHoldRefused: (parcel) => parcel,
    RightHoldReleased: (parcel, { contractId }) =>
      parcel && {
        ...parcel,
        rights: parcel.rights.filter((right) => !isOf(right, contractId) || right.standing !== 'held'),
      },
    ContractRightEstablished: (parcel, { contractId }) => established(parcel, contractId),
    ManagementRightConveyed: (parcel, { contractId }) => established(parcel, contractId),
    RightEnded: (parcel, { contractId, endedOn }) =>
      parcel && {
        ...parcel,
        rights: parcel.rights.map((right) =>
          right.contractId === contractId ? { ...right, to: endedOn, standing: 'ended' as const } : right,
        ),
      },
  },
});

/** The rights of a kind that share at least a day with a term; one that ended before it began shares none. */
export function rightsWithin(
  parcel: Parcel,
  kind: RightKind,
  { from, to }: { from: LegalDate; to: LegalDate },
): readonly Right[] {
  return parcel.rights.filter((right) => right.right === kind && right.from <= to && right.to >= from);
}
