import { type LegalDate, addDays, isRejection } from '#kernel';
import {
  ExistingHomesteadRecorded,
  HomesteadGranted,
  HomesteadSurrendered,
  HouseDisposed,
  HouseInherited,
  HouseUseEntered,
  HouseUseLeft,
  InheritedHouseGone,
  RevitalizationEnded,
  UseAgreed,
  UseEnded,
  entitlementStream,
  revitalizationStream,
  usesOver,
} from '#homesteads/facts';
import { type Desk, reaction, when } from '#read-store';
import { ConfirmRight } from '../commands/confirm-right.js';
import { EndRight } from '../commands/end-right.js';
import { HoldRight } from '../commands/hold-right.js';
import { RefuseHold } from '../commands/refuse-hold.js';
import { WITHOUT_END } from '../facts/index.js';
import { unlessGone } from './ending-rights.js';

/**
 * Moves the use right of homesteads and the leases of houses on them: held and confirmed at once, for there is one
 * plot to each, or refused, so that the homestead or the use falls through. Only leases make a right; a house that is
 * brought into a cooperation stays in the use of its household.
 */
export const homesteadRights = reaction({
  name: 'homestead-rights',
  title: '宅基地引起的权利变动',
  on: [
    when(HomesteadGranted, ({ data: { grantedOn: from, ...granted } }, desk) =>
      enterUseRight(desk, { ...granted, from }),
    ),
    when(ExistingHomesteadRecorded, ({ data: { since: from, ...recorded } }, desk) =>
      enterUseRight(desk, { ...recorded, from }),
    ),
    when(HomesteadSurrendered, ({ data: { parcelCode, homesteadId, surrenderedOn } }, desk) =>
      unlessGone(desk, 'end', new EndRight(parcelCode, homesteadId, surrenderedOn)),
    ),
    when(HouseDisposed, async ({ data }, desk) => {
      const { recipientHouseholdId, parcelCode, homesteadId, disposedOn } = data;
      if (recipientHouseholdId === undefined) return;
      await unlessGone(desk, 'end', new EndRight(parcelCode, homesteadId, disposedOn));
    }),
    when(HouseInherited, async ({ subject, data }, desk) => {
      const { parcelCode, homesteadId, rightId, heirs, inheritedOn } = data;
      await unlessGone(desk, 'end', new EndRight(parcelCode, homesteadId, inheritedOn));
      const { state: extinct } = await desk.load(entitlementStream, subject);
      const persons = heirs.filter(({ kind }) => kind === 'person');
      // A household of the collective gets its own homestead, and its right with that.
      if (!extinct || persons.length === 0) return;
      const grantor = { kind: 'collective', id: extinct.collectiveId } as const;
      const from = addDays(inheritedOn, 1);
      const term = [from, WITHOUT_END, from] as const;
      await enterRight(desk, new HoldRight(parcelCode, rightId, 'homestead-use', grantor, persons, ...term));
    }),
    when(InheritedHouseGone, ({ data: { parcelCode, rightId, goneOn } }, desk) =>
      unlessGone(desk, 'end', new EndRight(parcelCode, rightId, goneOn)),
    ),
    when(HouseUseEntered, async ({ data: { way, householdId, operator, ...use } }, desk) => {
      if (way !== 'lease') return;
      const grantor = { kind: 'household', id: householdId } as const;
      await enterRight(desk, leaseOf({ ...use, grantor, holders: [operator] }));
    }),
    when(HouseUseLeft, ({ data: { parcelCode, projectId, leftOn } }, desk) =>
      unlessGone(desk, 'end', new EndRight(parcelCode, projectId, leftOn)),
    ),
    when(UseAgreed, async ({ data: { way, householdId, collectiveId, operator, ...use } }, desk) => {
      if (way !== 'lease' || householdId !== undefined) return;
      const { kind, id } = operator;
      const grantor = { kind: 'collective', id: collectiveId } as const;
      await enterRight(desk, leaseOf({ ...use, grantor, holders: [{ kind, id }] }));
    }),
    when(UseEnded, async ({ data: { projectId, parcelCode, householdId, endedOn } }, desk) => {
      if (householdId !== undefined) return;
      await unlessGone(desk, 'end', new EndRight(parcelCode, projectId, endedOn));
    }),
    when(RevitalizationEnded, async ({ data: { projectId, endedOn } }, desk) => {
      const { state: project } = await desk.load(revitalizationStream, projectId);
      for (const { parcelCode, householdId } of usesOver(project))
        if (householdId === undefined)
          await unlessGone(desk, `end/${parcelCode}`, new EndRight(parcelCode, projectId, endedOn));
    }),
  ],
});

interface UseRight {
  readonly householdId: string;
  readonly collectiveId: string;
  readonly homesteadId: string;
  readonly parcelCode: string;
  readonly from: LegalDate;
}

/** 宅基地使用权, which has no last day. Its number is that of the household's homestead: it has no contract. */
function enterUseRight(desk: Desk, use: UseRight): Promise<void> {
  const { householdId, collectiveId, homesteadId, parcelCode, from } = use;
  return enterRight(
    desk,
    new HoldRight(
      parcelCode,
      homesteadId,
      'homestead-use',
      { kind: 'collective', id: collectiveId },
      [{ kind: 'household', id: householdId }],
      from,
      WITHOUT_END,
      from,
    ),
  );
}

type Lease = Pick<HoldRight, 'parcelCode' | 'grantor' | 'holders' | 'from' | 'to'> & {
  readonly projectId: string;
  readonly signedOn: LegalDate;
  readonly number: string;
};

function leaseOf({ parcelCode, projectId, grantor, holders, from, to, signedOn, number }: Lease): HoldRight {
  return new HoldRight(parcelCode, projectId, 'lease', grantor, holders, from, to, signedOn, number);
}

async function enterRight(desk: Desk, hold: HoldRight): Promise<void> {
  const { parcelCode, contractId, effectiveOn, holders } = hold;
  const answer = await desk.send('hold', hold);
  if (!isRejection(answer)) {
    await unlessGone(desk, 'confirm', new ConfirmRight(parcelCode, contractId, effectiveOn));
    return;
  }
  const { code, detail } = answer;
  await desk.insist('refuse', new RefuseHold(parcelCode, contractId, code, detail, effectiveOn, holders));
}
