import { EarnestMoneyReceived, RentReceived, contractStream } from '#contracts/facts';
import { ProjectReceiptRecorded } from '#homesteads/facts';
import { reaction, when } from '#read-store';
import { TakeReceiptNumber } from '../commands/take-receipt-number.js';

/**
 * Takes the number of every receipt that a collective has handed out, so that no other is recorded under it. What households
 * receive is theirs, and so are their receipts.
 */
export const receiptNumbers = reaction({
  name: 'receipt-numbers',
  title: '收据编号登记',
  on: [
    when(RentReceived, async ({ subject: subjectId, data }, desk) => {
      const { payee, receiptNumber: number, receivedOn: takenOn } = data;
      const { state: contract } = await desk.load(contractStream, subjectId);
      if (payee.kind !== 'collective' || !contract) return;
      const { divisionCode } = contract;
      const taken = { collectiveId: payee.id, divisionCode, number, subjectId, takenOn };
      await desk.send('receipt-number', new TakeReceiptNumber({ ...taken, for: 'rent' }, takenOn));
    }),
    when(EarnestMoneyReceived, async ({ data }, desk) => {
      const { payee, divisionCode, receiptNumber: number, contractId: subjectId, receivedOn: takenOn } = data;
      if (payee.kind !== 'collective') return;
      const taken = { collectiveId: payee.id, divisionCode, number, subjectId, takenOn };
      await desk.send('receipt-number', new TakeReceiptNumber({ ...taken, for: 'earnest-money' }, takenOn));
    }),
    when(ProjectReceiptRecorded, async ({ data }, desk) => {
      const { collectiveId, divisionCode, receiptNumber: number, projectId: subjectId } = data;
      const { receivedOn: takenOn } = data;
      const taken = { collectiveId, divisionCode, number, subjectId, takenOn };
      await desk.send('receipt-number', new TakeReceiptNumber({ ...taken, for: 'project' }, takenOn));
    }),
  ],
});
