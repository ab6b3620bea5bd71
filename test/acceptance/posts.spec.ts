import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { OfficersVillage, SHA } from './officers.js';
import { COLLECTIVE, VILLAGE } from './village.js';

describe('officers of a village, and who may not be one', () => {
  let county: TestCounty;
  let office: OfficersVillage;
  let chair: { postId: string; personId: string };
  let accountant: { postId: string; personId: string };
  let cashier: { postId: string; personId: string };

  beforeAll(async () => {
    county = await TestCounty.open();
    office = await OfficersVillage.found(county);
    chair = await office.appointed('board-chair', '张三');
    accountant = await office.appointed('accountant', '王五', { manner: 'appointment' });
    cashier = await office.appointed('cashier', '赵六', { manner: 'appointment' });
  });
  afterAll(async () => county.close());

  it('shows who is in office, by ids and without names', async () => {
    const { body } = await office.village.accountant.get(`posts?organisationId=${COLLECTIVE}&body=board`);
    expect(body.items).toMatchObject([
      {
        postId: chair.postId,
        post: 'board-chair',
        personId: chair.personId,
        endsOn: '2030-12-31',
        inOffice: true,
        notice: 'none',
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('张三');
    const timeline = (await office.village.auditor.get(`posts/${chair.postId}/timeline`)).body;
    expect(JSON.stringify(timeline)).not.toContain('张三');
    expect(timeline.items[0].rulesHeld).toEqual(expect.arrayContaining(['PS1', 'PS2', 'PS14', 'PS15']));
  });

  it('refuses the claims books to the cashier, with the article', async () => {
    const refused = await office.appoint('claims-bookkeeper', '赵六', { manner: 'appointment' });
    expect(refused).toMatchObject({
      status: 422,
      body: { rule: 'D9-35', basis: [{ law: '会计法', article: '第三十五条' }] },
    });
    expect(refused.body.wayForward).toContain('另一人');
  });

  it('refuses a supervisor who is the wife of the accountant, once that is declared', async () => {
    const wife = await office.village.household();
    const members = (await office.village.clerk.get(`collectives/households/${wife}/members`)).body.items;
    const kinId = members[1].personId as string;
    const declaration = {
      divisionCode: VILLAGE,
      personId: accountant.personId,
      relation: 'spouse',
      kinId,
      kinHouseholdId: wife,
      documentSha256: SHA,
    };
    await office.village.clerk.must('posts/declare-kin', declaration);
    const supervisor = { person: undefined, personId: kinId, householdId: wife };
    const refused = await office.appoint('supervisor', '', supervisor);
    expect(refused).toMatchObject({
      status: 422,
      body: { rule: 'PS1', basis: [{ law: '农村集体经济组织法', article: '第三十四条' }] },
    });
    expect(refused.body.detail).toContain('近亲属');

    const [declared] = (await office.village.clerk.get('posts/kin-declarations')).body.items;
    expect(declared).toMatchObject({ personId: accountant.personId, kinId, standing: 'standing' });
    await office.village.clerk.must('posts/withdraw-kin-declaration', {
      divisionCode: VILLAGE,
      declarationId: declared.declarationId,
      cause: 'divorce',
      documentSha256: SHA,
    });
    expect((await office.appoint('supervisor', '', supervisor)).status).toBe(200);
    // Until the duty book has seen it, nobody is opposed.
    await county.settled();
    const late = await office.village.clerk.must('posts/declare-kin', declaration);
    expect(late.warnings).toMatchObject([{ rule: 'PS41' }]);
    await county.settled();
    const { opposed } = (await office.village.auditor.get(`posts/duty-books/${VILLAGE}`)).body;
    expect(opposed.map(({ rule }: { rule: string }) => rule)).toEqual(['PS1', 'PS1']);
  });

  it('keeps declarations from whoever may not read histories', async () => {
    expect((await office.village.cashier.get('posts/kin-declarations')).status).toBe(403);
    expect((await office.village.cashier.get(`posts/duty-books/${VILLAGE}`)).status).toBe(403);
    expect((await office.stranger.get('posts/kin-declarations')).body.items).toEqual([]);
  });

  it('seats the first of those who are appointed at the same moment, and tells why the last has no seat', async () => {
    await county.rest();
    for (const [post, name] of [
      ['board-vice-chair', '孙甲'],
      ['director', '孙乙'],
      ['director', '孙丙'],
    ] as const)
      expect((await office.appoint(post, name)).status).toBe(200);
    county.follow();
    await county.settled();
    const { items } = (await office.village.clerk.get('posts?body=board&standing=fallen-through')).body;
    expect(items).toMatchObject([
      { post: 'director', obstacle: '名额 3 人已满（3 人在任）。', inOffice: false },
    ]);
    // Whoever recorded it was told that it is done: a duty says that it is not.
    const { items: left } = (await office.village.auditor.get('tasks?rule=PS60&standing=open')).body;
    expect(left).toMatchObject([{ detail: expect.stringContaining('名额 3 人已满') }]);
    const { bodies } = (await office.village.auditor.get(`posts/duty-books/${VILLAGE}`)).body;
    expect(bodies).toContainEqual({ organisationId: COLLECTIVE, body: 'board', seats: 3, filled: 3 });
    expect(await office.appoint('director', '孙丁')).toMatchObject({ status: 422, body: { rule: 'PS10' } });
  });

  it('answers the same submission once, and another of the same person with a refusal', async () => {
    const body = office.appointment('internal-checker', '周七', { manner: 'appointment' });
    const key = county.nextKey();
    const first = await office.village.clerk.send('posts/appoint-officer', body, { key });
    const again = await office.village.clerk.send('posts/appoint-officer', body, { key });
    expect([first.status, again.body.id, again.body.repeated]).toEqual([200, first.body.id, true]);
    const chairAgain = await office.appoint('board-chair', '张三');
    expect(chairAgain.status).toBe(422);
  });

  it('takes an identity number under one name only', async () => {
    const { identityNumber } = office.person('张三');
    const misspelt = await office.appoint('property-custodian', '', {
      person: { name: '张山', identityNumber },
    });
    expect(misspelt).toMatchObject({
      status: 422,
      body: { rule: 'PS49', code: 'POSTS.ANOTHER_NAME' },
    });
  });

  it('tells of terms that end in six, three and one months, and who was in office on a day', async () => {
    const expiry = { decidedOn: '2021-03-20', from: '2021-04-01', manner: 'appointment' };
    for (const [post, to] of [
      ['accounting-archivist', '2026-03-31'],
      ['property-custodian', '2026-05-15'],
      ['revenue-bookkeeper', '2026-08-31'],
    ] as const)
      await office.appointed(post, `临${post}`, { ...expiry, from: '2021-09-01', to });
    const ending = (await office.village.clerk.get('posts?endsOnTo=2026-09-02')).body.items;
    const notices = Object.fromEntries(
      ending.map(({ post, notice }: { post: string; notice: string }) => [post, notice]),
    );
    expect(notices).toEqual({
      'accounting-archivist': 'one-month',
      'property-custodian': 'three-months',
      'revenue-bookkeeper': 'six-months',
    });
    const before = await office.village.clerk.get('posts?startsOnTo=2025-06-30&endsOnFrom=2025-06-30');
    expect(before.body.items).toHaveLength(3);
  });

  it('ends a term with its duties: an audit, and the seat to be filled', async () => {
    const tasksOf = async (postId: string) => {
      await county.settled();
      const { items } = (await office.village.clerk.get(`tasks?subject=post-${postId}`)).body;
      return items.map(({ rule, standing, divisionCode }: Record<string, string>) => [
        rule,
        standing,
        divisionCode,
      ]);
    };
    expect(await tasksOf(chair.postId)).toEqual([['PS19', 'open', VILLAGE]]);
    const end = {
      postId: chair.postId,
      divisionCode: VILLAGE,
      cause: 'resignation',
      on: '2026-02-28',
      documentSha256: SHA,
    };
    const foreign = await office.stranger.send('posts/end-officer-term', end);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'POST.NOT_FOUND' } });
    expect((await office.village.cashier.send('posts/end-officer-term', end)).status).toBe(403);
    await office.village.clerk.must('posts/end-officer-term', end);
    expect((await tasksOf(chair.postId)).sort()).toEqual([
      ['D5', 'open', VILLAGE],
      ['PS19', 'completed', VILLAGE],
      ['PS26', 'open', VILLAGE],
    ]);
    // From the next day on the seat is free, and the same person may keep accounts.
    const next = { from: '2026-03-01', decidedOn: '2026-03-01' };
    expect((await office.appoint('board-chair', '吴八', next)).status).toBe(200);
    const during = await office.village.auditor.get(`posts/duty-books/${VILLAGE}/state?on=2025-12-31`);
    const chairs = during.body.state.duties.filter(({ duty }: { duty: string }) => duty === 'board-chair');
    expect(chairs).toMatchObject([{ personId: chair.personId }]);
  });

  it('is not for clerks of another township, nor for other roles', async () => {
    const body = office.appointment('director', '外人');
    expect(await office.stranger.send('posts/appoint-officer', body)).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.NO_ASSIGNMENT' },
    });
    for (const desk of [office.village.cashier, office.village.auditor, office.village.reviewer])
      expect((await desk.send('posts/appoint-officer', body)).status).toBe(403);
    expect((await office.stranger.get(`posts/${cashier.postId}`)).status).toBe(404);
    expect((await office.stranger.get('posts')).body.items).toEqual([]);
  });
});
