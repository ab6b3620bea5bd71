import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REACTIONS } from '#platform';
import { ROSTER_SOURCES } from '#collectives/facts';
import { PASSWORD, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('a meeting opened right after many households were registered', () => {
  let county: TestCounty;
  let village: TestVillage;
  let meetingId: string;
  let came: string[];

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const householdId = await village.household();
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

  it('is counted with all of them as soon as the process managers have followed', async () => {
    const waiting = record();
    county.follow();
    expect((await waiting).status).toBe(200);
    const { body } = await village.clerk.get(`decisions/meetings/${meetingId}`);
    expect(body).toMatchObject({ eligible: 10, present: 2, quorum: 7, standing: 'inquorate' });
  });

  it('is kept waiting by nothing that concerns another roster', async () => {
    await county.rest();
    await village.parcel();
    const answer = await record();
    expect(answer.body).toMatchObject({ rule: 'V16' });
    county.follow();
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
