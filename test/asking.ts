import type { DataOf, DomainEvent } from '#kernel';
import {
  PriorityAwarded,
  PriorityClaimed,
  PriorityLapsed,
  PriorityWindowOpened,
  priorityBookStream,
} from '#priority/facts';
import { COLLECTIVE, COOPERATIVE, PARCEL, SHA, VILLAGE, li } from './examples.js';
import { known } from './given.js';

/* The members of the village are asked whether they take what is offered to the cooperative. */

/** What was published of an offer to the cooperative, on 2025-12-01 with fifteen days to claim. */
export const WINDOW = {
  windowId: 'f3a1c5d7-2b4e-5f6a-8c9d-0e1f2a3b4c5d',
  divisionCode: VILLAGE,
  subject: PARCEL,
  collectiveId: COLLECTIVE,
  ground: 'land-conveyance',
  outsider: COOPERATIVE,
  priceFen: 100_000,
  from: '2026-01-01',
  to: '2055-12-31',
  noticedOn: '2025-12-01',
  noticeSha256: SHA,
  countedBy: 'notice',
  lastDay: '2025-12-16',
} satisfies DataOf<typeof PriorityWindowOpened>;
const { windowId, divisionCode, lastDay } = WINDOW;
/** An asking about the parcel, with what happened in it; nothing: nobody claimed anything. */
export const priorityBook = (
  more: Partial<DataOf<typeof PriorityWindowOpened>> = {},
  ...later: readonly DomainEvent[]
) =>
  known(
    priorityBookStream,
    more.subject ?? PARCEL,
    PriorityWindowOpened.of({ ...WINDOW, ...more }),
    ...later,
  );
/** An asking about a parcel that the parcel came out of, as it is loaded along the lineage. */
export const ofItsOrigin = (
  more: Partial<DataOf<typeof PriorityWindowOpened>> = {},
  ...later: readonly DomainEvent[]
) => ({ ...priorityBook({ subject: `${VILLAGE}0000099`, ...more }, ...later), heir: PARCEL });
export const windowLapsed = PriorityLapsed.of({ windowId, divisionCode, lastDay });
const claimant = { kind: 'household' as const, id: li.id };
const { priceFen, from, to } = WINDOW;
/** A member claims the parcel in the conditions of the offer, and gets it. */
export const claimedByLi = PriorityClaimed.of({
  ...{ windowId, divisionCode, claimId: 'c', claimant, priceFen, from, to, claimedOn: '2025-12-10' },
});
export const wonByLi = PriorityAwarded.of({
  ...{ windowId, divisionCode, claimId: 'c', winner: claimant, among: ['c'], awardedOn: '2025-12-20' },
});
