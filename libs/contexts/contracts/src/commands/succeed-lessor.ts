import { householdStream } from '#collectives/facts';
import type { LegalDate } from '#kernel';
import { commandOn, many } from '#nest';
import {
  LessorSucceeded,
  type LessorSuccession,
  contractStream,
  lessorIsSucceededOnce,
  rentIsDividedAnew,
  rentOfLaterYearsIsSettled,
  rentPassesWhole,
} from '../facts/index.js';

/** Sent when a contract right has been assigned or swapped from which a lease is carved. */
export class SucceedLessor {
  constructor(
    readonly contractId: string,
    readonly succeeding: Omit<LessorSuccession, 'rentPasses'>,
    readonly effectiveOn: LegalDate,
    /** Parcel that the former lessor got for it in a swap. */
    readonly swappedFor?: string,
  ) {}
}

export const succeedLessor = commandOn({
  command: SucceedLessor,
  title: '出租方随承包地转让、互换变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
<<<<<<< HEAD
  references: {
    households: many(householdStream, ({ succeeding: { former, successor } }: SucceedLessor) =>
      [former, successor].flatMap(({ kind, id }) => (kind === 'household' ? [id] : [])),
    ),
  },
  facts: ({ command: { succeeding }, state: contract, references }) => ({
    contract,
    households: references.households.flatMap(({ state }) => state ?? []),
    succession: { ...succeeding, rentPasses: rentPassesWhole(contract, succeeding) },
=======
  facts: ({ command: { succeeding, swappedFor }, state: contract }) => ({
    contract,
    succession: { ...succeeding, rentPasses: rentPassesWhole(contract, { ...succeeding, swappedFor }) },
>>>>>>> rent8
  }),
  rules: [lessorIsSucceededOnce, rentIsDividedAnew, rentOfLaterYearsIsSettled],
  decide: ({ contract: { contractId, divisionCode }, succession }) => [
    LessorSucceeded.of({ contractId, divisionCode, ...succession }),
  ],
});
