import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'a1'.repeat(32);
const ofIt = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };

describe('members and authorities who oversee a collective', () => {
  let county: TestCounty;
  let village: TestVillage;
  const members: string[] = [];
  let accused: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    for (let household = 0; household < 6; household++) {
      const householdId = await village.household();
      const { state } = (await village.clerk.get(`collectives/households/${householdId}/state`)).body;
      members.push(...state.members.map(({ personId }: { personId: string }) => personId));
    }
    [accused = ''] = members.splice(10);
    await county.settled();
  });
  afterAll(() => county.close());

  /** How the tasks of a subject stand. */
  const tasks = async (stream: string) => {
    await county.settled();
    const { body } = await village.clerk.get(`tasks?subject=${stream}`);
    return body.items.map(({ rule, standing }: Record<string, string>) => [rule, standing]);
  };

  it('lets a member read and copy, as a task until the papers are given', async () => {
    const asked = {
      ...ofIt,
      memberId: members[0],
      papers: ['minutes'],
      manner: 'copy',
      requestedOn: '2026-03-02',
    };
    const ahead = { ...asked, requestedOn: '2026-03-03' };
    expect(await village.clerk.send('collectives/request-reading', ahead)).toMatchObject({
      status: 422,
      body: { code: 'COMMAND.EFFECTIVE_IN_FUTURE', detail: expect.stringContaining('2026-03-03') },
    });
    const { id } = await village.clerk.must('collectives/request-reading', asked);
    expect(await tasks(`reading-request-${id}`)).toEqual([['D3', 'open']]);
    const answer = { requestId: id, outcome: 'provided', answeredOn: '2026-03-02' };
    await village.clerk.must('collectives/answer-reading', answer);
    expect(await tasks(`reading-request-${id}`)).toEqual([['D3', 'completed']]);
    const { body } = await village.clerk.get(`collectives/reading-requests?memberId=${members[0]}`);
    expect(body.items).toMatchObject([{ requestId: id, standing: 'provided', answeredOn: '2026-03-02' }]);
  });

  it('keeps a refused request open until somebody orders the papers to be given', async () => {
    const asked = {
      ...ofIt,
      memberId: members[1],
      papers: ['other'],
      manner: 'read',
      requestedOn: '2026-03-02',
    };
    const vague = await village.clerk.send('collectives/request-reading', asked);
    expect(vague.body).toMatchObject({ rule: 'D3d' });
    const description = '2025 年询价记录';
    const { id } = await village.clerk.must('collectives/request-reading', { ...asked, description });
    const answer = { requestId: id, outcome: 'refused', answeredOn: '2026-03-02', cause: '资料不在村里' };
    await village.clerk.must('collectives/answer-reading', answer);
    expect(await tasks(`reading-request-${id}`)).toEqual([['D3', 'open']]);
    await village.clerk.must('collectives/answer-reading', {
      ...{ requestId: id, outcome: 'provided', answeredOn: '2026-03-02' },
      order: {
        by: 'court',
        documentNumber: '（2026）晋0722民初9号',
        documentSha256: SHA,
        orderedOn: '2026-03-02',
      },
    });
    expect(await tasks(`reading-request-${id}`)).toEqual([['D3', 'completed']]);
    const { body } = await village.clerk.get(`collectives/reading-requests/${id}`);
    expect(body).toMatchObject({ standing: 'provided', orderedBy: 'court', cause: '资料不在村里' });
  });

  it('keeps the audits with what is left to put right, recorded by those who audit', async () => {
    const audit = {
      ...{ ...ofIt, kind: 'regular', auditor: 'township', authority: '辽阳镇人民政府' },
      ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', documentNumber: '辽政审〔2026〕1号' },
      ...{ documentSha256: SHA, reportedOn: '2026-02-20', findings: 2, putRightBy: '2026-05-20' },
    };
    expect((await village.clerk.send('collectives/record-audit', audit)).status).toBe(403);
    const wrong = await village.reviewer.send('collectives/record-audit', { ...audit, kind: 'fiscal' });
    expect(wrong.body).toMatchObject({ rule: 'D6' });
    const county = await village.countyReviewer.send('collectives/record-audit', audit);
    expect(county.body).toMatchObject({ rule: 'D6f' });
    const { id } = await village.reviewer.must('collectives/record-audit', audit);
    const right = { auditId: id, putRightOn: '2026-03-02', documentSha256: SHA };
    await village.reviewer.must('collectives/record-findings-put-right', { ...right, putRight: 1 });
    expect(await tasks(`audit-${id}`)).toEqual([['D6d', 'open']]);
    await village.reviewer.must('collectives/record-findings-put-right', { ...right, putRight: 1 });
    expect(await tasks(`audit-${id}`)).toEqual([['D6d', 'completed']]);
    const { body } = await village.auditor.get(`collectives/audits/${id}`);
    expect(body).toMatchObject({ findings: 2, remaining: 0, putRightOn: '2026-03-02' });
    expect(body).toMatchObject({ auditorDivision: VILLAGE.slice(0, 9) });
  });

  it('notes that ten members asked for a suit, and what came of it', async () => {
    const asked = {
      ...{ ...ofIt, memberIds: members, against: [accused], harm: '低价出租河滩地' },
      ...{ receivedOn: '2026-03-02', requestSha256: SHA },
    };
    const few = await village.clerk.send('collectives/request-suit', {
      ...asked,
      memberIds: members.slice(1),
    });
    expect(few.body).toMatchObject({ rule: 'D8', facts: { asking: 9 } });
    for (const against of [[members[0]], ['00000000-0000-5000-8000-00000000ffff']])
      expect(
        (await village.clerk.send('collectives/request-suit', { ...asked, against })).body,
      ).toMatchObject({
        rule: 'D8d',
      });
    const { id } = await village.clerk.must('collectives/request-suit', asked);
    expect((await village.clerk.send('collectives/request-suit', asked)).body).toMatchObject({ rule: 'D8e' });
    const answer = (more: object) =>
      village.clerk.send('collectives/answer-suit-request', { requestId: id, on: '2026-03-02', ...more });
    const sued = { outcome: 'members-sued', caseNumber: '（2026）晋0722民初12号' };
    expect((await answer(sued)).body).toMatchObject({ rule: 'D8c' });
    expect(await tasks(`suit-request-${id}`)).toEqual([['D8a', 'open']]);
    expect((await answer({ outcome: 'refused' })).status).toBe(200);
    expect((await answer(sued)).status).toBe(200);
    expect(await tasks(`suit-request-${id}`)).toEqual([['D8a', 'completed']]);
    const { body } = await village.clerk.get(`collectives/suit-requests/${id}`);
    expect(body).toMatchObject({ members: 10, standing: 'members-sued', caseNumber: sued.caseNumber });
  });
});
