import { receiptNumberId, receiptNumberStream } from '#books/facts';
import { Grounds, one } from '#nest';
import { Choice, DocumentNumber, FenField, LegalDateField, SubjectId } from '#nest/fields';
import { type Contract, RECEIPT_NUMBER_SOURCES, RECEIVING_ACCOUNTS } from '../facts/index.js';

/** What every receipt of rent says. */
export abstract class Receipt extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @FenField('收款金额（分）')
  amountFen: number;

  @LegalDateField('收款日')
  receivedOn: string;

  @Choice('收入的账户', RECEIVING_ACCOUNTS)
  account: keyof typeof RECEIVING_ACCOUNTS;

  @DocumentNumber('收据编号', { example: '晋农收0000123' })
  receiptNumber: string;
}

/** The number of a receipt, where the collective hands it out: what households receive is theirs. */
export const NUMBERED = {
  numbered: one(
    receiptNumberStream,
    ({ receiptNumber: number }: Receipt, contract: Contract | undefined) =>
      contract && contract.kind !== 'household-lease'
        ? receiptNumberId({ collectiveId: contract.collectiveId, number })
        : undefined,
    RECEIPT_NUMBER_SOURCES,
  ),
};

/** Where a receipt of rent stands. */
export const rentOf = ({ contractId: subjectId }: Contract) => ({ receiptFor: 'rent' as const, subjectId });
