import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import {
  ContractConcluded,
  ContractFellThrough,
  ContractFiled,
  ContractTookEffect,
  RentFellDue,
  RentReceived,
  YieldStated,
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

export type StatedYield = Omit<DataOf<typeof YieldStated>, 'contractId'>;

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
  /** What was stated of the yields of which rent is a share. */
  readonly yields: readonly StatedYield[];
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
    YieldStated,
  ],
  initial: absent<Contract>(),
  evolve: {
    ContractConcluded: (_, contract) => ({
      ...contract,
      standing: 'concluded' as const,
      dues: [],
      receipts: [],
      yields: [],
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
    YieldStated: (contract, { contractId: _, ...stated }) =>
      contract && { ...contract, yields: [...contract.yields, stated] },
  },
});
