import { Entity } from 'typeorm';
import { ShownArea, ShownDate, ShownFen, ShownNumber, ShownObject, ShownText } from '#nest';
import {
  type Case,
  DateColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  type Rows,
  type SeenEvent,
  TextColumn,
  projection,
  when,
} from '#read-store';
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
  plannedRents,
} from '../facts/index.js';

/** A line of the contract register. */
@Entity()
export class ContractRow {
  @KeyColumn()
  @ShownText('合同')
  contractId: string;
  @TextColumn()
  @ShownText('合同编号')
  number: string;
  @TextColumn()
  @ShownText('类别', { enum: CONTRACT_KINDS })
  kind: ContractKind;
  @TextColumn()
  @ShownText('所在区划')
  divisionCode: string;
  @TextColumn()
  @ShownText('发包方（集体经济组织代码）')
  collectiveId: string;
  @TextColumn()
  @ShownText('状态', { enum: CONTRACT_STANDINGS })
  standing: Contract['standing'];
  @TextColumn({ nullable: true })
  @ShownText('未能生效的原因', { nullable: true })
  cause: string | null;
  @DateColumn()
  @ShownDate('签订日')
  signedOn: string;
  @DateColumn()
  @ShownDate('起期')
  startsOn: string;
  @DateColumn()
  @ShownDate('止期（含当日）')
  endsOn: string;
  @DateColumn({ nullable: true })
  @ShownDate('备案日', { nullable: true })
  filedOn: string | null;
  @IntegerColumn()
  @ShownArea('面积')
  areaDm2: number;
  @JsonColumn()
  @ShownObject('承包或承租方')
  grantees: Party[];
  @JsonColumn()
  @ShownObject('地块和出让方')
  parcels: Contract['parcels'];
  @TextColumn()
  @ShownText('约定用途')
  agreedUse: string;
  @TextColumn()
  @ShownText('合同扫描件的 SHA-256')
  paperSha256: string;
  /** Revision of the contract's stream, for `If-Match`. */
  @IntegerColumn()
  @ShownNumber('版次')
  revision: number;
}

export const RENT_STANDINGS = { planned: '未到期', due: '应收', received: '已收讫' } as const;

/** One rent of the plan: promised, due, received. */
@Entity()
export class RentRow {
  /** `<contract id>/<year, 3 digits>/<line>`: pages by contract, then by year. */
  @KeyColumn()
  @ShownText('租金编号')
  id: string;
  @TextColumn()
  @ShownText('合同')
  contractId: string;
  @TextColumn()
  @ShownText('合同编号')
  contractNumber: string;
  @TextColumn()
  @ShownText('所在区划')
  divisionCode: string;
  @IntegerColumn()
  @ShownNumber('第几笔（从 1 起）')
  line: number;
  @IntegerColumn()
  @ShownNumber('第几年')
  year: number;
  @DateColumn()
  @ShownDate('付款日')
  dueOn: string;
  @IntegerColumn()
  @ShownFen('金额')
  amountFen: number;
  @IntegerColumn()
  @ShownFen('已收')
  receivedFen: number;
  @TextColumn()
  @ShownText('状态', { enum: RENT_STANDINGS })
  standing: keyof typeof RENT_STANDINGS;
  @JsonColumn()
  @ShownObject('付款方')
  payer: Party;
  @JsonColumn()
  @ShownObject('收款方')
  payee: Party;
}

const rentId = (contractId: string, year: number, line: number): string =>
  `${contractId}/${String(year).padStart(3, '0')}/${line + 1}`;

async function amend(rows: Rows, event: SeenEvent, change: Partial<ContractRow>): Promise<ContractRow> {
  const row = await rows.get(ContractRow, { contractId: event.subject });
  if (!row) throw new Error(`contract ${event.subject} is not in the register`);
  const next = { ...row, ...change, revision: event.revision };
  rows.put(ContractRow, next);
  return next;
}

async function amendRent(
  rows: Rows,
  event: SeenEvent<{ contractId: string; year: number; line: number }>,
  change: (row: RentRow) => Partial<RentRow>,
): Promise<void> {
  await amend(rows, event, {});
  const { contractId, year, line } = event.data;
  const id = rentId(contractId, year, line);
  const row = await rows.get(RentRow, { id });
  if (!row) throw new Error(`rent ${id} was not planned`);
  rows.put(RentRow, { ...row, ...change(row) });
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
    await amend(rows, event, { standing: 'in-effect' });
  }),
  when(ContractFellThrough, async (event, rows) => {
    await amend(rows, event, { standing: 'fallen-through', cause: event.data.cause });
  }),
  when(ContractFiled, async (event, rows) => {
    await amend(rows, event, { filedOn: event.data.filedOn });
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
