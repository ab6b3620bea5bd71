import { addDays } from '#kernel';
import { type Case, type Rows, type SeenEvent, amend, when } from '#read-store';
import {
  ParcelSuperseded,
  PartOpened,
  PartReleased,
  PartReserved,
  ReshapingDecided,
  SourceHeld,
  SourceReleased,
} from '../facts/index.js';
import { NEWLY_REGISTERED, inBucket } from './parcel-cases.js';
import { amendParcel, amendRight, encumbranceLine, enterRight } from './right-lines.js';
import { EncumbranceRow, ParcelRow, ParcelShapeRow } from './rows.js';

const seenOnly = async (event: SeenEvent, rows: Rows): Promise<void> => {
  await amendParcel(rows, event);
};

/** How parcels go into others. */
export const reshapingCases: readonly Case<Rows>[] = [
  when(ReshapingDecided, seenOnly),
  when(SourceHeld, seenOnly),
  when(SourceReleased, seenOnly),
  when(ParcelSuperseded, async (event, rows) => {
    const { into: supersededBy, on, rightIds, encumbranceIds } = event.data;
    const ended = { standing: 'ended' as const };
    const last = addDays(on, -1);
    for (const id of rightIds) await amendRight(rows, event, id, { ...ended, endsOn: last });
    for (const encumbranceId of encumbranceIds) {
      const id = encumbranceLine(event.subject, encumbranceId);
      await amend(rows, EncumbranceRow, { id }, () => ({ ...ended, endedOn: last }));
    }
    await amendParcel(rows, event, { standing: 'superseded', supersededBy });
    rows.remove(ParcelShapeRow, { code: event.subject });
  }),
  when(PartReserved, ({ data: { reshapingId: _, origins: __, ...part }, revision }, rows) => {
    const { plannedUse = null } = part;
    const standing = 'reserved' as const;
    rows.put(ParcelRow, {
      ...NEWLY_REGISTERED,
      ...part,
      ...inBucket(part.kind),
      plannedUse,
      standing,
      rightIds: [],
      revision,
    });
  }),
  when(PartReleased, ({ subject: code }, rows) => {
    rows.remove(ParcelRow, { code });
  }),
  when(PartOpened, async (event, rows) => {
    const { ownership, rights, encumbrances } = event.data;
    const parcel = await amendParcel(rows, event, {
      standing: 'current',
      ownerId: ownership?.collectiveId ?? null,
      ownershipNature: ownership?.nature ?? null,
      certificateNumber: ownership?.certificateNumber ?? null,
    });
    for (const { registration, upstream = null, ...right } of rights)
      await enterRight(rows, await amendParcel(rows, event), right, upstream, registration?.number);
    const { code: parcelCode, divisionCode } = parcel;
    for (const { from: startsOn, until: _, forbids: __, ...burden } of encumbrances)
      rows.put(EncumbranceRow, {
        ...{ rightId: null, party: null, amountFen: null, registrationNumber: null, endedOn: null },
        ...burden,
        ...{ id: encumbranceLine(parcelCode, burden.encumbranceId), parcelCode, divisionCode, startsOn },
      });
  }),
];
