import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rosterDigest, rosterStream } from '#collectives/facts';
import { replay } from '#kernel';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import { FATHER, MOTHER, SON, SUNS, UNCLE, WANGS, roster, rosterHistory, suns, wangs } from '#family';
import { given, known } from '#given';
import { held } from '#people';
import { dutyBookStream } from '#posts/facts';
import { MeetingCalled, MeetingHeld } from '../facts/index.js';
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
const called = MeetingCalled.of({ ...call, agenda: [...call.agenda] });
const calledFor = (body: 'members-assembly' | 'representatives-assembly' | 'board') => [
  MeetingCalled.of({ ...call, body, agenda: [...call.agenda] }),
];
const history = rosterHistory.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' }));
const folded = replay(rosterStream, history).state;
/** Father, mother and uncle vote; the son is of age tomorrow. */
const computed = {
  meetingId: MEETING,
  heldOn: '2026-03-02',
  eligible: 3,
  rosterSha256: folded ? rosterDigest(folded, '2026-03-02') : '',
  rosterRevision: 2,
  quorum: 2,
};
const before = { history: [called], references: { roster: roster(), households: [wangs(), suns()] } };
const command = { meetingId: MEETING, collectiveId: COLLECTIVE };
const sheet = (inPerson: string[], online: string[] = [], proxies: object[] = []) => ({
  ...command,
  attendance: { inPerson, online, proxies },
});
const motherByFather = { memberId: MOTHER, proxyId: FATHER, householdId: WANGS };

