import { describe, expect, it } from '@jest/globals';
import { type DataOf, DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { COLLECTIVE, NEIGHBOUR_VILLAGE, PARCEL, VILLAGE, collective } from '#examples';
import { given } from '#given';
import { MeetingCalled } from '../facts/index.js';
import { callMeeting } from './call-meeting.js';

const stated = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  body: 'members-assembly',
  noticedOn: '2026-03-01',
  manner: 'posted',
  heldOn: '2026-03-11',
  place: '村委会会议室',
  agenda: [
    { matter: 'land-lease-outside', subject: '出租河滩机动地', parcels: [PARCEL], lowestPriceFen: 100_000 },
    { matter: 'income-distribution', subject: '二〇二五年收益分配方案' },
  ],
} satisfies Partial<DataOf<typeof MeetingCalled>>;
const command: object = stated;
const called = MeetingCalled.of({
  ...stated,
  meetingId: uuidV5(DIQI_NAMESPACE, `meeting/${COLLECTIVE}/members-assembly/2026-03-11`),
});
const before = { references: { collective, land: [], households: [] } };

describe('calling a meeting', () => {
  it('tells the members day, place and agenda, ten days before', () => {
    given(callMeeting, before).when(command).then(called);
  });

  it('gives them their ten days, and says which day would do (V3)', () => {
    const { wayForward } = given(callMeeting, before)
      .when({ ...command, heldOn: '2026-03-10' })
      .refused('DECISIONS.NOTICE_TOO_SHORT');
    expect(wayForward).toContain('最早 2026-03-12 可再开会');
  });

  it('is done once, and after the notice was given (V14, V15)', () => {
    given(callMeeting, { ...before, history: [called] })
      .when(command)
      .refused('DECISIONS.MEETING_ALREADY_CALLED');
    given(callMeeting, before)
      .when({ ...command, noticedOn: '2026-03-03', heldOn: '2026-03-20' })
      .refused('DECISIONS.NOTICE_NOT_YET_GIVEN');
  });

  it('puts before a body only what it may decide, and says who may (V2)', () => {
    const { detail, wayForward } = given(callMeeting, before)
      .when({ ...command, body: 'representatives-assembly' })
      .refused('DECISIONS.BODY_MAY_NOT_DECIDE');
    expect(detail).toContain('应由成员大会决定，成员代表大会不能决定');
    expect(wayForward).toMatch(/召开成员大会表决.*最早 2026-03-12/);
  });

  it('names both statutes where a county could let representatives decide, and one where none could (V2, V34)', () => {
    const { decided } = given(callMeeting, before).when(command);
    expect(decided).toHaveProperty('judgement.held', expect.arrayContaining(['V2', 'V34']));
    const refusal = (matter: string) =>
      given(callMeeting, before)
        .when({ ...command, body: 'representatives-assembly', agenda: [{ matter, subject: '事项' }] })
        .refused('DECISIONS.BODY_MAY_NOT_DECIDE').detail;
    expect(refusal('extension-scheme')).toMatch(
      /《农村集体经济组织法》第二十八条.*《农村土地承包法》第十九条/,
    );
    expect(refusal('homestead-use')).not.toContain('特别规定');
  });

  it('names the land of every item about land (V9)', () => {
    given(callMeeting, before)
      .when({ ...command, agenda: [...stated.agenda, { matter: 'land-adjustment', subject: '调整' }] })
      .refused('DECISIONS.LAND_NOT_NAMED');
  });

  it('puts no land of another collective before it (V32)', () => {
    const foreign = `${NEIGHBOUR_VILLAGE}0000001`;
    const agenda = [...stated.agenda, { matter: 'land-adjustment', subject: '调整', parcels: [foreign] }];
    const { detail, field } = given(callMeeting, before)
      .when({ ...command, agenda })
      .refused('DECISIONS.LAND_OF_ANOTHER_COLLECTIVE');
    expect([field, detail]).toEqual(['agenda', expect.stringContaining(foreign)]);
  });
});
