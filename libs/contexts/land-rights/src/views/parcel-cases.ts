import { type Case, type Rows, amend, when } from '#read-store';
import {
  CollectiveOwnershipRecorded,
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ContractRightEstablished,
  type LandKind,
  LandUnitRegistered,
  ManagementRightConveyed,
  ParcelExpropriated,
  ParcelRegistered,
  RegistrationRecorded,
  RightEnded,
  RightExpired,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
  RightSucceeded,
  kindOfLand,
  kindOfParcel,
} from '../facts/index.js';
import { amendParcel, amendRight, enterRight, linesOf, passRight } from './right-lines.js';
import { EncumbranceRow, ParcelRow, RightRow } from './rows.js';

const NEWLY_REGISTERED = {
  plannedUse: null,
  house: null,
  boundaries: null,
  ownerId: null,
  ownershipNature: null,
  certificateNumber: null,
  standing: 'current',
} as const;

const inBucket = (kind: LandKind) => ({ kind, bucket: kindOfLand(kind).bucket });

const registering: readonly Case<Rows>[] = [
  when(ParcelRegistered, ({ data, revision }, rows) => {
    const { boundaries = null } = data;
    const kind = inBucket(kindOfParcel(data));
    rows.put(ParcelRow, { ...NEWLY_REGISTERED, ...data, ...kind, boundaries, revision });
  }),
  when(LandUnitRegistered, ({ data, revision }, rows) => {
    const { plannedUse = null, house = null } = data;
    rows.put(ParcelRow, {
      ...NEWLY_REGISTERED,
      category: '24',
      landClass: 'construction',
      plantedUse: '5',
      ...data,
      ...inBucket(data.kind),
      plannedUse,
      house,
      revision,
    });
  }),
  when(CollectiveOwnershipRecorded, async (event, rows) => {
    const { collectiveId: ownerId, nature: ownershipNature, certificateNumber = null } = event.data;
    await amendParcel(rows, event, { ownerId, ownershipNature, certificateNumber });
  }),
  when(ParcelExpropriated, async (event, rows) => {
    await amendParcel(rows, event, { standing: 'expropriated' });
  }),
];

const arising: readonly Case<Rows>[] = [
  when(RightHeld, async (event, rows) => {
    enterRight(rows, await amendParcel(rows, event), { ...event.data, standing: 'held' });
  }),
  when(RightHoldRefused, async (event, rows) => {
    await amendParcel(rows, event);
  }),
  when(RightHoldReleased, async (event, rows) => {
    await amendParcel(rows, event);
    for (const { id } of await linesOf(rows, event.subject, event.data.contractId))
      rows.remove(RightRow, { id });
  }),
  when(ContractRightEstablished, (event, rows) =>
    amendRight(rows, event, event.data.contractId, { standing: 'established' }),
  ),
  when(ManagementRightConveyed, (event, rows) =>
    amendRight(rows, event, event.data.contractId, { standing: 'established' }),
  ),
  when(RegistrationRecorded, async (event, rows) => {
    const { subjectId, number: registrationNumber } = event.data;
    if (await rows.get(EncumbranceRow, { encumbranceId: subjectId })) {
      const change = { registrationNumber, standing: 'standing' as const };
      await amendParcel(rows, event);
      await amend(rows, EncumbranceRow, { encumbranceId: subjectId }, () => change);
    } else await amendRight(rows, event, subjectId, { registrationNumber, standing: 'established' });
  }),
];

const lastDay = (endsOn: string) => ({ endsOn, standing: 'ended' as const });

const ending: readonly Case<Rows>[] = [
  when(RightEnded, (event, rows) =>
    amendRight(rows, event, event.data.contractId, lastDay(event.data.endedOn)),
  ),
  when(ContractLandReturned, (event, rows) =>
    amendRight(rows, event, event.data.rightId, lastDay(event.data.endedOn)),
  ),
  when(ContractLandSurrendered, (event, rows) =>
    amendRight(rows, event, event.data.rightId, lastDay(event.data.endedOn)),
  ),
  when(ContractLandRecalled, (event, rows) =>
    amendRight(rows, event, event.data.rightId, lastDay(event.data.endedOn)),
  ),
  when(RightExpired, (event, rows) =>
    amendRight(rows, event, event.data.rightId, lastDay(event.data.expiredOn)),
  ),
  when(RightSucceeded, async (event, rows) => {
    const { rightId, newRightId: contractId, holders, from, to } = event.data;
    await passRight(rows, event, rightId, { contractId, holders, from, to });
  }),
];

/** How parcels and the rights on them come, change and go. */
export const parcelCases: readonly Case<Rows>[] = [...registering, ...arising, ...ending];
