import { describe, expect, it } from '@jest/globals';
import { ContractConcluded, EarnestMoneyReceived, RentReceived } from '#contracts/facts';
import { COLLECTIVE, COMPANY, COOPERATIVE, LEASE, VILLAGE, zhang } from '#examples';
import { ProjectReceiptRecorded } from '#homesteads/facts';
import type { DomainEvent } from '#kernel';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { receiptNumberId, receiptNumberStream } from '../facts/index.js';
import { receiptNumbers } from './receipt-numbers.js';

const landlord = { kind: 'collective', id: COLLECTIVE } as const;
const household = { kind: 'household', id: zhang.id } as const;
const paid = {
  ...{ contractNumber: LEASE.number, collectiveId: COLLECTIVE, amountFen: 1, payer: COOPERATIVE },
  ...{ receivedOn: '2026-02-01', receiptNumber: '收1' },
  method: 'bank',
} as const;
const rent = (contractId: string, payee: typeof landlord | typeof household = landlord) =>
  RentReceived.of({ ...paid, contractId, payee, line: 0, year: 1 });
const concluded = (contractId: string) => ContractConcluded.of({ ...LEASE, contractId });
const earnest = EarnestMoneyReceived.of({
  ...{ ...paid, contractId: 'l1', divisionCode: VILLAGE, payee: landlord, effectiveFen: 1 },
});
const ofProject = ProjectReceiptRecorded.of({
  ...{ projectId: 'p1', collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '民宿', payer: COMPANY },
  ...{ of: 'share', amountFen: 1, receivedOn: '2026-02-20', method: 'bank', receiptNumber: '收1' },
});

async function placesAfter(...streams: readonly (readonly [string, ...DomainEvent[]])[]) {
  const county = new MemoryCounty();
  for (const [stream, ...events] of streams) await county.before(stream, ...events);
  await county.settle(receiptNumbers, { from: -1 });
  const head = await county.store.head();
  await county.settle(receiptNumbers, { from: -1 });
  expect(await county.store.head()).toBe(head);
  const id = receiptNumberId({ collectiveId: COLLECTIVE, number: '收1' });
  return (await county.load(receiptNumberStream, id)).state?.places;
}

describe('the receipts of a collective', () => {
  it('are entered by their number, those of two parts of one payment once', async () => {
    expect(await placesAfter(['contract-l1', concluded('l1'), rent('l1'), rent('l1')])).toEqual([
      { for: 'rent', subjectId: 'l1' },
    ]);
  });

  it('are entered all, of whatever kind, where the number was used at the same moment', async () => {
    const places = await placesAfter(
      ['contract-l1', concluded('l1'), rent('l1')],
      ['contract-l2', concluded('l2'), rent('l2')],
      ['earnest-money-l1', earnest],
      ['revitalization-p1', ofProject],
    );
    expect(places?.map((each) => each.for)).toEqual(['rent', 'rent', 'earnest-money', 'project']);
  });

  it('are not those of households', async () => {
    expect(await placesAfter(['contract-l1', concluded('l1'), rent('l1', household)])).toBeUndefined();
  });
});
