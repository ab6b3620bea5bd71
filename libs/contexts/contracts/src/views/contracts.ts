import { Entity } from 'typeorm';
import { AreaCell, CountCell, DateCell, FenCell, JsonCell, KeyCell, TextCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  CONTRACT_KINDS,
  CONTRACT_STANDINGS,
  type Contract,
  ContractConcluded,
  ContractFellThrough,
  ContractFiled,
  type ContractKind,
  ContractTookEffect,
  type Party,
  RentFellDue,
  RentReceived,
  contractStream,
  plannedRents,
} from '../facts/index.js';

/** A line of the contract register. */
@Entity()
export class ContractRow {
  @KeyCell('合同')
  contractId: string;
  @TextCell('合同编号')
  number: string;
  @TextCell('类别', { enum: CONTRACT_KINDS })
  kind: ContractKind;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('发包方（集体经济组织代码）')
  collectiveId: string;
  @TextCell('状态', { enum: CONTRACT_STANDINGS })
  standing: Contract['standing'];
  @TextCell('未能生效的原因', { nullable: true })
  cause: string | null;
  @DateCell('签订日')
  signedOn: string;
  @DateCell('起期')
  startsOn: string;
  @DateCell('止期（含当日）')
  endsOn: string;
  @DateCell('备案日', { nullable: true })
  filedOn: string | null;
  @AreaCell('面积')
  areaDm2: number;
  @JsonCell('承包或承租方')
  grantees: Party[];
  @JsonCell('地块和出让方')
  parcels: Contract['parcels'];
  @TextCell('约定用途')
  agreedUse: string;
  @TextCell('合同扫描件的 SHA-256')
  paperSha256: string;
  /** Revision of the contract's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

const RENT_STANDINGS = { planned: '未到期', due: '应收', received: '已收讫' } as const;

/** One rent of the plan: promised, due, received. */
@Entity()
export class RentRow {
  /** `<contract id>/<year, 3 digits>/<line>`: pages by contract, then by year. */
  @KeyCell('租金编号')
  id: string;
  @TextCell('合同')
  contractId: string;
  @TextCell('合同编号')
  contractNumber: string;
  @TextCell('所在区划')
  divisionCode: string;
  @CountCell('第几笔（从 1 起）')
  line: number;
  @CountCell('第几年')
  year: number;
  @DateCell('付款日')
  dueOn: string;
  @FenCell('金额')
  amountFen: number;
  @FenCell('已收')
  receivedFen: number;
  @TextCell('状态', { enum: RENT_STANDINGS })
  standing: keyof typeof RENT_STANDINGS;
  @JsonCell('付款方')
  payer: Party;
  @JsonCell('收款方')
  payee: Party;
}

const rentId = (contractId: string, year: number, line: number): string =>
  `${contractId}/${String(year).padStart(3, '0')}/${line + 1}`;

/** The contract of an event, seen at its revision. */
const amendContract = (
  rows: Rows,
  { subject, revision }: SeenEvent,
  change: Partial<ContractRow> = {},
): Promise<ContractRow> => amend(rows, ContractRow, { contractId: subject }, () => ({ ...change, revision }));

async function amendRent(
  rows: Rows,
  event: SeenEvent<{ contractId: string; year: number; line: number }>,
  change: (row: RentRow) => Partial<RentRow>,
): Promise<void> {
  const { contractId, year, line } = event.data;
  await amendContract(rows, event);
  await amend(rows, RentRow, { id: rentId(contractId, year, line) }, change);
}

const cases: Case<Rows>[] = [
  when(ContractConcluded, ({ data, revision }, rows) => {
    const { contractId, number: contractNumber, divisionCode, from, to } = data;
    rows.put(ContractRow, {
      ...data,
      standing: 'concluded',
      cause: null,
      startsOn: from,
      endsOn: to,
      filedOn: null,
      areaDm2: data.parcels.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
      revision,
    });
    for (const { line, year, dueOn, amountFen, payer, payee } of plannedRents(data)) {
      const id = rentId(contractId, year, line);
      const rent = { id, contractId, contractNumber, divisionCode, line: line + 1, year, dueOn, amountFen };
      rows.put(RentRow, { ...rent, receivedFen: 0, standing: 'planned', payer, payee });
    }
  }),
  when(ContractTookEffect, async (event, rows) => {
    await amendContract(rows, event, { standing: 'in-effect' });
  }),
  when(ContractFellThrough, async (event, rows) => {
    await amendContract(rows, event, { standing: 'fallen-through', cause: event.data.cause });
  }),
  when(ContractFiled, async (event, rows) => {
    await amendContract(rows, event, { filedOn: event.data.filedOn });
  }),
  when(RentFellDue, (event, rows) => amendRent(rows, event, () => ({ standing: 'due' }))),
  when(RentReceived, (event, rows) =>
    amendRent(rows, event, ({ receivedFen, amountFen }) => {
      const received = receivedFen + event.data.amountFen;
      return { receivedFen: received, standing: received === amountFen ? 'received' : 'due' };
    }),
  ),
];

export const contractRegister = projection({
  name: 'contracts',
  title: '合同登记簿',
  version: 1,
  tables: [ContractRow, RentRow],
  on: cases,
});

export const contractList = register({
  noun: ['Contract', 'Contracts'],
  title: '合同登记簿',
  item: '合同',
  path: '',
  view: contractRegister,
  row: ContractRow,
  key: 'contractId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'number', 'kind', 'standing'],
  ranges: ['signedOn', 'endsOn'],
  history: contractStream,
});

export const rents = register({
  noun: ['Rent', 'Rents'],
  title: '租金台账：应收、已收',
  item: '租金',
  path: 'rents',
  view: contractRegister,
  row: RentRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'contractId', 'contractNumber', 'standing'],
  ranges: ['dueOn'],
  linesOnly: true,
});
