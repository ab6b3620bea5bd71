import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, RESOLUTION, VILLAGE, li, ownedParcel, resolutionAdopted } from '#examples';
import { CollectiveRegistered, HouseholdRegistered } from '#collectives/facts';
import { AuthorisationRecorded } from '#decisions/facts';
import { isRejection } from '#kernel';
import { WINDOW } from '../../../../../test/asking.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { RecordPriorityClaim } from '../commands/record-priority-claim.js';
import { RecordPriorityLapsed } from '../commands/record-priority-lapsed.js';
import { PriorityWindowOpened, priorityBookStream } from '../facts/index.js';
import { approvedProcedures } from './approved-procedures.js';

const APPROVAL = 'e5a0c3d2-4b6f-5e8a-a1c9-2d7f3b8e6c40';
const approval = (more: object = {}) =>
  AuthorisationRecorded.of({
    ...{ authorisationId: APPROVAL, collectiveId: COLLECTIVE, divisionCode: VILLAGE },
    ...{ kind: 'township-approval', number: '辽政批〔2025〕12号', authority: '辽阳镇人民政府' },
    ...{ acceptedOn: '2025-12-15', decidedOn: '2025-12-20', granted: true, resolutionId: RESOLUTION },
    ...more,
  });

async function countyThatApproved(window: object, approved: object = {}): Promise<MemoryCounty> {
  const county = new MemoryCounty();
  const named = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
  await county.before(
    `collective-${COLLECTIVE}`,
    CollectiveRegistered.of({ ...named, name: '合作社', level: 'N2', registeredOn: '2020-01-01' }),
  );
  await county.before(
    `household-${li.id}`,
    HouseholdRegistered.of({ householdId: li.id, ...named, contractorCode: `${VILLAGE}000002`, members: [] }),
  );
  await county.before(`parcel-${PARCEL}`, ...ownedParcel());
  await county.before(`priority-book-${PARCEL}`, PriorityWindowOpened.of({ ...WINDOW, ...window }));
  await county.before(`resolution-${RESOLUTION}`, resolutionAdopted());
  await county.before(`authorisation-${APPROVAL}`, approval(approved));
  await county.settle(approvedProcedures);
  return county;
}

const barredOn = async (county: MemoryCounty) =>
  (await county.load(priorityBookStream, PARCEL)).state?.windows[0]?.barredOn;
const otherWay = { ground: 'other-method', lastDay: '2026-12-31' } as const;
const inIt = { parcelCode: PARCEL, windowId: WINDOW.windowId };
const claim = (claimedOn: string) =>
  Object.assign(new RecordPriorityClaim(), {
    ...{ ...inIt, partyId: li.id, priceFen: WINDOW.priceFen, from: WINDOW.from, to: WINDOW.to, claimedOn },
  });

describe('an approved procedure', () => {
  it('ends the claims to land that is contracted in other ways, once', async () => {
    const county = await countyThatApproved(otherWay);
    expect(await barredOn(county)).toBe('2025-12-20');
    await county.settle(approvedProcedures, { from: -1 });
    expect((await county.load(priorityBookStream, PARCEL)).revision).toBe(1);
    expect(await county.submit(claim('2025-12-21'))).toMatchObject({ rule: 'Q3' });
  });

  it('leaves other windows alone, and so does what was not approved or is no approval', async () => {
    expect(await barredOn(await countyThatApproved({}))).toBeUndefined();
    for (const approved of [{ granted: false }, { kind: 'county-approval' }, { resolutionId: undefined }])
      expect(await barredOn(await countyThatApproved(otherWay, approved))).toBeUndefined();
  });
});

describe('a claim and a lapse at once', () => {
  it('are one after the other: exactly one wins', async () => {
    const county = await countyThatApproved({});
    const lapse = Object.assign(new RecordPriorityLapsed(), inIt);
    const answers = await Promise.all([county.submit(claim('2025-12-10')), county.submit(lapse)]);
    expect(answers.filter(isRejection)).toHaveLength(1);
    const { state, revision } = await county.load(priorityBookStream, PARCEL);
    expect(revision).toBe(1);
    const [window] = state?.windows ?? [];
    expect(window?.claims.length === 1).toBe(window?.ended === undefined);
  });
});
