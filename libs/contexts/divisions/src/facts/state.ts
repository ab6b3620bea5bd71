import { streamType, absent } from '#kernel';
import { DivisionRegistered, type DIVISION_KINDS } from './events.js';

export interface Division {
  readonly code: string;
  readonly name: string;
  readonly kind: keyof typeof DIVISION_KINDS;
}

export const divisionStream = streamType({
  category: 'division',
  title: '区划',
  events: [DivisionRegistered],
  initial: absent<Division>(),
  evolve: {
    DivisionRegistered: (_, division) => division,
  },
});
