import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import { FATHER, MOTHER, SON, UNCLE, WANGS, roster, suns, wangs } from '#family';
import { given } from '#given';
import { MeetingCalled } from '../facts/index.js';
import { recordMeeting } from './record-meeting.js';

const MEETING = '5d0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
const call = {
  meetingId: MEETING,
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  body: 'members-assembly',
  noticedOn: '2026-02-01',
  manner: 'posted',
  heldOn: '2026-03-02',
  place: '村委会会议室',
  agenda: [{ matter: 'income-distribution', subject: '二〇二五年收益分配方案' }],
} as const;
const before = {
  history: [MeetingCalled.of({ ...call, agenda: [...call.agenda] })],
  references: { roster: roster(), households: [wangs(), suns()] },
};
const command = { meetingId: MEETING, collectiveId: COLLECTIVE };
const sheet = (inPerson: string[], online: string[] = [], proxies: object[] = []) => ({
  ...command,
  attendance: { inPerson, online, proxies },
});
const motherByFather = { memberId: MOTHER, proxyId: FATHER, householdId: WANGS };

describe('the names on the sheet of a meeting', () => {
  it('counts a stranger who is listed twice as one, and names both the stranger and the double (V17, V18)', () => {
    const stranger = given(recordMeeting, before)
      .when(sheet([FATHER, SON], [SON, MOTHER], [{ ...motherByFather, memberId: SON }]))
      .refused('DECISIONS.NOT_ON_THE_ROSTER', 'DECISIONS.COUNTED_TWICE');
    expect(stranger).toMatchObject({
      rule: 'V17',
      detail: expect.stringMatching(/列了 3 次，只算一人.*这样的共 1 人/),
      facts: { strangers: 1 },
      field: 'attendance.inPerson[1]',
      wayForward: expect.stringContaining('去掉这 1 人'),
    });
    const doubles = given(recordMeeting, before)
      .when(sheet([FATHER, UNCLE, UNCLE], [FATHER, MOTHER]))
      .refused('DECISIONS.COUNTED_TWICE');
    expect(doubles).toMatchObject({
      detail: expect.stringMatching(new RegExp(`^${FATHER} 在到会名单中计了 2 次.*这样的共 2 人`)),
      field: 'attendance.online[0]',
    });
  });

  it('looks for nobody on a roster that was opened after the meeting, and says since when there is one (V10)', () => {
    const days = { noticedOn: '2025-12-01', heldOn: '2025-12-12' };
    const before2026 = given(recordMeeting, {
      ...before,
      history: [MeetingCalled.of({ ...call, ...days, agenda: [...call.agenda] })],
    });
    const refusal = before2026.when(sheet([FATHER])).refused('DECISIONS.ROSTER_NOT_TO_BE_TYPED_IN');
    expect(refusal.detail).toContain('早于成员名册建立之日 2026-01-01');
    const { decided } = before2026.when({ ...command, roll: { eligible: 3, present: 2, sha256: SHA } });
    expect(decided).toMatchObject({ events: [{ data: { heldOn: '2025-12-12', eligible: 3 } }] });
  });
});
