import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE, collective, li, wangOfTheNextVillage, zhang } from '#examples';
import { given } from '#given';
import { adoptResolution } from './adopt-resolution.js';
import { callMeeting } from './call-meeting.js';

const STRANGER = '00000000-0000-5000-8000-000000000000';
const about = { matter: 'homestead-use', subject: '同意张家、李家的宅基地申请' };
const convened = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, body: 'members-assembly' },
};
const adopt = (...householdIds: string[]) =>
  given(adoptResolution, {
    references: { collective, land: [], households: [zhang, li, wangOfTheNextVillage] },
  }).when({
    ...{ ...convened, ...about, householdIds, noticedOn: '2025-12-01', heldOn: '2025-12-12' },
    roster: { eligible: 300, sha256: SHA },
    votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
  });
const call = (...householdIds: string[]) =>
  given(callMeeting, { references: { collective, land: [], households: [zhang, li] } }).when({
    ...{ ...convened, noticedOn: '2026-03-01', heldOn: '2026-03-11', manner: 'posted', place: '会议室' },
    agenda: [{ ...about, householdIds }],
  });

describe('households that a decision names (V36)', () => {
  it('are registered with the collective', () => {
    expect(adopt(zhang.id, li.id).decided).toHaveProperty('events');
    expect(call(zhang.id).decided).toHaveProperty('events');
    const refused = 'DECISIONS.HOUSEHOLD_OF_ANOTHER_COLLECTIVE';
    expect(adopt(zhang.id, wangOfTheNextVillage.id).refused(refused).facts).toEqual({
      householdIds: [wangOfTheNextVillage.id],
    });
    expect(adopt(STRANGER).refused(refused).field).toBe('householdIds');
    expect(call(STRANGER).refused(refused).field).toBe('agenda');
  });
});
