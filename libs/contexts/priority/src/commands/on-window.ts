import { type DecisionContext, type LegalDate, type Rejection, reject } from '#kernel';
import { ROSTER_SOURCES, collectiveStream, householdStream, rosterStream } from '#collectives/facts';
import { Grounds, one } from '#nest';
import { LandCode, SubjectId } from '#nest/fields';
import { type Holder, parcelStream } from '#land-rights/facts';
import {
  type PriorityBook,
  type PriorityWindow,
  isOfMembers,
  priorityBookStream,
  windowOf,
} from '../facts/index.js';

/** The subject that is asked about, by what it is. */
export abstract class OfSubject extends Grounds {
  @LandCode('地块编码（成员优先的填）', { optional: true })
  parcelCode?: string;

  @SubjectId('租赁合同（承租人优先的填）', { optional: true })
  contractId?: string;
}

/** What happens in a window names the window besides: another may have begun on the same subject. */
export abstract class InWindow extends OfSubject {
  @SubjectId('优先权征询')
  windowId: string;
}

export function subjectOf({ parcelCode, contractId }: OfSubject): string {
  return parcelCode ?? contractId ?? 'none';
}

export const WINDOW_NOT_FOUND = 'PRIORITY.WINDOW_NOT_FOUND';

/** What all commands in a window have in common. */
export const IN_WINDOW = {
  permission: 'contracts.record',
  stream: priorityBookStream,
  on: subjectOf,
  refusals: [WINDOW_NOT_FOUND],
} as const;

/** The window that a command names and the day of what it states, or that the subject has no such window. */
export function inWindow(
  { windowId }: Pick<InWindow, 'windowId'>,
  book: PriorityBook,
  { on, context: { today } }: { on: LegalDate; context: DecisionContext },
): { window: PriorityWindow; on: LegalDate; today: LegalDate } | Rejection {
  const window = windowOf(book, windowId);
  return window
    ? { window, on, today }
    : reject('not-found', WINDOW_NOT_FOUND, `该标的没有优先权征询（${windowId}），请核对编号。`, {
        field: 'windowId',
      });
}

/** Names of the window and its place, as each of its events says them. */
export function named({ windowId, divisionCode }: PriorityWindow) {
  return { windowId, divisionCode };
}

interface PartyStated {
  readonly windowId: string;
  readonly partyId: string;
}

const collectiveOf = ({ windowId }: PartyStated, book: PriorityBook | undefined): string | undefined =>
  windowOf(book, windowId)?.collectiveId;

/** Who comes first, and what the register knows of them. */
export const PARTY_REFERENCES = {
  household: one(householdStream, ({ windowId, partyId }: PartyStated, book: PriorityBook | undefined) =>
    isOfMembers(windowOf(book, windowId)?.ground) ? partyId : undefined,
  ),
  collective: one(collectiveStream, collectiveOf),
  roster: one(rosterStream, collectiveOf, ROSTER_SOURCES),
};

/** The parcel that is asked about; none of a lease. */
export const PARCEL_REFERENCE = {
  parcel: one(parcelStream, ({ parcelCode }: Pick<OfSubject, 'parcelCode'>) => parcelCode),
};

/** A lessee as the contract names it; a member by its household. */
export function partyOf({ ground, lessees = [] }: PriorityWindow, partyId: string): Holder {
  const lessee = isOfMembers(ground) ? undefined : lessees.find(({ id }) => id === partyId);
  return lessee ?? { kind: 'household', id: partyId };
}
