import { describe, expect, it } from '@jest/globals';
import { ContractConcluded, ContractEnded, ContractSupplemented, ContractTookEffect } from '#contracts/facts';
import { LEASE, PARCEL, SHA, contractedParcel } from '#examples';
import type { DomainEvent } from '#kernel';
import {
  ManagementRightConveyed,
  ParcelExpropriated,
  RightEnded,
  RightHeld,
  leaseOfExpropriatedLandIsSettled,
} from '#land-rights/facts';
import { dutyOpened } from '../../../../../test/duty.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { taskIdOf, taskStream } from '../facts/index.js';
import { taskKeeper } from './task-keeper.js';

const EXPROPRIATED = '2026-02-20';
const subject = `parcel-${PARCEL}`;
const { code, id: ruleId } = leaseOfExpropriatedLandIsSettled;
const taskId = taskIdOf(subject, code);
/** Two leases of the parcel, one after the other. */
const leases = [
  { ...LEASE, contractId: 'l1', number: '流1' },
  { ...LEASE, contractId: 'l2', number: '流2', from: '2031-01-01', to: '2035-12-31' },
] as const;
const rightOf = ({ contractId, from, to, grantees }: (typeof leases)[number]): DomainEvent[] => {
  const holders = grantees.map(({ kind, id }) => ({ kind, id }));
  const conveyed = { contractId, holders, from, to };
  return [RightHeld.of({ ...conveyed, right: 'management-right' }), ManagementRightConveyed.of(conveyed)];
};

async function expropriated(later: Readonly<Record<string, DomainEvent>>): Promise<string | undefined> {
  const county = new MemoryCounty();
  const taken = { approvalNumber: '晋政地字1号', authority: '山西省人民政府', expropriatedOn: EXPROPRIATED };
  await county.before(
    subject,
    ...contractedParcel,
    ...leases.flatMap(rightOf),
    ParcelExpropriated.of(taken),
    ...['c1', 'l1', 'l2'].map((contractId) => RightEnded.of({ contractId, endedOn: EXPROPRIATED })),
  );
  await county.before(`task-${taskId}`, dutyOpened({ taskId, code, rule: ruleId, subject }));
  for (const lease of leases) {
    const { contractId } = lease;
    await county.before(
      `contract-${contractId}`,
      ContractConcluded.of(lease),
      ContractTookEffect.of({ contractId, on: lease.from }),
      ...(later[contractId] ? [later[contractId]] : []),
    );
  }
  await county.settle(taskKeeper, { from: -1 });
  return (await county.load(taskStream, taskId)).state?.standing;
}

describe('the duty to settle the leases of expropriated land (L61)', () => {
  const ended = (contractId: string) =>
    ContractEnded.of({
      ...{
        contractId,
        endedOn: EXPROPRIATED,
        ground: 'expropriated',
        endedBy: 'authority',
        paperSha256: SHA,
      },
    });
  const supplemented = (contractId: string, more: object = { payments: LEASE.payments }) =>
    ContractSupplemented.of({ contractId, number: '补1', signedOn: '2026-02-25', paperSha256: SHA, ...more });

  it('is done when the last of them has ended, or was amended since', async () => {
    expect(await expropriated({ l1: ended('l1') })).toBe('open');
    expect(await expropriated({ l1: ended('l1'), l2: ended('l2') })).toBe('completed');
    expect(await expropriated({ l1: ended('l1'), l2: supplemented('l2') })).toBe('completed');
  });

  it('is not done by a supplement of before, or about something else', async () => {
    const before = { payments: LEASE.payments, signedOn: '2026-02-19' };
    expect(await expropriated({ l1: ended('l1'), l2: supplemented('l2', before) })).toBe('open');
    expect(await expropriated({ l1: ended('l1'), l2: supplemented('l2', { agreedUse: '种植粮食' }) })).toBe(
      'open',
    );
  });
});
