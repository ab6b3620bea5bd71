import { type DataOf, type LegalDate, addYears, streamType, yearsBegun, absent } from '#kernel';
import {
  ContractConcluded,
  ContractFellThrough,
  ContractFiled,
  ContractTookEffect,
  type PaymentLine,
  RentFellDue,
  RentReceived,
} from './events.js';

type Concluded = DataOf<typeof ContractConcluded>;

/** Rent of one line for one year that has fallen due. */
export interface Due {
  readonly line: number;
  readonly year: number;
  readonly dueOn: LegalDate;
  readonly amountFen: number;
  readonly receivedFen: number;
}

export const CONTRACT_STANDINGS = {
  concluded: '已订立，待生效',
  'in-effect': '履行中',
  'fallen-through': '未能生效',
} as const;

export interface Contract extends Concluded {
  readonly standing: keyof typeof CONTRACT_STANDINGS;
  readonly effectiveFrom?: LegalDate;
  readonly filedOn?: LegalDate;
  readonly dues: readonly Due[];
  /** Numbers of the receipts that were handed out. */
  readonly receipts: readonly string[];
}

export const contractStream = streamType({
  category: 'contract',
  title: '合同',
  events: [
    ContractConcluded,
    ContractTookEffect,
    ContractFellThrough,
    ContractFiled,
    RentFellDue,
    RentReceived,
  ],
  initial: absent<Contract>(),
  evolve: {
    ContractConcluded: (_, contract) => ({
      ...contract,
      standing: 'concluded' as const,
      dues: [],
      receipts: [],
    }),
    ContractTookEffect: (contract, { on }) =>
      contract && { ...contract, standing: 'in-effect' as const, effectiveFrom: on },
    ContractFellThrough: (contract) => contract && { ...contract, standing: 'fallen-through' as const },
    ContractFiled: (contract, { filedOn }) => contract && { ...contract, filedOn },
    RentFellDue: (contract, { line, year, dueOn, amountFen }) =>
      contract && {
        ...contract,
        dues: [...contract.dues, { line, year, dueOn, amountFen, receivedFen: 0 }],
      },
    RentReceived: (contract, { line, year, amountFen, receiptNumber }) =>
      contract && {
        ...contract,
        receipts: [...contract.receipts, receiptNumber],
        dues: contract.dues.map((due) =>
          due.line === line && due.year === year ? { ...due, receivedFen: due.receivedFen + amountFen } : due,
        ),
      },
  },
});

/** What a contract promises for one year of one line. */
export interface PlannedRent extends PaymentLine {
  readonly line: number;
  readonly year: number;
  readonly dueOn: LegalDate;
  readonly amountFen: number;
}

/** Every rent that a contract promises, in the order in which they fall due. */
export function plannedRents({
  payments,
  from,
  to,
}: Pick<Concluded, 'payments' | 'from' | 'to'>): readonly PlannedRent[] {
  if (!payments) return [];
  const years = yearsBegun(from, to);
  return Array.from({ length: years }, (_, index) => index + 1).flatMap((year) =>
    payments.lines.map((line, index) => ({
      ...line,
      line: index,
      year,
      dueOn: addYears(payments.firstDueOn, year - 1),
      amountFen: line.steps.findLast(({ fromYear }) => fromYear <= year)?.amountFen ?? 0,
    })),
  );
}
