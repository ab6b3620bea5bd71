import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, VILLAGE } from '#examples';
import { given } from '#given';
import { ReceiptNumberTaken, type TakenReceipt } from '../facts/index.js';
import { TakeReceiptNumber, takeReceiptNumber } from './take-receipt-number.js';

const taken: TakenReceipt = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number: '晋农收1' },
  ...{ for: 'rent', subjectId: 'l1', takenOn: '2026-02-01' },
};
const take = (more: Partial<TakenReceipt> = {}, history = [ReceiptNumberTaken.of(taken)]) =>
  given(takeReceiptNumber, { history }).when(new TakeReceiptNumber({ ...taken, ...more }, taken.takenOn));

describe('the number of a receipt', () => {
  it('is taken once for each place (K18)', () => {
    expect(take({}, []).then(ReceiptNumberTaken.of(taken)).judgement.tasks).toEqual([]);
    take().refused('BOOKS.RECEIPT_NUMBER_ENTERED');
  });

  it('is looked at by the accountant when it stands in two places (K17)', () => {
    const other = { for: 'project', subjectId: 'p1' } as const;
    const { judgement } = take(other).then(ReceiptNumberTaken.of({ ...taken, ...other }));
    expect(judgement.tasks).toMatchObject([{ rule: 'K17', occurrence: 'project/p1' }]);
    expect(judgement.tasks[0]?.detail).toContain('租金（l1）');
    const earnest = { for: 'earnest-money' } as const;
    expect(take(earnest).then(ReceiptNumberTaken.of({ ...taken, ...earnest })).judgement.tasks).toHaveLength(
      1,
    );
  });
});
