import { type Case, type Rows, amend, when } from '#read-store';
import {
  CollectiveOwnershipRecorded,
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ContractRightEstablished,
  LandFilingRecorded,
  type LandKind,
  LandUnitRegistered,
  ManagementRightConveyed,
  ParcelCorrected,
  ParcelExpropriated,
  ParcelRegistered,
  ParcelShapeRecorded,
  RegistrationRecorded,
  RightEnded,
  RightEstablished,
  RightExpired,
  RightHeld,
  RightHoldRefused,
  RightHoldReleased,
  RightSucceeded,
  kindAsDescribed,
  kindOfLand,
  kindOfParcel,
} from '../facts/index.js';
import { registerRight } from './disposition-cases.js';
import {
  amendParcel,
  amendRight,
  encumbranceLine,
  enterRight,
  NEVER,
  hasArisen,
  linesOf,
  passRight,
} from './right-lines.js';
import { EncumbranceRow, ParcelRow, ParcelShapeRow, RightRow } from './rows.js';

export const NEWLY_REGISTERED = {
  plannedUse: null,
  house: null,
  boundaries: null,
  ownerId: null,
  ownershipNature: null,
  certificateNumber: null,
  standing: 'current',
  supersededBy: null,
  heldUntil: NEVER,
} as const;

export const inBucket = (kind: LandKind) => ({ kind, bucket: kindOfLand(kind).bucket });

const registering: readonly Case<Rows>[] = [
  when(ParcelRegistered, ({ data, revision }, rows) => {
    const { boundaries = null } = data;
    const kind = inBucket(kindOfParcel(data));
    rows.put(ParcelRow, { ...NEWLY_REGISTERED, ...data, ...kind, boundaries, rightIds: [], revision });
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
      rightIds: [],
      revision,
    });
  }),
  when(CollectiveOwnershipRecorded, async (event, rows) => {
    const { collectiveId: ownerId, nature: ownershipNature, certificateNumber = null } = event.data;
    await amendParcel(rows, event, { ownerId, ownershipNature, certificateNumber });
  }),
  when(ParcelExpropriated, async (event, rows) => {
    await amendParcel(rows, event, { standing: 'expropriated' });
    rows.remove(ParcelShapeRow, { code: event.subject });
  }),
  when(ParcelCorrected, async (event, rows) => {
    const { code, ...parcel } = await amendParcel(rows, event, event.data.after);
    const kind = inBucket(kindAsDescribed(parcel));
    const { name, areaDm2 } = await amendParcel(rows, event, kind);
    if (await rows.get(ParcelShapeRow, { code }))
      await amend(rows, ParcelShapeRow, { code }, () => ({ name, areaDm2, kind: kind.kind }));
  }),
  when(ParcelShapeRecorded, async (event, rows) => {
    const { code, divisionCode, name, kind, areaDm2 } = await amendParcel(rows, event);
    rows.put(ParcelShapeRow, { code, divisionCode, name, kind, areaDm2, rings: event.data.rings });
  }),
];

const arisen = (endsOn: string) => ({ endsOn, standing: 'established' as const });

const arising: readonly Case<Rows>[] = [
  when(RightHeld, async (event, rows) => {
    const parcel = await amendParcel(rows, event);
    // Held for a longer term: the right stands as it is until that is confirmed.
    if (await hasArisen(rows, event.subject, event.data.contractId)) return;
    await enterRight(rows, parcel, { ...event.data, standing: 'held' });
  }),
  when(RightHoldRefused, async (event, rows) => {
    await amendParcel(rows, event);
  }),
  when(RightHoldReleased, async (event, rows) => {
    await amendParcel(rows, event);
    for (const { id, standing } of await linesOf(rows, event.subject, event.data.contractId))
      if (standing === 'held') rows.remove(RightRow, { id });
  }),
  when(ContractRightEstablished, (event, rows) =>
    amendRight(rows, event, event.data.contractId, arisen(event.data.to)),
  ),
  when(ManagementRightConveyed, (event, rows) =>
    amendRight(rows, event, event.data.contractId, arisen(event.data.to)),
  ),
  when(RightEstablished, (event, rows) =>
    amendRight(rows, event, event.data.contractId, arisen(event.data.to)),
  ),
  when(LandFilingRecorded, async (event, rows) => {
    await amendParcel(rows, event);
  }),
  when(RegistrationRecorded, async (event, rows) => {
    const { subjectId, number: registrationNumber } = event.data;
    const id = encumbranceLine(event.subject, subjectId);
    if (!(await rows.get(EncumbranceRow, { id }))) return registerRight(event, rows);
    const change = { registrationNumber, standing: 'standing' as const };
    await amendParcel(rows, event);
    await amend(rows, EncumbranceRow, { id }, () => change);
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
