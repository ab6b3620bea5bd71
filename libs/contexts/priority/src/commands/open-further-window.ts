import type { DataOf, LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type FurtherWindow,
  PriorityWindowOpened,
  oneWindowAtATime,
  priorityBookStream,
  windowIsFollowedUp,
} from '../facts/index.js';

/** Sent for every further parcel of a deal about which members are asked together. */
export class OpenFurtherWindow {
  constructor(
    readonly first: Omit<DataOf<typeof PriorityWindowOpened>, 'further'>,
    readonly own: FurtherWindow,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const openFurtherWindow = commandSpec({
  command: OpenFurtherWindow,
  title: '登记同一交易其他地块的征询',
  permission: 'internal',
  stream: priorityBookStream,
  subject: {
    kind: 'opening',
    id: ({ own }) => own.subject,
    organisation: ({ first }) => first.divisionCode,
  },
  facts: ({ command: { first, own }, state: book }) => ({
    book,
    window: { windowId: own.windowId, lastDay: first.lastDay },
    standing: 0,
    over: false,
  }),
  // Another may have been asked about it since: its window stands, and keeps the deal waiting just as well.
  rules: [oneWindowAtATime, windowIsFollowedUp],
  decide: (_, { command: { first, own } }) => [
    PriorityWindowOpened.of({ ...first, ...own, firstWindowId: first.windowId }),
  ],
});
