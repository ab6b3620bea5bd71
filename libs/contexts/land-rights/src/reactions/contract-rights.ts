import { type LegalDate, addDays, isRejection } from '#kernel';
import {
  type Contract,
  ContractAnnulled,
  ContractConcluded,
  ContractEnded,
  ContractExpired,
  ContractFellThrough,
  ContractSupplemented,
  ContractTermLengthened,
  ContractTookEffect,
  LengtheningFellThrough,
  contractStream,
} from '#contracts/facts';
import { householdSheetStream, oldTermOf } from '#extensions/facts';
import { type Desk, reaction, when } from '#read-store';
import { ConfirmRight } from '../commands/confirm-right.js';
import { EndRight } from '../commands/end-right.js';
import { HoldRight } from '../commands/hold-right.js';
import { RefuseHold } from '../commands/refuse-hold.js';
import { ReleaseHold } from '../commands/release-hold.js';
import { type OldTerm, type RightKind, landOf, parcelStream } from '../facts/index.js';
import { unlessGone } from './ending-rights.js';

/**
 * Moves the right of a contract on every parcel: hold, then confirm or release, and end it with the contract. Every command is keyed by the
 * event at hand and the parcel, so handling an event again sends the same submissions.
 */
export const contractRights = reaction({
  name: 'contract-rights',
  title: '合同引起的权利变动',
  on: [
    when(ContractConcluded, async ({ data }, desk) => {
      const right = data.kind === 'household-contract' ? 'contract-right' : 'management-right';
      const extending = await termExtendedBy(desk, data.extensionSheetId);
      await holdOnEach(desk, { ...data, right, extending });
    }),
    when(ContractSupplemented, async ({ data: { contractId, signedOn, to, formerTo } }, desk) => {
      if (to === undefined || formerTo === undefined) return;
      const contract = await contractOf(desk, contractId);
      if (contract.old) return;
      // The longer term is a right of its own until it is confirmed; then the two are one.
      const from = addDays(formerTo, 1);
      await holdOnEach(desk, { ...contract, right: 'management-right', signedOn, from, to });
    }),
    when(ContractTermLengthened, async ({ data: { contractId }, metadata }, desk) => {
      for (const { parcelCode } of (await contractOf(desk, contractId)).parcels)
        await unlessGone(
          desk,
          `confirm/${parcelCode}`,
          new ConfirmRight(parcelCode, contractId, metadata.effectiveOn),
        );
    }),
    when(LengtheningFellThrough, async ({ data: { contractId, cause }, metadata }, desk) => {
      for (const { parcelCode } of (await contractOf(desk, contractId)).parcels)
        await desk.send(
          `release/${parcelCode}`,
          new ReleaseHold(parcelCode, contractId, cause, metadata.effectiveOn),
        );
    }),
    when(ContractTookEffect, async ({ data: { contractId, on } }, desk) => {
      for (const { parcelCode } of (await contractOf(desk, contractId)).parcels)
        await unlessGone(desk, `confirm/${parcelCode}`, new ConfirmRight(parcelCode, contractId, on));
    }),
    when(ContractFellThrough, async ({ data: { contractId, cause } }, desk) => {
      const { parcels, signedOn } = await contractOf(desk, contractId);
      for (const { parcelCode } of parcels) {
        // A parcel that was never held refuses, which is as good as released.
        await desk.send(`release/${parcelCode}`, new ReleaseHold(parcelCode, contractId, cause, signedOn));
      }
    }),
    when(ContractEnded, ({ data: { contractId, endedOn } }, desk) => endRights(desk, contractId, endedOn)),
    // Nobody has had a right under a contract that there is not.
    when(ContractAnnulled, async ({ data: { contractId } }, desk) => {
      const { from } = await contractOf(desk, contractId);
      await endRights(desk, contractId, addDays(from, -1));
    }),
    when(ContractExpired, ({ data: { contractId, expiredOn } }, desk) =>
      endRights(desk, contractId, expiredOn),
    ),
  ],
});

interface RightToHold extends Pick<
  Contract,
  'contractId' | 'number' | 'parcels' | 'grantees' | 'signedOn' | 'from' | 'to' | 'listingId'
> {
  readonly right: RightKind;
  readonly extending?: OldTerm | undefined;
}

/** The old term of the household of a sheet; nothing of a contract that extends none. */
async function termExtendedBy(desk: Desk, sheetId: string | undefined): Promise<OldTerm | undefined> {
  const { state: sheet } = sheetId ? await desk.load(householdSheetStream, sheetId) : {};
  return sheet && oldTermOf(sheet);
}

/** Holds a right on one parcel after the other; the first that refuses it ends the attempt. */
async function holdOnEach(desk: Desk, held: RightToHold): Promise<void> {
  const { contractId, number, right, parcels, grantees, from, to, signedOn, listingId, extending } = held;
  const holders = grantees.map(({ kind, id }) => ({ kind, id }));
  for (const { parcelCode, grantor: party } of parcels) {
    const grantor = { kind: party.kind, id: party.id };
    const hold = new HoldRight(
      parcelCode,
      contractId,
      right,
      grantor,
      holders,
      from,
      to,
      signedOn,
      number,
      listingId,
      extending,
    );
    const answer = await desk.send(`hold/${parcelCode}`, hold);
    if (!isRejection(answer)) continue;
    const { code, detail } = answer;
    await desk.insist(`refuse/${parcelCode}`, new RefuseHold(parcelCode, contractId, code, detail, signedOn));
    return;
  }
}

/**
 * A right ends with its contract, whatever becomes of the collective (承包法 25). The record of an old contract has moved
 * none.
 */
async function endRights(desk: Desk, contractId: string, on: LegalDate): Promise<void> {
  const { parcels, old } = await contractOf(desk, contractId);
  const parcelOf = async (code: string) => (await desk.load(parcelStream, code)).state;
  for (const { parcelCode, rightId = contractId } of old ? [] : parcels)
    for (const code of await landOf(parcelOf, parcelCode))
      await unlessGone(desk, `end/${code}`, new EndRight(code, rightId, on));
}

async function contractOf(desk: Desk, contractId: string): Promise<Contract> {
  const { state: contract } = await desk.load(contractStream, contractId);
  if (!contract) throw new Error(`contract ${contractId} has no stream`);
  return contract;
}
