import {
  AppointmentFellThrough,
  BookkeepingEnded,
  BookkeepingFellThrough,
  CustodyCancelled,
  CustodyHandedOver,
  CustodyLost,
  OfficerTermEnded,
  accountantIsRotated,
  bodyIsRenewedInTime,
  contestedCustodyIsHandedOn,
} from '#posts/facts';
import type { Case, Desk } from '#read-store';
import { type Ended, closes } from './closing.js';

/** That a thing is taken from hands which may not keep it, of one time of keeping. */
const handedOn = (occurrence: string): Ended => ({ code: contestedCustodyIsHandedOn.code, occurrence });

/** What ends the duties of officers, bookkeepers and keepers. */
export const POST_ENDINGS: readonly Case<Desk>[] = [
  closes(OfficerTermEnded, [bodyIsRenewedInTime]),
  closes(AppointmentFellThrough, [bodyIsRenewedInTime]),
  closes(BookkeepingEnded, [accountantIsRotated]),
  closes(BookkeepingFellThrough, [accountantIsRotated]),
  closes(CustodyHandedOver, ({ data: { endedKeepingId } }) => [handedOn(endedKeepingId)]),
  closes(CustodyLost, ({ data: { keepingId } }) => [handedOn(keepingId)]),
  closes(CustodyCancelled, ({ data: { keepingId } }) => [handedOn(keepingId)]),
];
