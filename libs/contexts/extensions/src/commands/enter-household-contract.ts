import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type BookedContract,
  HouseholdContractEntered,
  HouseholdContractStruck,
  contractingBookStream,
  pageOf,
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
  rules: [],
} as const;

const organisation = ({ book }: { readonly book: Book }): string => book.divisionCode;

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
  subject: { kind: 'opening', id: ({ book, entry }) => pageOf(book, entry.contractId), organisation },
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
  subject: { kind: 'opening', id: ({ book, contractId }) => pageOf(book, contractId), organisation },
  facts: ({ command: { book, contractId } }) => ({ ...book, contractId }),
  decide: (facts) => [HouseholdContractStruck.of(facts)],
});
