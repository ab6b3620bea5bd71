import { type NumberedReceipt, receiptNumberId } from '#books/facts';
import { ProjectReceiptRecorded } from '#homesteads/facts';
import { type Loaded, source } from '#kernel';
import { EarnestMoneyReceived } from './earnest-money.js';
import { type Party, RentReceived } from './events.js';

type Subject = Loaded<NumberedReceipt | undefined>;

const isIts = (collectiveId: string, number: string, { id }: Subject): boolean =>
  receiptNumberId({ collectiveId, number }) === id;

const isOfThePayee = (
  { payee, receiptNumber }: { readonly payee: Party; readonly receiptNumber: string },
  subject: Subject,
): boolean => payee.kind === 'collective' && isIts(payee.id, receiptNumber, subject);

/** What the process manager carries into the book of receipts: until it has, a number that is used looks free. */
export const RECEIPT_NUMBER_SOURCES = [
  source('receipt-numbers', RentReceived, isOfThePayee),
  source('receipt-numbers', EarnestMoneyReceived, isOfThePayee),
  source('receipt-numbers', ProjectReceiptRecorded, ({ collectiveId, receiptNumber }, subject: Subject) =>
    isIts(collectiveId, receiptNumber, subject),
  ),
];
