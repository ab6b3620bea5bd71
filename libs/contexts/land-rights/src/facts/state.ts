import { absent, streamType } from '#kernel';
import { closedInto } from './closing.js';
import { granted, heldBy } from './conveyances.js';
import { ParcelCorrected, corrected } from './correction-events.js';
import {
  ConstructionUseConveyed,
  ConstructionUseGranted,
  ContractRightAssigned,
  FarmingForAnotherRecorded,
  ManagementRightConveyedOnward,
} from './disposition-events.js';
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
import { burdenOf } from './encumbrances.js';
import { RightEnded } from './end-events.js';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  LandUnitRegistered,
  ManagementRightConveyed,
  ParcelRegistered,
  RightEstablished,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
} from './events.js';
import { kindOfParcel } from './kinds.js';
import type { Parcel } from './parcel.js';
import { LandFilingRecorded, RegistrationRecorded } from './registration-events.js';
import {
  ParcelSuperseded,
  PartOpened,
  PartReleased,
  PartReserved,
  ReshapingDecided,
  SourceHeld,
  SourceReleased,
} from './reshaping-events.js';
import {
  burdened,
  ended,
  entered,
  established,
  givenBack,
  inherited,
  passed,
  registered,
  released,
  unburdened,
} from './rights.js';
import { ParcelShapeRecorded } from './shape-events.js';
import {
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ParcelExpropriated,
  RightExpired,
  RightSucceeded,
} from './surrender-events.js';
import { SwapCompleted, SwapDecided, SwapHeld, SwapReleased } from './swap-events.js';

export type { Parcel } from './parcel.js';

