import { z } from 'zod';
import { type LegalDate, eventType } from '#kernel';
import type { Right } from './rights.js';

/** A right ends with its contract. */
export const RightEnded = eventType('RightEnded', {
  title: '权利已终止',
  data: {
    contractId: z.string(),
    /** Last legal date of the right. */
    endedOn: z.string(),
  },
});

/** The ends of rights that cannot outlast another; one whose term is over before keeps its own last day. */
export function endsOf(rights: readonly Right[], on: LegalDate) {
  return rights.map(({ contractId, to }) => RightEnded.of({ contractId, endedOn: to < on ? to : on }));
}
