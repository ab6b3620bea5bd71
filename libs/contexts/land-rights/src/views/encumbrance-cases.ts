import { type Case, type Rows, type SeenEvent, amend, when } from '#read-store';
import {
  type Burden,
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
  burdenOf,
  standingAtFirst,
} from '../facts/index.js';
import { amendParcel, encumbranceLine, linesOf } from './right-lines.js';
import { EncumbranceRow } from './rows.js';

async function enter(event: SeenEvent, burden: Burden, rows: Rows): Promise<void> {
  const { code: parcelCode, divisionCode } = await amendParcel(rows, event);
  const {
    encumbranceId,
    kind,
    rightId = null,
    party = null,
    documentNumber,
    content,
    amountFen = null,
  } = burden;
  const [line] = rightId === null ? [] : await linesOf(rows, parcelCode, rightId);
  rows.put(EncumbranceRow, {
    id: encumbranceLine(parcelCode, encumbranceId),
    ...{ encumbranceId, parcelCode, divisionCode, kind, rightId, party, documentNumber, content, amountFen },
    startsOn: event.metadata.effectiveOn,
    endedOn: null,
    registrationNumber: null,
    standing: standingAtFirst(burden, line && { right: line.kind }),
  });
}

const end = async (event: SeenEvent<{ encumbranceId: string }>, rows: Rows): Promise<void> => {
  await amendParcel(rows, event);
  const { encumbranceId } = event.data;
  const change = { standing: 'ended' as const, endedOn: event.metadata.effectiveOn };
  await amend(rows, EncumbranceRow, { id: encumbranceLine(event.subject, encumbranceId) }, () => change);
};

/** How burdens come and go. */
export const encumbranceCases: readonly Case<Rows>[] = [
  when(RightEncumbered, (event, rows) => enter(event, burdenOf.RightEncumbered(event.data), rows)),
  when(ParcelSealed, (event, rows) => enter(event, burdenOf.ParcelSealed(event.data), rows)),
  when(DisputeRecorded, (event, rows) => enter(event, burdenOf.DisputeRecorded(event.data), rows)),
  when(ParcelRestricted, (event, rows) => enter(event, burdenOf.ParcelRestricted(event.data), rows)),
  when(ListingHeld, (event, rows) => enter(event, burdenOf.ListingHeld(event.data), rows)),
  when(EncumbranceDischarged, end),
  when(SealLifted, end),
  when(DisputeSettled, end),
  when(RestrictionLifted, end),
  when(ListingReleased, end),
];
