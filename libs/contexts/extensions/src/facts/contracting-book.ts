import { z } from 'zod';
import { DIQI_NAMESPACE, type LegalDate, absent, eventType, streamType, uuidV5 } from '#kernel';

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
 * A page of the household contracts of a collective that run out in one year: a campaign begins with all pages. One
 * stream for all of them would be read to its end for each of two thousand contracts that enter it.
 */
export interface ContractingBook {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly entries: readonly BookedContract[];
}

export function yearOf(day: LegalDate): number {
  return Number(day.slice(0, 4));
}

/** Hexadecimal digits that name a page. */
const PAGE_DIGITS = 2;

/** Id of the page on which a contract stands. */
export function pageOf(book: { collectiveId: string; year: number }, contractId: string): string {
  return `${campaignIdOf(book)}-${uuidV5(DIQI_NAMESPACE, contractId).slice(0, PAGE_DIGITS)}`;
}

/** Ids of all pages of a book; most of a small village are empty. */
export function pagesOf(book: { collectiveId: string; year: number }): readonly string[] {
  return Array.from(
    { length: 16 ** PAGE_DIGITS },
    (_, page) => `${campaignIdOf(book)}-${page.toString(16).padStart(PAGE_DIGITS, '0')}`,
  );
}

/** Id of the campaign for the contracts that run out in a year. */
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
