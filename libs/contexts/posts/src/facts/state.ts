import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  BookkeepingAssigned,
  BookkeepingEnded,
  BookkeepingFellThrough,
  BooksHandedOver,
  DeputyNamed,
} from './bookkeeping-events.js';
import {
  CustodyCancelled,
  CustodyContested,
  CustodyHandedOver,
  CustodyLost,
  CustodyRegistered,
  SealUsed,
} from './custody-events.js';
import {
  AppointmentFellThrough,
  OfficerAppointed,
  OfficerTermEnded,
  StationStaffAppointed,
  VillageGivenUp,
  VillageTakenOn,
} from './events.js';

export const APPOINTMENT_STANDINGS = {
  appointed: '任职',
  ended: '已终止',
  'fallen-through': '未能生效',
} as const;

/** One person in one post for one term. */
export interface Appointment extends Pick<
  DataOf<typeof StationStaffAppointed>,
  'postId' | 'divisionCode' | 'organisationId' | 'post' | 'personId' | 'from' | 'to'
> {
  readonly standing: keyof typeof APPOINTMENT_STANDINGS;
  /** Villages whose books the person keeps under this appointment. */
  readonly villages: readonly DataOf<typeof VillageTakenOn>[];
}

const appointed = (given: Omit<Appointment, 'standing' | 'villages'>): Appointment => ({
  ...given,
  standing: 'appointed',
  villages: [],
});

export const postStream = streamType({
  category: 'post',
  title: '任职',
  events: [
    OfficerAppointed,
    StationStaffAppointed,
    AppointmentFellThrough,
    OfficerTermEnded,
    VillageTakenOn,
    VillageGivenUp,
  ],
  initial: absent<Appointment>(),
  evolve: {
    OfficerAppointed: (_, given) => appointed(given),
    StationStaffAppointed: (_, given) => appointed(given),
    AppointmentFellThrough: (held) => held && { ...held, standing: 'fallen-through' as const },
    OfficerTermEnded: (held, { on }) => held && { ...held, standing: 'ended' as const, to: on },
    VillageTakenOn: (held, village) => held && { ...held, villages: [...held.villages, village] },
    VillageGivenUp: (held, { bookkeepingId }) =>
      held && { ...held, villages: held.villages.filter((each) => each.bookkeepingId !== bookkeepingId) },
  },
});

export const BOOKKEEPING_STANDINGS = {
  assigned: '记账中',
  ended: '已终止',
  'fallen-through': '未能生效',
} as const;

/** A member of the station who keeps the books of one village. */
export interface Bookkeeping extends DataOf<typeof BookkeepingAssigned> {
  readonly standing: keyof typeof BOOKKEEPING_STANDINGS;
  readonly deputies: readonly DataOf<typeof DeputyNamed>[];
  readonly handedOver?: DataOf<typeof BooksHandedOver>;
}

export const bookkeepingStream = streamType({
  category: 'bookkeeping',
  title: '代理记账',
  events: [BookkeepingAssigned, BookkeepingFellThrough, DeputyNamed, BooksHandedOver, BookkeepingEnded],
  initial: absent<Bookkeeping>(),
  evolve: {
    BookkeepingAssigned: (_, given) => ({ ...given, standing: 'assigned' as const, deputies: [] }),
    BookkeepingFellThrough: (kept) => kept && { ...kept, standing: 'fallen-through' as const },
    DeputyNamed: (kept, deputy) => kept && { ...kept, deputies: [...kept.deputies, deputy] },
    BooksHandedOver: (kept, handedOver) => kept && { ...kept, handedOver },
    BookkeepingEnded: (kept, { on }) => kept && { ...kept, standing: 'ended' as const, to: on },
  },
});

export const CUSTODY_STANDINGS = {
  kept: '在保管',
  contested: '保管有冲突，待移交',
  lost: '遗失',
  cancelled: '已注销',
} as const;

/** A seal, or a set of files, in somebody's hands. */
export interface Custody extends Omit<DataOf<typeof CustodyRegistered>, 'listSha256'> {
  readonly standing: keyof typeof CUSTODY_STANDINGS;
  /** Uses of the seal so far. */
  readonly uses: number;
  /** Last day of which something is recorded. */
  readonly lastOn: LegalDate;
  /** Everybody who has kept it, from their first day on, the first one first. */
  readonly keepers: readonly { readonly keeperId: string; readonly from: LegalDate }[];
}

/** Who kept it on a day; nobody before it was registered. */
export function keeperOn({ keepers }: Custody, day: LegalDate): string | undefined {
  return keepers.findLast(({ from }) => from <= day)?.keeperId;
}

export const custodyStream = streamType({
  category: 'custody',
  title: '保管物',
  events: [CustodyRegistered, CustodyHandedOver, CustodyContested, SealUsed, CustodyLost, CustodyCancelled],
  initial: absent<Custody>(),
  evolve: {
    CustodyRegistered: (_, { listSha256: __, ...given }) => ({
      ...given,
      standing: 'kept' as const,
      uses: 0,
      lastOn: given.from,
      keepers: [{ keeperId: given.keeperId, from: given.from }],
    }),
    CustodyHandedOver: (custody, { takerId: keeperId, keepingId, on: from }) =>
      custody && {
        ...custody,
        ...{ standing: 'kept' as const, keeperId, keepingId, from, lastOn: from },
        keepers: [...custody.keepers, { keeperId, from }],
      },
    CustodyContested: (custody, { keepingId }) =>
      custody?.keepingId === keepingId ? { ...custody, standing: 'contested' as const } : custody,
    SealUsed: (custody, { number, usedOn }) =>
      // One that is entered late leaves the order of what came after it.
      custody && { ...custody, uses: number, lastOn: usedOn > custody.lastOn ? usedOn : custody.lastOn },
    CustodyLost: (custody, { on }) => custody && { ...custody, standing: 'lost' as const, lastOn: on },
    CustodyCancelled: (custody, { on }) =>
      custody && { ...custody, standing: 'cancelled' as const, lastOn: on },
  },
});
