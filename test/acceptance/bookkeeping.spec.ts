import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { OfficersVillage, SHA } from './officers.js';
import { TOWNSHIP, VILLAGE } from './village.js';

describe('the station keeps the books of a village', () => {
  let county: TestCounty;
  let office: OfficersVillage;
  const staff: Record<string, { postId: string; personId: string }> = {};
  const postOf = (name: string): string => staff[name]?.postId ?? '';
  let bookkeepingId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    office = await OfficersVillage.found(county);
    staff.chief = await office.hired('chief-accountant', '钱一');
    staff.first = await office.hired('agency-accountant', '孙二');
    staff.second = await office.hired('agency-accountant', '李三');
  });
  afterAll(async () => county.close());

  const assign = (name: string, more: object = {}, desk = office.village.reviewer) =>
    desk.send('posts/assign-bookkeeping', {
      divisionCode: VILLAGE,
      postId: postOf(name),
      from: '2026-01-01',
      ...more,
    });
  const village = async () => {
    await county.settled();
    return (await office.village.clerk.get(`posts/villages/${VILLAGE}`)).body;
  };

  it('has a chief with the title or three years of work', async () => {
    const body = {
      divisionCode: TOWNSHIP,
      post: 'chief-accountant',
      person: office.person('周四'),
      decidedOn: '2025-12-28',
      documentSha256: SHA,
      from: '2026-01-01',
      conduct: { clear: true, checkedOn: '2025-12-20', sha256: SHA },
      qualification: { title: 'assistant', years: 2, sha256: SHA },
    };
    const refused = await office.village.reviewer.send('posts/appoint-station-staff', body);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'D9-36' } });
    expect((await office.village.clerk.send('posts/appoint-station-staff', body)).status).toBe(403);
  });

  it('shows villages without an accountant, until one is assigned, for five years at most', async () => {
    const without = async () => {
      await county.settled();
      const { items } = (await office.village.clerk.get('posts/villages?accountedUntilTo=2026-03-01')).body;
      return items.map(({ divisionCode }: { divisionCode: string }) => divisionCode);
    };
    expect(await without()).toEqual([VILLAGE]);
    expect(await village()).toMatchObject({ withoutAccountant: true, accountants: [] });
    const { status, body } = await assign('first');
    expect([status, body.tasks]).toMatchObject([200, [{ rule: 'PS30', dueOn: '2031-01-01' }]]);
    bookkeepingId = body.id as string;
    expect(await without()).toEqual([]);
    expect(await village()).toMatchObject({
      withoutAccountant: false,
      accountants: [{ personId: staff.first?.personId, duty: 'agency-bookkeeping' }],
    });
    expect((await office.village.clerk.get(`posts/${postOf('first')}`)).body.villages).toBe(1);
    expect(await assign('second')).toMatchObject({ status: 422, body: { rule: 'PS8' } });
  });

  it('names a deputy for some days', async () => {
    const deputy = (name: string) =>
      office.village.reviewer.send('posts/name-deputy', {
        bookkeepingId,
        deputyPostId: postOf(name),
        from: '2026-03-10',
        to: '2026-03-20',
        documentSha256: SHA,
      });
    expect(await deputy('first')).toMatchObject({ status: 422, body: { rule: 'PS20' } });
    expect((await deputy('second')).status).toBe(200);
    const { deputies, rotationDue } = (await office.village.clerk.get(`posts/bookkeeping/${bookkeepingId}`))
      .body;
    expect([deputies, rotationDue]).toMatchObject([[{ from: '2026-03-10' }], false]);
  });

  it('lets nobody leave, and no assignment end, without a hand-over under supervision', async () => {
    const leave = () =>
      office.village.clerk.send('posts/end-officer-term', {
        postId: postOf('first'),
        divisionCode: TOWNSHIP,
        cause: 'transfer',
        on: '2026-03-01',
      });
    const end = () =>
      office.village.reviewer.send('posts/end-bookkeeping', { bookkeepingId, on: '2026-03-01' });
    const article = [{ law: '会计法', article: '第三十九条' }];
    expect(await leave()).toMatchObject({ status: 422, body: { rule: 'D9-39', basis: article } });
    expect(await end()).toMatchObject({ status: 422, body: { rule: 'D9-39a', basis: article } });
    const handOver = (more: object = {}) =>
      office.village.reviewer.send('posts/record-hand-over', {
        bookkeepingId,
        takerPostId: postOf('second'),
        supervisorPostId: postOf('chief'),
        on: '2026-02-28',
        listSha256: SHA,
        ...more,
      });
    expect(await handOver({ supervisorPostId: postOf('second') })).toMatchObject({ status: 422 });
    expect(await handOver({ takerPostId: postOf('first') })).toMatchObject({
      status: 422,
      body: { rule: 'PS20' },
    });
    expect((await handOver()).status).toBe(200);
    expect((await leave()).status).toBe(422);
    expect((await end()).status).toBe(200);
    await county.settled();
    expect((await leave()).status).toBe(200);
    const { items } = (await office.village.clerk.get(`tasks?subject=bookkeeping-${bookkeepingId}`)).body;
    expect(items).toMatchObject([{ rule: 'PS30', standing: 'completed' }]);
    expect((await assign('second', { from: '2026-03-02' })).status).toBe(200);
    expect((await village()).accountants).toMatchObject([
      { personId: staff.first?.personId, to: '2026-03-01' },
      { personId: staff.second?.personId, from: '2026-03-02' },
    ]);
  });

  it('lets an assignment fall through that was made while the accountant left, and takes nothing on', async () => {
    const village = { code: '140722100313', name: '前龙村', kind: 'village' };
    await county.admin.must('divisions/register-division', village);
    staff.third = await office.hired('agency-accountant', '郑五');
    await county.rest();
    const { status, body } = await assign('third', { divisionCode: village.code });
    expect(status).toBe(200);
    const left = { postId: postOf('third'), divisionCode: TOWNSHIP, cause: 'transfer', on: '2026-03-01' };
    await office.village.clerk.must('posts/end-officer-term', left);
    county.follow();
    await county.settled();
    const fallen = (await office.village.clerk.get(`posts/bookkeeping/${body.id}`)).body;
    expect(fallen).toMatchObject({ standing: 'fallen-through', obstacle: '该任职已终止。' });
    expect((await office.village.clerk.get(`posts/villages/${village.code}`)).body.accountants).toEqual([]);
    expect((await office.village.clerk.get(`posts/${postOf('third')}`)).body.villages).toBe(0);
  });

  it('gives a village supervised by the accountant to somebody else', async () => {
    const { identityNumber } = office.person('李三');
    const supervisor = { person: { name: '李三', identityNumber } };
    expect(await office.appoint('supervisor', '', supervisor)).toMatchObject({
      status: 422,
      body: { rule: 'PS1' },
    });
  });

  it('is of no concern to another township', async () => {
    const body = { bookkeepingId, on: '2026-03-01' };
    expect((await office.stranger.send('posts/end-bookkeeping', body)).status).toBe(403);
    const reviewer = await county.hire('linxiang.shenhe', 'station-reviewer', '140722101');
    expect(await reviewer.send('posts/end-bookkeeping', body)).toMatchObject({
      status: 404,
      body: { code: 'BOOKKEEPING.NOT_FOUND' },
    });
    expect((await assign('second', {}, reviewer)).status).toBe(403);
    expect((await reviewer.get(`posts/bookkeeping/${bookkeepingId}`)).status).toBe(404);
  });
});
