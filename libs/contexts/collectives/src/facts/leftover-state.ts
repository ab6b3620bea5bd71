import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  LeftoverDisputed,
  LeftoverEscalated,
  LeftoverHandedOver,
  type LeftoverOutcome,
  LeftoverRecorded,
  LeftoverResolved,
} from './leftover-events.js';

export const LEFTOVER_STANDINGS = {
  open: '未了',
  'handed-over': '已移交',
  disputed: '有争议',
  escalated: '已上报',
  resolved: '已了结',
} as const;
export type LeftoverStanding = keyof typeof LEFTOVER_STANDINGS;

export interface Leftover extends DataOf<typeof LeftoverRecorded> {
  readonly standing: LeftoverStanding;
  /** Account of whoever took it over last. */
  readonly heldBy: string | null;
  /** Somebody contests it; it stays so whatever else happens, until it is resolved. */
  readonly disputed: boolean;
  readonly outcome: LeftoverOutcome | null;
  readonly resolvedOn: LegalDate | null;
}

export const leftoverStream = streamType({
  category: 'leftover',
  title: '遗留事项',
  events: [LeftoverRecorded, LeftoverHandedOver, LeftoverDisputed, LeftoverEscalated, LeftoverResolved],
  initial: absent<Leftover>(),
  evolve: {
    LeftoverRecorded: (_, leftover) => ({
      ...leftover,
      standing: 'open' as const,
      heldBy: null,
      disputed: false,
      outcome: null,
      resolvedOn: null,
    }),
    LeftoverHandedOver: (leftover, { taker }) =>
      leftover && { ...leftover, standing: 'handed-over' as const, heldBy: taker },
    LeftoverDisputed: (leftover) =>
      leftover && { ...leftover, standing: 'disputed' as const, disputed: true },
    LeftoverEscalated: (leftover, { dutyHolder, deadlineOn = leftover?.deadlineOn }) =>
      leftover && { ...leftover, standing: 'escalated' as const, dutyHolder, deadlineOn },
    LeftoverResolved: (leftover, { outcome, on }) =>
      leftover && { ...leftover, standing: 'resolved' as const, outcome, resolvedOn: on },
  },
});
