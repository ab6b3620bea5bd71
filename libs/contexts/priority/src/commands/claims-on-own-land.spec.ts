import { describe, expect, it } from '@jest/globals';
import { PARCEL, collective, contractedParcel, li, parcel, zhang } from '#examples';
import { given } from '#given';
import { ParcelSuperseded } from '#land-rights/facts';
import { WINDOW } from '../../../../../test/asking.js';
import { newId } from '../../../../../test/reorganising.js';
import { PriorityClaimed, PriorityWindowOpened } from '../facts/index.js';
import { awardPriority } from './award-priority.js';
import { recordPriorityClaim } from './record-priority-claim.js';

const { windowId, divisionCode, priceFen, from, to } = WINDOW;
const opened = PriorityWindowOpened.of(WINDOW);
const claimId = newId('claim');
const whole = parcel(...contractedParcel);

const claimed = (household: typeof li, on: ReturnType<typeof parcel>) =>
  given(recordPriorityClaim, { history: [opened], references: { collective, household, parcel: on } }).when({
    ...{ parcelCode: PARCEL, windowId, partyId: household.id, priceFen, from, to },
    claimedOn: '2025-12-10',
  });

describe('the household whose land is conveyed', () => {
  it('claims nothing on it; another does (Q1i)', () => {
    expect(claimed(zhang, whole).refused('PRIORITY.CLAIMANT_CONVEYS_IT').detail).toContain(zhang.id);
    const { decided } = claimed(li, whole);
    expect('judgement' in decided && decided.judgement.held).toContain('Q1i');
  });

  it('claims nothing after the parcel was split (Q1i)', () => {
    const superseded = ParcelSuperseded.of({
      ...{ reshapingId: newId('split'), into: ['1407221002300000011'], on: '2025-12-05' },
      ...{ rightIds: ['c1'], encumbranceIds: [] },
    });
    claimed(zhang, parcel(...contractedParcel, superseded)).refused('PRIORITY.CLAIMANT_CONVEYS_IT');
  });

  it('is not awarded what was recorded as its claim before (Q1i)', () => {
    const claimant = { kind: 'household' as const, id: zhang.id };
    const claim = PriorityClaimed.of({
      ...{ windowId, divisionCode, claimId, claimant, priceFen, from, to, claimedOn: '2025-12-10' },
    });
    given(awardPriority, { history: [opened, claim], references: { parcel: whole } })
      .when({ parcelCode: PARCEL, windowId, claimId, awardedOn: '2025-12-20' })
      .refused('PRIORITY.CLAIMANT_CONVEYS_IT');
  });
});
