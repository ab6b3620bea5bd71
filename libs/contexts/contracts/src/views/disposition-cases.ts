import { type Case, type Rows, when } from '#read-store';
import {
  AssignedContractRecorded,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  afterLeaving,
  LessorSucceeded,
  areaOfParcels,
  letBy,
  reshaped,
  swapped,
} from '../facts/index.js';
import { ContractRow, NOTHING_YET, amendContract } from './contract-row.js';
import { redirectRents } from './rent-rows.js';

/** How contracts follow land that is assigned, swapped, split or merged, and what becomes of them when it ends. */
export const dispositionCases: readonly Case<Rows>[] = [
  when(AssignedContractRecorded, ({ data, revision }, rows) => {
    rows.put(ContractRow, {
      ...data,
      ...NOTHING_YET,
      kind: 'household-contract',
      standing: 'in-effect',
      startsOn: data.from,
      endsOn: data.to,
      breaches: [],
      old: false,
      areaDm2: areaOfParcels(data.parcels),
      payments: null,
      revision,
    });
  }),
  when(ContractLandAssigned, async (event, rows) => {
    const { parcelCode, lastDay: endedOn, remaining } = event.data;
    const before = await amendContract(rows, event);
    const parcels = before.parcels.filter((each) => each.parcelCode !== parcelCode);
    const ended = remaining === 0 ? { standing: 'ended' as const, endedOn } : {};
    await amendContract(rows, event, { parcels, areaDm2: areaOfParcels(parcels), ...ended });
  }),
  when(ContractLandSwapped, async (event, rows) => {
    const before = await amendContract(rows, event);
    const parcels = swapped(before.parcels, event.data);
    await amendContract(rows, event, { parcels, areaDm2: areaOfParcels(parcels) });
  }),
  when(ContractLandReshaped, async (event, rows) => {
    const before = await amendContract(rows, event);
    const parcels = reshaped(before.parcels, event.data);
    await amendContract(rows, event, { parcels, areaDm2: areaOfParcels(parcels) });
  }),
  when(LessorSucceeded, async (event, rows) => {
    const { contractId: _, divisionCode: __, ...succession } = event.data;
    const before = await amendContract(rows, event);
    const successions = [...before.successions, succession];
    const parcels = letBy(before.parcels, succession);
    await redirectRents(rows, await amendContract(rows, event, { parcels, successions }));
  }),
  when(ContractLandLeft, async (event, rows) => {
    const { remaining, ground: endGround } = event.data;
    const after = afterLeaving(await amendContract(rows, event), event.data);
    const areaDm2 = areaOfParcels(after.parcels);
    await amendContract(rows, event, { ...after, areaDm2, ...(remaining === 0 && { endGround }) });
  }),
];
