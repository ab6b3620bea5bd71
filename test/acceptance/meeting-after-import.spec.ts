import { foldedBy } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REACTIONS } from '#platform';
import { ROSTER_SOURCES, HouseholdRegistered, rosterStream } from '#collectives/facts';
import { FATHER, SON, WANGS, person, roster } from '#family';
import { PASSWORD, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('a meeting opened right after many households were registered', () => {
  let county: TestCounty;
  let village: TestVillage;
  let meetingId: string;
  let came: string[];
  let parcel: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const householdId = await village.household();
    parcel = await village.parcel();
    await county.settled();
    const { state } = (await village.clerk.get(`collectives/households/${householdId}/state`)).body;
    came = state.members.map(({ personId }: { personId: string }) => personId);
    const called = await village.clerk.must('decisions/call-meeting', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, body: 'members-assembly' },
      ...{ noticedOn: '2026-03-02', manner: 'posted', heldOn: '2026-03-12', place: '村委会会议室' },
      agenda: [{ matter: 'income-distribution', subject: '二〇二五年收益分配方案' }],
    });
    meetingId = called.id;
    county.clock.set('2026-03-13T02:00:00.000Z');
    village.clerk = await county.login('jingban', PASSWORD);
    await county.settled();
  });
  afterAll(() => county.close());

  const record = () =>
    village.clerk.send('decisions/record-meeting', {
      ...{ meetingId, collectiveId: COLLECTIVE, attendance: { inPerson: came } },
    });

  it('is not counted while members of theirs are on their way onto the roster, and says so', async () => {
    await county.rest();
    for (let household = 0; household < 4; household++) await village.household();
    const early = await record();
    expect(early).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    expect(early.body.detail).toContain('成员名册');
  });

  it('has a roster that says so too, and not fewer members than will be counted', async () => {
    const path = `collectives/rosters/${COLLECTIVE}?on=2026-03-12`;
    const roster = await village.clerk.get(path);
    expect(roster).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    const known = await village.clerk.get(`${path}&knownAtPosition=${await county.platform.events.head()}`);
    expect(known).toMatchObject({ status: 200, body: { voters: 2 } });
  });

  it('takes no roll typed in for an assembly either, until it is known whether there is a roster', async () => {
    const typed = await village.resolve([parcel], { noticedOn: '2026-03-02', heldOn: '2026-03-12' });
    expect(typed).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
  });

  it('is counted with all of them as soon as the process managers have followed', async () => {
    const waiting = record();
    county.follow();
    expect((await waiting).status).toBe(200);
    const { body } = await village.clerk.get(`decisions/meetings/${meetingId}`);
    expect(body).toMatchObject({ eligible: 10, present: 2, quorum: 7, standing: 'inquorate' });
    const roster = await village.clerk.get(`collectives/rosters/${COLLECTIVE}?on=2026-03-12`);
    expect(roster.body).toMatchObject({ voters: 10, openedOn: '2026-03-02', countsMeetings: true });
    const before = await village.clerk.get(`collectives/rosters/${COLLECTIVE}?on=2026-03-01`);
    expect(before.body).toMatchObject({ countsMeetings: false });
  });

  it('is kept waiting by nothing that concerns another roster', async () => {
    await county.rest();
    await village.parcel();
    const answer = await record();
    expect(answer.body).toMatchObject({ rule: 'V16' });
    county.follow();
  });

  it('waits for members of its own that were registered in a household of another collective', () => {
    const registered = (id: string, collectiveMember: boolean) => ({
      ...HouseholdRegistered.of({
        ...{ householdId: WANGS, collectiveId: 'N2140722MF00000073', divisionCode: VILLAGE },
        contractorCode: `${VILLAGE}000009`,
        members: [{ ...person(id, 'head'), collectiveMember }],
      }).data,
    });
    const { state, revision } = roster();
    const subject = { id: COLLECTIVE, state: foldedBy(rosterStream, state), revision };
    const touched = (...member: Parameters<typeof registered>) =>
      ROSTER_SOURCES.some(
        ({ type, touches }) => type === HouseholdRegistered && touches(registered(...member), subject),
      );
    expect([touched(FATHER, true), touched(FATHER, false), touched(SON.replace(/.$/, '9'), true)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('waits for process managers that are there, and for events that they follow', () => {
    for (const { by, type } of ROSTER_SOURCES) {
      const manager = REACTIONS.find(({ name }) => name === by);
      expect([by, manager?.on.map((each) => each.type.name)]).toEqual([
        by,
        expect.arrayContaining([type.name]),
      ]);
    }
  });
});
