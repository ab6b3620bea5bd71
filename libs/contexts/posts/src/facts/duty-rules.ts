import { registerRules, rule } from '#kernel';
import type { DutyBook } from './duty-book.js';
import {
  bookkeeperIsApart,
  cashierKeepsNoBooks,
  cashierKeepsNoFinancialSeal,
  directorsAreNotKin,
  makerIsNotChecker,
  paymentSealsAreKeptApart,
  supervisorsAreIndependent,
  villageSupervisionIsIndependent,
} from './duties-apart.js';
import {
  personHoldsOneSeat,
  seatsAreNotExceeded,
  seatsAreThoseOfTheTerm,
  soleDutyHasOneHolder,
} from './seats.js';

/** Everything that decides whether a duty may be held beside those that are. */
export const DUTY_RULES = [
  supervisorsAreIndependent,
  directorsAreNotKin,
  villageSupervisionIsIndependent,
  cashierKeepsNoBooks,
  bookkeeperIsApart,
  makerIsNotChecker,
  paymentSealsAreKeptApart,
  cashierKeepsNoFinancialSeal,
  soleDutyHasOneHolder,
  personHoldsOneSeat,
  seatsAreThoseOfTheTerm,
  seatsAreNotExceeded,
] as const;

/** For the process manager that releases what the book may have refused. */
export const dutyIsHeld = rule<{ readonly book: DutyBook; readonly dutyId: string }>({
  id: 'PS45',
  code: 'POSTS.DUTY_NOT_HELD',
  sentence: '只能解除职责簿中的职责。',
  basis: [registerRules('职责簿')],
  severity: 'block',
  breach: ({ book, dutyId }) =>
    book.duties.some((held) => held.dutyId === dutyId)
      ? undefined
      : {
          detail: `职责 ${dutyId} 不在职责簿中。`,
          field: 'dutyId',
          wayForward: '不必再办：该职责没有承担过，或者在起期之前已经解除。',
        },
});