describe('recording who came to a meeting', () => {
  it('counts those there, online and represented against the roster of the day', () => {
    given(recordMeeting, before)
      .when(sheet([FATHER], [UNCLE], [motherByFather]))
      .then(
        MeetingHeld.of({
          ...computed,
          inPerson: [FATHER],
          online: [UNCLE],
          proxies: [motherByFather],
          present: 3,
          quorate: true,
        }),
      );
  });

  it('records a meeting to which too few came, and says how many were missing (V20)', () => {
    const { judgement } = given(recordMeeting, before)
      .when(sheet([UNCLE]))
      .then(
        MeetingHeld.of({
          ...computed,
          inPerson: [UNCLE],
          online: [],
          proxies: [],
          present: 1,
          quorate: false,
        }),
      );
    expect(judgement.warnings).toMatchObject([
      { rule: 'V20', detail: expect.stringMatching(/还差 1 人到会.*最早 2026-03-12 可再开会/) },
    ]);
  });

  it.each([
    ['somebody who is not of age on the day', [FATHER, SON], [], [], 'NOT_ON_THE_ROSTER'],
    ['somebody named twice', [FATHER], [FATHER], [], 'COUNTED_TWICE'],
    ['a proxy for somebody who is there', [FATHER, MOTHER], [], [motherByFather], 'COUNTED_TWICE'],
    ['the same proxy twice', [FATHER], [], [motherByFather, motherByFather], 'COUNTED_TWICE'],
    [
      'a proxy of another household',
      [UNCLE],
      [],
      [{ memberId: MOTHER, proxyId: UNCLE, householdId: WANGS }],
      'PROXY_OF_ANOTHER_HOUSEHOLD',
    ],
    [
      'a proxy under another household',
      [FATHER],
      [],
      [{ ...motherByFather, householdId: SUNS }],
      'PROXY_OF_ANOTHER_HOUSEHOLD',
    ],
    [
      'a proxy who is not of age',
      [FATHER],
      [],
      [{ memberId: MOTHER, proxyId: SON, householdId: WANGS }],
      'PROXY_OF_ANOTHER_HOUSEHOLD',
    ],
    ['a proxy who stayed away', [UNCLE], [], [motherByFather], 'PROXY_OF_ANOTHER_HOUSEHOLD'],
  ])('refuses %s (V17–V19)', (_, inPerson, online, proxies, code) => {
    given(recordMeeting, before)
      .when(sheet(inPerson, online, proxies))
      .refused(`DECISIONS.${code}`);
  });

  it('is done once, by the collective that called it, when the day has come (V4, V16)', () => {
    const held = MeetingHeld.of({
      ...computed,
      inPerson: [FATHER, MOTHER],
      online: [],
      proxies: [],
      present: 2,
      quorate: true,
    });
    given(recordMeeting, { ...before, history: [called, held] })
      .when(sheet([FATHER, MOTHER]))
      .refused('DECISIONS.ATTENDANCE_ALREADY_RECORDED');
    given(recordMeeting, before)
      .when({ ...sheet([FATHER, MOTHER]), collectiveId: 'N2140722MF00000073' })
      .refused('DECISIONS.ATTENDANCE_ALREADY_RECORDED');
    given(recordMeeting, { ...before, today: '2026-03-01' })
      .when(sheet([FATHER, MOTHER]))
      .refused('DECISIONS.NOT_YET_HELD');
    given(recordMeeting).when(sheet([])).refused('MEETING.NOT_FOUND');
  });

  it('takes typed-in numbers only of a body whose roster is not in the register (V10, V13)', () => {
    const roll = { eligible: 30, present: 25, sha256: SHA };
    given(recordMeeting, before)
      .when({ ...command, roll })
      .refused('DECISIONS.ROSTER_NOT_TO_BE_TYPED_IN');
    given(recordMeeting, { ...before, history: calledFor('representatives-assembly') })
      .when({ ...command, roll })
      .then(
        MeetingHeld.of({
          meetingId: MEETING,
          heldOn: '2026-03-02',
          inPerson: [],
          online: [],
          proxies: [],
          eligible: 30,
          rosterSha256: SHA,
          present: 25,
          quorum: 0,
          quorate: true,
        }),
      );
    given(recordMeeting, { ...before, history: calledFor('representatives-assembly') })
      .when({ ...command, roll: { ...roll, eligible: 20, present: 20 } })
      .refused('DECISIONS.TOO_FEW_REPRESENTATIVES');
    for (const neither of [command, { ...sheet([FATHER]), roll }])
      given(recordMeeting, before).when(neither).refused('DECISIONS.ATTENDANCE_MISSING');
  });

  it('notes a board of an even number of directors, or of too many (V31)', () => {
    const board = { ...before, history: calledFor('board') };
    for (const [eligible, unusual] of [
      [5, false],
      [6, true],
      [9, true],
    ] as const) {
      const roll = { eligible, present: eligible, sha256: SHA };
      const { decided } = given(recordMeeting, board).when({ ...command, roll });
      const warned = 'judgement' in decided ? decided.judgement.warnings.map(({ rule }) => rule) : [];
      expect([eligible, warned]).toEqual([eligible, unusual ? ['V31'] : []]);
    }
  });

  it('compares a board typed in with the directors in office on the day (V33)', () => {
    const officers = [held('board-chair', '张'), held('director', '李'), held('director', '王')];
    const dutyBook = known(dutyBookStream, VILLAGE, ...officers, held('supervisor', '赵'));
    const references = { ...before.references, dutyBook };
    const warned = (eligible: number) => {
      const roll = { eligible, present: eligible, sha256: SHA };
      const { decided } = given(recordMeeting, { history: calledFor('board'), references }).when({
        ...command,
        roll,
      });
      return 'judgement' in decided ? decided.judgement.warnings.map(({ detail }) => detail) : [];
    };
    expect(warned(3)).toEqual([]);
    expect(warned(5)).toEqual([expect.stringContaining('填为 5 人，登记簿上当日为 3 人，相差 2 人')]);
  });

  it('accepts exactly the sheets that the table of the law allows, whatever is written on them', () => {
    const people = fc.constantFrom(FATHER, MOTHER, SON, UNCLE);
    const homes: Readonly<Record<string, string>> = {
      [FATHER]: WANGS,
      [MOTHER]: WANGS,
      [SON]: WANGS,
      [UNCLE]: SUNS,
    };
    const voters = [FATHER, MOTHER, UNCLE];
    const proxy = fc.record({
      memberId: people,
      proxyId: people,
      householdId: fc.constantFrom(WANGS, SUNS),
    });
    fc.assert(
      fc.property(
        fc.array(people, { maxLength: 3 }),
        fc.array(people, { maxLength: 2 }),
        fc.array(proxy, { maxLength: 2 }),
        (inPerson, online, proxies) => {
          const all = [...inPerson, ...online, ...proxies.map(({ memberId }) => memberId)];
          const lawful = (each: (typeof proxies)[number]) =>
            each.memberId !== each.proxyId &&
            homes[each.memberId] === each.householdId &&
            homes[each.proxyId] === each.householdId &&
            voters.includes(each.proxyId) &&
            [...inPerson, ...online].includes(each.proxyId);
          const broken = [
            ...(all.every((id) => voters.includes(id)) ? [] : ['DECISIONS.NOT_ON_THE_ROSTER']),
            ...(new Set(all).size === all.length ? [] : ['DECISIONS.COUNTED_TWICE']),
            ...(proxies.every(lawful) ? [] : ['DECISIONS.PROXY_OF_ANOTHER_HOUSEHOLD']),
          ];
          const asked = given(recordMeeting, before).when(sheet(inPerson, online, proxies));
          if (broken.length > 0) asked.refused(...broken);
          else
            asked.then(
              MeetingHeld.of({
                ...computed,
                inPerson,
                online,
                proxies,
                present: all.length,
                quorate: all.length >= 2,
              }),
            );
        },
      ),
      { seed: 20_260_302, numRuns: 500 },
    );
  });
});
