import { ContractSupplemented, RentFellDue } from '#contracts/facts';
import { LEASE, SHA, STATED_RENT, leaseConcluded, leaseTookEffect } from '#examples';

/* The lease of the examples one year on, and the supplement that makes it cheaper from the second year. */

export const { contractId } = LEASE;
export const [line] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
export const due = (year: number, amountFen: number) =>
  RentFellDue.of({
    ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId },
    ...{ line: 0, year, amountFen, payer: line.payer, payee: line.payee, dueOn: `${2025 + year}-02-01` },
  });
export const history = [leaseConcluded, leaseTookEffect, due(1, 100_000)];
export const steps = [
  { fromYear: 1, amountFen: 100_000 },
  { fromYear: 2, amountFen: 90_000 },
];
export const stated = { contractId, supplementNumber: '补1', signedOn: '2026-02-20', paperSha256: SHA };
export const cheaper = { firstDueOn: '2026-02-01', lines: [{ ...STATED_RENT, steps }] };
export const recorded = (more: object) =>
  ContractSupplemented.of({ contractId, number: '补1', signedOn: '2026-02-20', paperSha256: SHA, ...more });
