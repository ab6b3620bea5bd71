import { type DataOf, type LAND_CLASSES, type LegalDate, absent, streamType } from '#kernel';
import {
  DisputeRecorded,
  DisputeSettled,
  EncumbranceDischarged,
  ListingHeld,
  ListingReleased,
  ParcelRestricted,
  ParcelSealed,
  RestrictionLifted,
  RightEncumbered,
  SealLifted,
} from './encumbrance-events.js';
import { type Encumbrance, burdenOf } from './encumbrances.js';
import { RightEnded } from './end-events.js';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  LandUnitRegistered,
  ManagementRightConveyed,
  ParcelRegistered,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
} from './events.js';
import { type LandKind, kindOfParcel } from './kinds.js';
import { RegistrationRecorded } from './registration-events.js';
import { type Right, burdened, ended, established, passed, registered, unburdened } from './rights.js';
import {
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ParcelExpropriated,
  RightExpired,
  RightSucceeded,
} from './surrender-events.js';

type Registered = DataOf<typeof ParcelRegistered>;
type Ownership = DataOf<typeof CollectiveOwnershipRecorded>;

/** A piece of land with its whole stack of rights, and what burdens it. */
export interface Parcel
  extends
    Omit<Registered, 'landClass'>,
    Partial<Pick<DataOf<typeof LandUnitRegistered>, 'plannedUse' | 'house'>> {
  readonly landClass: keyof typeof LAND_CLASSES;
  readonly kind: LandKind;
  readonly ownership?: Ownership;
  readonly rights: readonly Right[];
  readonly encumbrances: readonly Encumbrance[];
  /** Since when there is no such parcel any more: expropriated, or gone into others. */
  readonly gone?: { readonly on: LegalDate; readonly into: readonly string[] };
}

const BLANK = { rights: [], encumbrances: [] };

export const parcelStream = streamType({
  category: 'parcel',
  title: '地块',
  events: [
    ParcelRegistered,
    LandUnitRegistered,
    CollectiveOwnershipRecorded,
    RightHeld,
    RightHoldRefused,
    RightHoldReleased,
    ContractRightEstablished,
    ManagementRightConveyed,
    RightEnded,
    RegistrationRecorded,
    RightEncumbered,
    EncumbranceDischarged,
    ParcelSealed,
    SealLifted,
    DisputeRecorded,
    DisputeSettled,
    ParcelRestricted,
    RestrictionLifted,
    ListingHeld,
    ListingReleased,
    ContractLandReturned,
    ContractLandSurrendered,
    ContractLandRecalled,
    ParcelExpropriated,
    RightSucceeded,
    RightExpired,
  ],
  initial: absent<Parcel>(),
  evolve: {
    ParcelRegistered: (_, parcel) => ({ ...parcel, kind: kindOfParcel(parcel), ...BLANK }),
    LandUnitRegistered: (_, unit) => ({
      ...unit,
      category: '24' as const,
      landClass: 'construction' as const,
      plantedUse: '5' as const,
      ...BLANK,
    }),
    CollectiveOwnershipRecorded: (parcel, ownership) => parcel && { ...parcel, ownership },
    RightHeld: (parcel, right, { effectiveOn: signedOn }) =>
      parcel && { ...parcel, rights: [...parcel.rights, { ...right, signedOn, standing: 'held' as const }] },
    RightHoldRefused: (parcel) => parcel,
    RightHoldReleased: (parcel, { contractId }) =>
      parcel && { ...parcel, rights: parcel.rights.filter((right) => right.contractId !== contractId) },
    ContractRightEstablished: (parcel, { contractId }) => parcel && established(parcel, contractId),
    ManagementRightConveyed: (parcel, { contractId }) => parcel && established(parcel, contractId),
    RightEnded: (parcel, { contractId, endedOn }) => parcel && ended(parcel, contractId, endedOn),
    RegistrationRecorded: (parcel, { subjectId, ...registration }) =>
      parcel && registered(parcel, subjectId, registration),
    RightEncumbered: (parcel, data, { effectiveOn }) =>
      parcel && burdened(parcel, burdenOf.RightEncumbered(data), effectiveOn),
    EncumbranceDischarged: (parcel, { encumbranceId }, { effectiveOn }) =>
      parcel && unburdened(parcel, encumbranceId, effectiveOn),
    ParcelSealed: (parcel, data, { effectiveOn }) =>
      parcel && burdened(parcel, burdenOf.ParcelSealed(data), effectiveOn),
    SealLifted: (parcel, { encumbranceId }, { effectiveOn }) =>
      parcel && unburdened(parcel, encumbranceId, effectiveOn),
    DisputeRecorded: (parcel, data, { effectiveOn }) =>
      parcel && burdened(parcel, burdenOf.DisputeRecorded(data), effectiveOn),
    DisputeSettled: (parcel, { encumbranceId }, { effectiveOn }) =>
      parcel && unburdened(parcel, encumbranceId, effectiveOn),
    ParcelRestricted: (parcel, data, { effectiveOn }) =>
      parcel && burdened(parcel, burdenOf.ParcelRestricted(data), effectiveOn),
    RestrictionLifted: (parcel, { encumbranceId }, { effectiveOn }) =>
      parcel && unburdened(parcel, encumbranceId, effectiveOn),
    ListingHeld: (parcel, data, { effectiveOn }) =>
      parcel && burdened(parcel, burdenOf.ListingHeld(data), effectiveOn),
    ListingReleased: (parcel, { encumbranceId }, { effectiveOn }) =>
      parcel && unburdened(parcel, encumbranceId, effectiveOn),
    ContractLandReturned: (parcel, { rightId, endedOn }) => parcel && ended(parcel, rightId, endedOn),
    ContractLandSurrendered: (parcel, { rightId, endedOn }) => parcel && ended(parcel, rightId, endedOn),
    ContractLandRecalled: (parcel, { rightId, endedOn }) => parcel && ended(parcel, rightId, endedOn),
    ParcelExpropriated: (parcel, { expropriatedOn: on }) => parcel && { ...parcel, gone: { on, into: [] } },
    RightSucceeded: (parcel, { rightId, newRightId, holders, from, to }) =>
      parcel && passed(parcel, rightId, { contractId: newRightId, holders, from, to }),
    RightExpired: (parcel, { rightId, expiredOn }) => parcel && ended(parcel, rightId, expiredOn),
  },
});
