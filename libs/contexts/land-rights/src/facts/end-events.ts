import { z } from 'zod';
import { eventType } from '#kernel';

/** A right ends with its contract. */
export const RightEnded = eventType('RightEnded', {
  title: '权利已终止',
  data: {
    contractId: z.string(),
    /** Last legal date of the right. */
    endedOn: z.string(),
  },
});
