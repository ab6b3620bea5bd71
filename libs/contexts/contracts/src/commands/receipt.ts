import { Grounds } from '#nest';
import { Choice, DocumentNumber, FenField, LegalDateField, SubjectId } from '#nest/fields';
import { RECEIVING_ACCOUNTS } from '../facts/index.js';

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
