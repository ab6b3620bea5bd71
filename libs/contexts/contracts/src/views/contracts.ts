import { register } from '#nest';
import { type Case, type Rows, projection, when } from '#read-store';
import {
  BreachRecorded,
  BreachRemedied,
  ContractAnnulled,
  ContractConcluded,
  ContractCorrected,
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractFiled,
  ContractRenewed,
  ContractResumed,
  ContractSupplemented,
  ContractSuspended,
  ContractTermLengthened,
  ContractTookEffect,
  LengtheningFellThrough,
  RentFellDue,
  RentReceived,
  YieldStated,
  agreedAnew,
  areaOfParcels,
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
import { ContractRow, NOTHING_YET, amendContract } from './contract-row.js';
import { dispositionCases } from './disposition-cases.js';
import { OldContractRow, noteOldContract, oldContractCases } from './old-contracts.js';

const cases: Case<Rows>[] = [
  when(ContractConcluded, ({ data, revision }, rows) => {
    const contract: ContractRow = {
      ...data,
      ...NOTHING_YET,
      standing: 'concluded',
      startsOn: data.from,
      endsOn: data.to,
      breaches: [],
      old: false,
      areaDm2: areaOfParcels(data.parcels),
      payments: data.payments ?? null,
      earnestMoneyFen: data.earnestMoneyFen ?? null,
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
    const { payments = before.payments, agreedUse = before.agreedUse, areas = [], to } = event.data;
    const parcels = remeasured(before.parcels, areas);
    const after = await amendContract(rows, event, {
      payments,
      agreedUse,
      parcels,
      ...(event.data.payments && { successions: agreedAnew(before.successions, event.data.signedOn) }),
      areaDm2: before.old ? before.areaDm2 : areaOfParcels(parcels),
      ...(to && (before.old ? { endsOn: to } : { lengtheningTo: to })),
    });
    await replacePlannedRents(rows, before, after);
    await noteOldContract(rows, after);
  }),
  when(ContractAnnulled, async (event, rows) => {
    const contract = await amendContract(rows, event, { standing: 'annulled', cause: event.data.error });
    await removePlannedRents(rows, contract);
    await noteOldContract(rows, contract);
  }),
  when(ContractCorrected, async (event, rows) => {
    const before = await amendContract(rows, event);
    const { payments = before.payments, agreedUse = before.agreedUse } = event.data.after;
    const after = await amendContract(rows, event, { payments, agreedUse });
    await replacePlannedRents(rows, before, after);
    await noteOldContract(rows, after);
  }),
  when(ContractTermLengthened, async (event, rows) => {
    const before = await amendContract(rows, event);
    const after = await amendContract(rows, event, { endsOn: event.data.to, lengtheningTo: null });
    await replacePlannedRents(rows, before, after);
  }),
  when(LengtheningFellThrough, async (event, rows) => {
    await amendContract(rows, event, { lengtheningTo: null });
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
    await noteOldContract(rows, contract);
    await removePlannedRents(rows, contract, ({ dueOn }) => dueOn > endedOn);
  }),
  when(ContractExpired, async (event, rows) => {
    await noteOldContract(rows, await amendContract(rows, event, { standing: 'expired' }));
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
  version: 5,
  tables: [ContractRow, RentRow, OldContractRow],
  on: [...cases, ...dispositionCases, ...oldContractCases],
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
