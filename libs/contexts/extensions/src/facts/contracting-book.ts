import { z } from 'zod';
import { type LegalDate, absent, eventType, streamType } from '#kernel';

/** A household contract as a campaign finds it; everything else stands in the contract. */
export const bookedContractSchema = z.strictObject({
  contractId: z.string(),
  number: z.string(),
  householdId: z.string(),
  /** Last day of its term. */
  endsOn: z.string(),
});
export type BookedContract = z.output<typeof bookedContractSchema>;

const place = { collectiveId: z.string(), divisionCode: z.string(), year: z.int() };

export const HouseholdContractEntered = eventType('HouseholdContractEntered', {
  title: '承包合同已列入到期册',
  data: { ...place, entry: bookedContractSchema },
});

export const HouseholdContractStruck = eventType('HouseholdContractStruck', {
  title: '承包合同已从到期册注销',
  data: { ...place, contractId: z.string() },
});

/**
 * The household contracts of a collective that run out in one year: a campaign begins with them. One stream a year, so
 * that what a campaign concludes for the next thirty years is not read with what it began with.
 */
export interface ContractingBook {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly entries: readonly BookedContract[];
}

export function yearOf(day: LegalDate): number {
  return Number(day.slice(0, 4));
}

/** Id of the book and of the campaign that begins with it. */
export function campaignIdOf({ collectiveId, year }: { collectiveId: string; year: number }): string {
  return `${collectiveId}-${year}`;
}

function without(book: ContractingBook | undefined, contractId: string): readonly BookedContract[] {
  return (book?.entries ?? []).filter((entry) => entry.contractId !== contractId);
}

export const contractingBookStream = streamType({
  category: 'contracting-book',
  title: '承包合同到期册',
  events: [HouseholdContractEntered, HouseholdContractStruck],
  initial: absent<ContractingBook>(),
  evolve: {
    HouseholdContractEntered: (book, { collectiveId, divisionCode, entry }): ContractingBook => ({
      collectiveId,
      divisionCode,
      entries: [...without(book, entry.contractId), entry],
    }),
    HouseholdContractStruck: (book, { collectiveId, divisionCode, contractId }): ContractingBook => ({
      collectiveId,
      divisionCode,
      entries: without(book, contractId),
    }),
  },
});
