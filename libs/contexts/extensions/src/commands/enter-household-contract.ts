import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type BookedContract,
  HouseholdContractEntered,
  HouseholdContractStruck,
  campaignIdOf,
  contractingBookStream,
} from '../facts/index.js';

interface Book {
  readonly collectiveId: string;
  readonly divisionCode: string;
  /** The year in which the contract runs out. */
  readonly year: number;
}

const ON_BOOK = {
  permission: 'internal',
  stream: contractingBookStream,
  subject: {
    kind: 'opening',
    id: ({ book }: { readonly book: Book }) => campaignIdOf(book),
    organisation: ({ book }: { readonly book: Book }) => book.divisionCode,
  },
  rules: [],
} as const;

/** Sent for every household contract that takes effect. */
export class EnterHouseholdContract {
  constructor(
    readonly book: Book,
    readonly entry: BookedContract,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const enterHouseholdContract = commandSpec({
  command: EnterHouseholdContract,
  title: '承包合同列入到期册',
  ...ON_BOOK,
  facts: ({ command: { book, entry } }) => ({ ...book, entry }),
  decide: (facts) => [HouseholdContractEntered.of(facts)],
});

/** Sent for every one that ends before its term does. */
export class StrikeHouseholdContract {
  constructor(
    readonly book: Book,
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const strikeHouseholdContract = commandSpec({
  command: StrikeHouseholdContract,
  title: '承包合同从到期册注销',
  ...ON_BOOK,
  facts: ({ command: { book, contractId } }) => ({ ...book, contractId }),
  decide: (facts) => [HouseholdContractStruck.of(facts)],
});
