import { type Parcel, contractOfRight, parcelStream } from '#land-rights/facts';
import type { Desk } from '#read-store';
import { ReshapeLandOfContract, type ReshapedLand } from '../commands/reshape-land-of-contract.js';
import { type Contract, contractStream, isRunning } from '../facts/index.js';

/* Contracts follow a split or a merger before they follow anything that becomes of the parts. */

const parcelOf = async (desk: Desk, code: string): Promise<Parcel | undefined> =>
  (await desk.load(parcelStream, code)).state;

/** The right of a contract on the parts of a parcel: those of merged parcels have that of the first of them. */
async function rightOfParts(desk: Desk, source: Parcel, contractId: string): Promise<string> {
  const [part = ''] = source.gone?.into ?? [];
  const [first = source.code] = (await parcelOf(desk, part))?.origins ?? [];
  const carried = (await parcelOf(desk, first))?.gone?.carried?.rights ?? [];
  return carried.find((right) => contractOfRight(right) === contractId)?.contractId ?? contractId;
}

async function partsOf(desk: Desk, source: Parcel, contractId: string): Promise<ReshapedLand['parts']> {
  const rightId = await rightOfParts(desk, source, contractId);
  const parts: ReshapedLand['parts'] = [];
  for (const parcelCode of source.gone?.into ?? []) {
    const part = await parcelOf(desk, parcelCode);
    if (part) parts.push({ parcelCode, areaDm2: part.areaDm2, ...(rightId !== contractId && { rightId }) });
  }
  return parts;
}

/** Has a contract take the parts of a closed parcel in its place; one that has done so, or is over, refuses. */
async function takeParts(desk: Desk, contractId: string, source: Parcel): Promise<void> {
  const { gone, code: formerParcelCode } = source;
  if (gone?.cause !== 'reshaped') return;
  const land = { formerParcelCode, parts: await partsOf(desk, source, contractId), from: gone.on };
  const step = `reshape/${contractId}/${formerParcelCode}`;
  await desk.send(step, new ReshapeLandOfContract(contractId, land, gone.on));
}

/** The same of every contract that has a right on the parcel. */
export async function takePartsOf(desk: Desk, parcelCode: string): Promise<void> {
  const source = await parcelOf(desk, parcelCode);
  const contracts = new Set(source?.gone?.carried?.rights.map(contractOfRight));
  if (source) for (const contractId of contracts) await takeParts(desk, contractId, source);
}

/** A contract that has its land by the codes of today, whichever process manager comes first; nothing of one that is over. */
export async function withLandOfToday(desk: Desk, contractId: string): Promise<Contract | undefined> {
  for (let known: readonly string[] = []; ;) {
    const { state: contract } = await desk.load(contractStream, contractId);
    if (!contract || contract.old || !isRunning(contract)) return undefined;
    const codes = contract.parcels.map(({ parcelCode }) => parcelCode);
    const fresh = codes.filter((code) => !known.includes(code));
    if (fresh.length === 0) return contract;
    for (const code of fresh) {
      const source = await parcelOf(desk, code);
      if (source) await takeParts(desk, contractId, source);
    }
    known = codes;
  }
}
