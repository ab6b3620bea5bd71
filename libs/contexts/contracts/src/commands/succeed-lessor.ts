import { householdStream } from '#collectives/facts';
import type { LegalDate } from '#kernel';
import { commandOn, many } from '#nest';
import {
  type Contract,
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
  references: {
    households: many(householdStream, ({ succeeding }: SucceedLessor, contract: Contract | undefined) =>
      [succeeding, ...(contract?.successions ?? [])]
        .flatMap(({ former, successor }) => [former, successor])
        .flatMap(({ kind, id }) => (kind === 'household' ? [id] : [])),
    ),
  },
  facts: ({ command: { succeeding, swappedFor }, state: contract, references }) => ({
    contract,
    households: references.households.flatMap(({ state }) => state ?? []),
    succession: { ...succeeding, rentPasses: rentPassesWhole(contract, { ...succeeding, swappedFor }) },
  }),
  rules: [lessorIsSucceededOnce, rentIsDividedAnew, rentOfLaterYearsIsSettled],
  decide: ({ contract: { contractId, divisionCode }, succession }) => [
    LessorSucceeded.of({ contractId, divisionCode, ...succession }),
  ],
});
