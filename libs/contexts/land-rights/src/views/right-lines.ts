import { addDays } from '#kernel';
import { type Case, type Rows, type SeenEvent, amend, rowOf } from '#read-store';
import type { Right } from '../facts/index.js';
import { ParcelRow, RightRow } from './rows.js';

const lineId = (parcelCode: string, rightId: string, index: number): string =>
  `${parcelCode}/${rightId}/${index}`;

export const encumbranceLine = (parcelCode: string, encumbranceId: string): string =>
  `${parcelCode}/${encumbranceId}`;

/** The parcel of an event, seen at its revision. */
export const amendParcel = (
  rows: Rows,
  { subject, revision }: Pick<SeenEvent, 'subject' | 'revision'>,
  change: Partial<ParcelRow> = {},
): Promise<ParcelRow> => amend(rows, ParcelRow, { code: subject }, () => ({ ...change, revision }));

/** Every holder's line of a right; a right has at least one. */
export async function linesOf(rows: Rows, parcelCode: string, rightId: string): Promise<RightRow[]> {
  const lines = [await rowOf(rows, RightRow, { id: lineId(parcelCode, rightId, 0) })];
  for (;;) {
    const next = await rows.get(RightRow, { id: lineId(parcelCode, rightId, lines.length) });
    if (!next) return lines;
    lines.push(next);
  }
}

/** Whether a right has arisen already, when it is held once more for a longer term. */
export async function hasArisen(rows: Rows, parcelCode: string, rightId: string): Promise<boolean> {
  return (await rows.get(RightRow, { id: lineId(parcelCode, rightId, 0) }))?.standing === 'established';
}

/** Changes every holder's line of a right. */
export async function amendRight(
  rows: Rows,
  event: Pick<SeenEvent, 'subject' | 'revision'>,
  rightId: string,
  change: Partial<RightRow>,
): Promise<void> {
  await amendParcel(rows, event);
  for (const line of await linesOf(rows, event.subject, rightId)) rows.put(RightRow, { ...line, ...change });
}

/** Enters a right with a line for each of its holders. */
export async function enterRight(
  rows: Rows,
  { code: parcelCode, divisionCode, kind: landKind, bucket, rightIds }: ParcelRow,
  right: Pick<Right, 'contractId' | 'contractNumber' | 'right' | 'holders' | 'from' | 'to' | 'standing'>,
  upstreamId: string | null = null,
  registrationNumber: string | null = null,
): Promise<void> {
  const { contractId, contractNumber = null, right: kind, holders, from, to, standing } = right;
  const land = { parcelCode, divisionCode, landKind, bucket };
  const same = { ...land, contractId, contractNumber, kind, startsOn: from, endsOn: to };
  for (const [index, { kind: holderKind, id: holderId }] of holders.entries())
    rows.put(RightRow, {
      ...same,
      id: lineId(parcelCode, contractId, index),
      holderKind,
      holderId,
      standing,
      upstreamId,
      registrationNumber,
    });
  const everThere = [...new Set([...rightIds, contractId])];
  await amend(rows, ParcelRow, { code: parcelCode }, () => ({ rightIds: everThere }));
}

/** A day before every other: nobody has had a right. */
export const NEVER = '0001-01-01';

/** After a case has changed rights: until when the parcel is in somebody's hands. */
export const countingRights = ({ type, handle }: Case<Rows>): Case<Rows> => ({
  type,
  handle: async (event, rows) => {
    await handle(event, rows);
    const parcel = await rows.get(ParcelRow, { code: event.subject });
    if (parcel) await countRights(rows, parcel);
  },
});

async function countRights(rows: Rows, { code, rightIds, heldUntil: before }: ParcelRow): Promise<void> {
  let heldUntil = NEVER;
  for (const rightId of rightIds) {
    const line = await rows.get(RightRow, { id: lineId(code, rightId, 0) });
    if (line && line.standing !== 'ended' && line.endsOn > heldUntil) heldUntil = line.endsOn;
  }
  if (heldUntil !== before) await amend(rows, ParcelRow, { code }, () => ({ heldUntil }));
}

/** A right goes on in other hands: its lines end the day before, and the new holders have theirs. */
export async function passRight(
  rows: Rows,
  event: Pick<SeenEvent, 'subject' | 'revision'>,
  rightId: string,
  next: Pick<Right, 'contractId' | 'contractNumber' | 'holders' | 'from' | 'to'>,
): Promise<void> {
  const parcel = await amendParcel(rows, event);
  const [first] = await linesOf(rows, event.subject, rightId);
  await amendRight(rows, event, rightId, { endsOn: addDays(next.from, -1), standing: 'ended' });
  if (first) await enterRight(rows, parcel, { ...next, right: first.kind, standing: 'established' });
}