const BLANK = { rights: [], encumbrances: [], services: [] };

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
    RightEstablished,
    RightEnded,
    RegistrationRecorded,
    LandFilingRecorded,
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
    ContractRightAssigned,
    ManagementRightConveyedOnward,
    FarmingForAnotherRecorded,
    ConstructionUseGranted,
    ConstructionUseConveyed,
    SwapDecided,
    SwapHeld,
    SwapReleased,
    SwapCompleted,
    ParcelCorrected,
    ParcelShapeRecorded,
    ReshapingDecided,
    SourceHeld,
    SourceReleased,
    ParcelSuperseded,
    PartReserved,
    PartReleased,
    PartOpened,
  ],
  initial: absent<Parcel>(),
  evolve: {
    ParcelRegistered: (_, parcel, { effectiveOn: describedOn }) => ({
      ...{ ...parcel, kind: kindOfParcel(parcel), describedOn },
      ...BLANK,
    }),
    LandUnitRegistered: (_, unit, { effectiveOn: describedOn }) => ({
      ...{ ...unit, describedOn },
      category: '24' as const,
      landClass: 'construction' as const,
      plantedUse: '5' as const,
      ...BLANK,
    }),
    CollectiveOwnershipRecorded: (parcel, ownership) => parcel && { ...parcel, ownership },
    RightHeld: (parcel, right, { effectiveOn: signedOn }) =>
      parcel && { ...parcel, rights: [...parcel.rights, { ...right, signedOn, standing: 'held' as const }] },
    RightHoldRefused: (parcel) => parcel,
    RightHoldReleased: (parcel, { contractId }) => parcel && released(parcel, contractId),
    ContractRightEstablished: (parcel, { contractId }) => parcel && established(parcel, contractId),
    ManagementRightConveyed: (parcel, { contractId }) => parcel && established(parcel, contractId),
    RightEstablished: (parcel, { contractId }) => parcel && established(parcel, contractId),
    RightEnded: (parcel, { contractId, endedOn }) => parcel && ended(parcel, contractId, endedOn),
    RegistrationRecorded: (parcel, { subjectId, ...registration }) =>
      parcel && registered(parcel, subjectId, registration),
    LandFilingRecorded: (parcel, filing) =>
      parcel && { ...parcel, filings: [...(parcel.filings ?? []), filing] },
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
    ContractLandReturned: (parcel, { rightId, endedOn }) =>
      parcel && givenBack(parcel, rightId, endedOn, 'voluntary-return'),
    ContractLandSurrendered: (parcel, { rightId, endedOn }) =>
      parcel && givenBack(parcel, rightId, endedOn, 'paid-surrender'),
    ContractLandRecalled: (parcel, { rightId, endedOn, ground }) =>
      parcel && givenBack(parcel, rightId, endedOn, ground),
    ParcelExpropriated: (parcel, { expropriatedOn: on }) =>
      parcel && { ...parcel, gone: { on, cause: 'expropriated' as const, into: [] } },
    RightSucceeded: (parcel, { rightId, newRightId, holders, from, to }) =>
      parcel && inherited(parcel, rightId, { contractId: newRightId, holders, from, to }),
    RightExpired: (parcel, { rightId, expiredOn }) => parcel && ended(parcel, rightId, expiredOn),
    ContractRightAssigned: (parcel, { rightId, newRightId, ...next }, { effectiveOn }) =>
      parcel &&
      passed(parcel, rightId, {
        ...heldBy(next),
        ...{ contractId: newRightId, underContract: undefined, signedOn: effectiveOn },
      }),
    ManagementRightConveyedOnward: (parcel, { rightId: contractId, upstream, ...next }, { effectiveOn }) =>
      parcel &&
      entered(parcel, {
        ...heldBy(next),
        ...{ contractId, upstream, signedOn: effectiveOn },
        right: 'management-right',
        standing: 'established',
      }),
    FarmingForAnotherRecorded: (parcel, service) =>
      parcel && { ...parcel, services: [...parcel.services, service] },
    ConstructionUseGranted: (parcel, { rightId: contractId, way, ...next }, { effectiveOn: signedOn }) =>
      parcel && entered(parcel, { ...heldBy(next), ...granted(way), contractId, signedOn }),
    ConstructionUseConveyed: (
      parcel,
      { rightId: succeeds, newRightId, ...next },
      { effectiveOn: signedOn },
    ) =>
      parcel &&
      entered(parcel, { ...heldBy(next), ...granted('grant'), contractId: newRightId, signedOn, succeeds }),
    SwapDecided: (parcel, { swapId, rightId, otherParcelCode, from }) =>
      parcel && { ...parcel, swap: { swapId, rightId, otherParcelCode, from } },
    SwapHeld: (parcel, { swapId, rightId, otherParcelCode, from }) =>
      parcel && { ...parcel, swap: { swapId, rightId, otherParcelCode, from } },
    SwapReleased: (parcel) => parcel && { ...parcel, swap: undefined },
    SwapCompleted: (
      parcel,
      { swapId, rightId, newRightId, contractId: underContract, contractNumber, holders, from, to },
    ) => {
      const next = { contractId: newRightId, underContract, contractNumber, holders, from, to };
      const swaps = [...(parcel?.swaps ?? []), { swapId, rightId, newRightId }];
      return parcel && { ...passed(parcel, rightId, next), swap: undefined, swaps };
    },
    ParcelCorrected: (parcel, { after }) => parcel && corrected(parcel, after),
    ParcelShapeRecorded: (parcel, shape) => parcel && { ...parcel, shape },
    ReshapingDecided: (parcel, { reshapingId: reshaping }) => parcel && { ...parcel, reshaping },
    SourceHeld: (parcel, { reshapingId: reshaping }) => parcel && { ...parcel, reshaping },
    SourceReleased: (parcel) => parcel && { ...parcel, reshaping: undefined },
    ParcelSuperseded: (parcel, { into, on }) => parcel && closedInto(parcel, into, on),
    PartReserved: (_, { reshapingId: reshaping, ...part }, { effectiveOn: describedOn }) => ({
      ...{ ...part, reshaping, describedOn },
      ...BLANK,
    }),
    PartReleased: (parcel, _, { effectiveOn: on }) =>
      parcel && { ...parcel, reshaping: undefined, gone: { on, cause: 'fell-through' as const, into: [] } },
    PartOpened: (parcel, { reshapingId: _, ...carried }) =>
      parcel && { ...parcel, ...carried, reshaping: undefined },
  },
});
