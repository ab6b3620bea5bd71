import { beforeEach, describe, expect, it } from '@jest/globals';
import { LEASE, PARCEL, SHA, contractedParcel, leaseConcluded, leaseTookEffect, zhang } from '#examples';
import { ContractConcluded, ContractSupplemented, contractStream } from '#contracts/facts';
import type { DomainEvent } from '#kernel';
import { ParcelRegistered, RightHeld, parcelStream } from '#land-rights/facts';
import { CONTEXTS } from '#platform';
import type { Reaction } from '#read-store';
import { MemoryCounty } from '../memory-county.js';

const { contractId } = LEASE;
const OTHER_PARCEL = `${PARCEL.slice(0, -1)}2`;
const PARCELS = [PARCEL, OTHER_PARCEL];
const grantor = { kind: 'household', id: zhang.id } as const;
const contract = [
  ContractConcluded.of({
    ...leaseConcluded.data,
    parcels: PARCELS.map((parcelCode) => ({ parcelCode, grantor, areaDm2: 333_350 })),
  }),
  leaseTookEffect,
  ContractSupplemented.of({
    ...{ contractId, number: '补1', signedOn: '2026-02-20', paperSha256: SHA },
    ...{ to: '2035-12-31', formerTo: LEASE.to },
  }),
];
const next = RightHeld.of({
  ...{ contractId: 'c2', right: 'management-right', holders: [{ kind: 'person', id: 'p1' }] },
  ...{ from: '2033-01-01', to: '2034-12-31' },
});

function reactionOf(name: string): Reaction {
  const found = CONTEXTS.flatMap(({ reactions }) => reactions).find((each) => each.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** As another contract may take a place between the judgement of a supplement and the hold. */
describe('a longer term that a supplement agrees', () => {
  let county: MemoryCounty;
  beforeEach(() => {
    county = new MemoryCounty();
  });

  async function settled(...onOtherParcel: readonly DomainEvent[]): Promise<void> {
    for (const code of PARCELS)
      await county.before(
        `parcel-${code}`,
        ...contractedParcel.map((event) =>
          event.type === 'ParcelRegistered'
            ? ParcelRegistered.of({ ...ParcelRegistered.schema.parse(event.data), code })
            : event,
        ),
        ...(code === OTHER_PARCEL ? onOtherParcel : []),
      );
    await county.before(`contract-${contractId}`, ...contract);
    // One hands on to the other; what was handled before is handled again, as after a crash.
    for (let turn = 0; turn < 3; turn++)
      for (const name of ['contract-rights', 'taking-effect'])
        await county.settle(reactionOf(name), { from: -1 });
  }
  const rightsOn = async (code: string) =>
    (await county.load(parcelStream, code)).state?.rights
      .filter((right) => right.contractId === contractId)
      .map(({ from, to, standing }) => [from, to, standing]);

  it('is one right with the term before, on every parcel, and then the contract’s', async () => {
    await settled();
    for (const code of PARCELS)
      expect(await rightsOn(code)).toEqual([[LEASE.from, '2035-12-31', 'established']]);
    const { state } = await county.load(contractStream, contractId);
    expect(state).toMatchObject({ to: '2035-12-31', lengthened: true });
    expect(state?.lengthening).toBeUndefined();
  });

  it('leaves everything as it was when a parcel has no place for it', async () => {
    await settled(next);
    for (const code of PARCELS) expect(await rightsOn(code)).toEqual([[LEASE.from, LEASE.to, 'established']]);
    const { state } = await county.load(contractStream, contractId);
    expect([state?.to, state?.standing, state?.lengthening]).toEqual([LEASE.to, 'in-effect', undefined]);
    const types = (await county.log()).map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      'RightHeld',
      'RightHoldRefused',
      'LengtheningFellThrough',
      'RightHoldReleased',
    ]);
  });
});
