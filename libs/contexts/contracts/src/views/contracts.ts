import { Entity } from 'typeorm';
import { mapTable } from '#kernel';
import { AreaCell, CountCell, DateCell, JsonCell, KeyCell, TextCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  BreachRecorded,
  BreachRemedied,
  CONTRACT_KINDS,
  CONTRACT_STANDINGS,
  type Contract,
  ContractConcluded,
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  type ContractKind,
  ContractRenewed,
  ContractResumed,
  ContractSupplemented,
  ContractSuspended,
  ContractTookEffect,
  END_GROUNDS,
  type EndGroundCode,
  type Party,
  RentFellDue,
  RentReceived,
  YieldStated,
  contractStream,
  remeasured,
} from '../facts/index.js';
import {
  RentRow,
  amendRent,
  putRent,
  removePlannedRents,
  rentsPlanned,
  replacePlannedRents,
} from './rent-rows.js';

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
  @DateCell('提前终止日', { nullable: true })
  endedOn: string | null;
  @TextCell('提前终止的事由', { nullable: true, enum: mapTable(END_GROUNDS, ({ title }) => title) })
  endGround: EndGroundCode | null;
  @TextCell('续签的合同', { nullable: true })
  renewedById: string | null;
  @JsonCell('违约')
  breaches: Contract['breaches'];
  @DateCell('备案日', { nullable: true })
  filedOn: string | null;
  @AreaCell('面积')
  areaDm2: number;
  @JsonCell('承包或承租方')
  grantees: Party[];
  @JsonCell('地块和出让方')
  parcels: Contract['parcels'];
  @JsonCell('付款计划', { nullable: true })
  payments: Contract['payments'] | null;
  @TextCell('约定用途')
  agreedUse: string;
  @TextCell('合同扫描件的 SHA-256')
  paperSha256: string;
  /** Revision of the contract's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** The contract of an event, seen at its revision. */
const amendContract = (
  rows: Rows,
  { subject, revision }: SeenEvent,
  change: Partial<ContractRow> = {},
): Promise<ContractRow> => amend(rows, ContractRow, { contractId: subject }, () => ({ ...change, revision }));

const areaOf = (parcels: Contract['parcels']): number =>
  parcels.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);

const cases: Case<Rows>[] = [
  when(ContractConcluded, ({ data, revision }, rows) => {
    const contract: ContractRow = {
      ...data,
      standing: 'concluded',
      cause: null,
      startsOn: data.from,
      endsOn: data.to,
      endedOn: null,
      endGround: null,
      renewedById: null,
      breaches: [],
      filedOn: null,
      areaDm2: areaOf(data.parcels),
      payments: data.payments ?? null,
      revision,
    };
    rows.put(ContractRow, contract);
    for (const rent of rentsPlanned(contract)) putRent(rows, contract, rent);
  }),
  when(ContractTookEffect, async (event, rows) => {
    await amendContract(rows, event, { standing: 'in-effect' });
  }),
  when(ContractFellThrough, async (event, rows) => {
    const { cause } = event.data;
    await removePlannedRents(rows, await amendContract(rows, event, { standing: 'fallen-through', cause }));
  }),
  when(ContractSupplemented, async (event, rows) => {
    const before = await amendContract(rows, event);
    const { payments = before.payments, agreedUse = before.agreedUse, areas = [] } = event.data;
    const parcels = remeasured(before.parcels, areas);
    const after = await amendContract(rows, event, {
      payments,
      agreedUse,
      parcels,
      areaDm2: areaOf(parcels),
    });
    await replacePlannedRents(rows, before, after);
  }),
  when(ContractSuspended, async (event, rows) => {
    await amendContract(rows, event, { standing: 'suspended' });
  }),
  when(ContractResumed, async (event, rows) => {
    await amendContract(rows, event, { standing: 'in-effect' });
  }),
  when(ContractEnded, async (event, rows) => {
    const { endedOn, ground: endGround } = event.data;
    const contract = await amendContract(rows, event, { standing: 'ended', endedOn, endGround });
    await removePlannedRents(rows, contract, ({ dueOn }) => dueOn > endedOn);
  }),
  when(ContractExpired, async (event, rows) => {
    await amendContract(rows, event, { standing: 'expired' });
  }),
  when(ContractRenewed, async (event, rows) => {
    await amendContract(rows, event, { renewedById: event.data.renewedById });
  }),
  when(BreachRecorded, async (event, rows) => {
    const { contractId: _, ...breach } = event.data;
    const { breaches } = await amendContract(rows, event);
    await amendContract(rows, event, { breaches: [...breaches, breach] });
  }),
  when(BreachRemedied, async (event, rows) => {
    const { breachId, remediedOn } = event.data;
    const { breaches } = await amendContract(rows, event);
    const mended = breaches.map((each) => (each.breachId === breachId ? { ...each, remediedOn } : each));
    await amendContract(rows, event, { breaches: mended });
  }),
  when(ContractFiled, async (event, rows) => {
    await amendContract(rows, event, { filedOn: event.data.filedOn });
  }),
  when(RentFellDue, async (event, rows) => {
    const { amountFen, dueOn } = event.data;
    await amendContract(rows, event);
    await amendRent(rows, event.data, () => ({ amountFen, dueOn, standing: 'due' }));
  }),
  when(RentReceived, async (event, rows) => {
    await amendContract(rows, event);
    await amendRent(rows, event.data, ({ receivedFen, amountFen }) => {
      const received = receivedFen + event.data.amountFen;
      return { receivedFen: received, standing: received === amountFen ? 'received' : 'due' };
    });
  }),
  when(YieldStated, async (event, rows) => {
    const contract = await amendContract(rows, event);
    const { line, year } = event.data;
    const rent = rentsPlanned(contract, [event.data]).find(
      (each) => each.line === line && each.year === year,
    );
    if (rent) putRent(rows, contract, rent);
  }),
];

export const contractRegister = projection({
  name: 'contracts',
  title: '合同登记簿',
  version: 2,
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
