import { type EventType, type LegalDate, type Rejection, type StreamType, isRejection } from '#kernel';
import { type Desk, reaction, when } from '#read-store';
import { ContestCustody } from '../commands/contest-custody.js';
import { GiveUpVillage } from '../commands/give-up-village.js';
import { HoldDuty } from '../commands/hold-duty.js';
import { RecordAppointmentFallenThrough } from '../commands/record-appointment-fallen-through.js';
import { RecordBookkeepingFallenThrough } from '../commands/record-bookkeeping-fallen-through.js';
import { ReleaseDuty } from '../commands/release-duty.js';
import { TakeOnVillage } from '../commands/take-on-village.js';
import {
  BookkeepingAssigned,
  BookkeepingEnded,
  CustodyCancelled,
  CustodyHandedOver,
  CustodyLost,
  CustodyRegistered,
  type HeldDuty,
  OfficerAppointed,
  OfficerTermEnded,
  StationStaffAppointed,
  bookkeepingStream,
  custodyStream,
  postStream,
} from '../facts/index.js';

/**
 * Keeps the duty book of a place beside appointments, assignments and keeping: each is held in the book, which
 * weighs it against all others, and released when it has ended. What the book refuses falls through; a thing that
 * is in somebody's hands already is marked instead.
 */
export const dutyKeeper = reaction({
  name: 'duty-keeper',
  title: '职责簿',
  on: [
    when(OfficerAppointed, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { postId, divisionCode, post, personId, organisationId, from, to, seats } = data;
      const held = { dutyId: postId, duty: post, personId, organisationId, from, to, seats };
      await takeOffice(desk, new HoldDuty(divisionCode, held, effectiveOn));
    }),
    when(StationStaffAppointed, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { postId, divisionCode, post, personId, from, to } = data;
      // Of no single organisation: the station serves them all.
      const held = { dutyId: postId, duty: post, personId, from, to };
      await takeOffice(desk, new HoldDuty(divisionCode, held, effectiveOn));
    }),
    when(OfficerTermEnded, async ({ data: { postId, divisionCode, on } }, desk) => {
      await release(desk, divisionCode, postId, on);
    }),
    when(BookkeepingAssigned, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { bookkeepingId, divisionCode, postId, personId, from, to } = data;
      const taken = new TakeOnVillage(postId, bookkeepingId, divisionCode, effectiveOn);
      const givenUp = new GiveUpVillage(postId, bookkeepingId, effectiveOn);
      const duty = { dutyId: bookkeepingId, duty: 'agency-bookkeeping', personId, from, to } as const;
      const { standing } = await stateOf(desk, bookkeepingStream, bookkeepingId);
      if (standing !== 'fallen-through') {
        const refusal =
          (await refused(desk, 'take-on', taken)) ??
          (await refused(desk, 'hold', new HoldDuty(divisionCode, duty, effectiveOn)));
        if (!refusal) return;
        const { code, detail } = refusal;
        const fallen = new RecordBookkeepingFallenThrough(bookkeepingId, code, detail, effectiveOn);
        await desk.insist('fallen-through', fallen);
      }
      // Last, so that whoever handles this again after a crash comes here: what was not taken on refuses.
      await refused(desk, 'give-up', givenUp);
    }),
    when(BookkeepingEnded, async ({ data: { bookkeepingId, on } }, desk) => {
      const { divisionCode, postId } = await stateOf(desk, bookkeepingStream, bookkeepingId);
      await refused(desk, 'give-up', new GiveUpVillage(postId, bookkeepingId, on));
      await release(desk, divisionCode, bookkeepingId, on);
    }),
    when(CustodyRegistered, async ({ data: { custodyId, keepingId, keeperId, from } }, desk) => {
      await keep(desk, custodyId, { keepingId, keeperId, from });
    }),
    when(CustodyHandedOver, async ({ data }, desk) => {
      const { custodyId, endedKeepingId, keepingId, takerId: keeperId, on } = data;
      const { divisionCode } = await stateOf(desk, custodyStream, custodyId);
      await release(desk, divisionCode, endedKeepingId, on);
      await keep(desk, custodyId, { keepingId, keeperId, from: on });
    }),
    when(CustodyLost, async ({ data: { divisionCode, keepingId, on } }, desk) => {
      await release(desk, divisionCode, keepingId, on);
    }),
    when(CustodyCancelled, async ({ data: { divisionCode, keepingId, on } }, desk) => {
      await release(desk, divisionCode, keepingId, on);
    }),
  ],
});

/** Why a step was refused; nothing when it was taken. */
async function refused(desk: Desk, step: string, command: object): Promise<Rejection | undefined> {
  const answer = await desk.send(step, command);
  return isRejection(answer) ? answer : undefined;
}

/** What the book never held it refuses to release, which is as good. */
async function release(desk: Desk, divisionCode: string, dutyId: string, on: LegalDate): Promise<void> {
  await refused(desk, 'release', new ReleaseDuty(divisionCode, dutyId, on));
}

/** A state that an event at hand has made. Whatever fell through before holds nothing when handled again. */
async function stateOf<State, Types extends readonly EventType[]>(
  desk: Desk,
  stream: StreamType<State | undefined, Types>,
  id: string,
): Promise<State> {
  const { state } = await desk.load(stream, id);
  if (state === undefined) throw new Error(`${stream.category} ${id} has no stream`);
  return state;
}

async function takeOffice(desk: Desk, hold: HoldDuty): Promise<void> {
  const { dutyId: postId } = hold.held;
  if ((await stateOf(desk, postStream, postId)).standing === 'fallen-through') return;
  const refusal = await refused(desk, 'hold', hold);
  if (!refusal) return;
  const { code, detail } = refusal;
  // One whose term has ended meanwhile refuses to fall through: it was never in the book either.
  await refused(
    desk,
    'fallen-through',
    new RecordAppointmentFallenThrough(postId, code, detail, hold.effectiveOn),
  );
}

interface Keeping {
  readonly keepingId: string;
  readonly keeperId: string;
  readonly from: LegalDate;
}

async function keep(desk: Desk, custodyId: string, { keepingId, keeperId, from }: Keeping): Promise<void> {
  const custody = await stateOf(desk, custodyStream, custodyId);
  if (custody.standing === 'contested' && custody.keepingId === keepingId) return;
  const { divisionCode, organisationId, kind } = custody;
  const held: HeldDuty = { dutyId: keepingId, duty: kind, personId: keeperId, organisationId, from };
  const refusal = await refused(desk, 'hold', new HoldDuty(divisionCode, held, from));
  if (!refusal) return;
  const { code, detail } = refusal;
  await desk.insist('contest', new ContestCustody(custodyId, keepingId, code, detail, from));
}
