import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { MergingVillages, SHA, SHANGWU, SHANGWU_VILLAGE, XIAWU, XIAWU_VILLAGE } from './merging-villages.js';

describe('what a village leaves behind when it is merged', () => {
  let county: TestCounty;
  let villages: MergingVillages;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    county = await TestCounty.open();
    villages = await MergingVillages.found(county);
    await county.hire('shangwu.kuaiji', 'accountant', SHANGWU_VILLAGE);
    for (const [name, more] of Object.entries({
      account: {},
      seal: { kind: 'seal', subject: '村委会公章一枚', deadlineOn: undefined, collectiveId: undefined },
      debt: { kind: 'debt', subject: '欠工程款', amountFen: 12_000_000, deadlineOn: '2026-03-01' },
      contract: { kind: 'contract', subject: '河滩地出租合同' },
    }))
      ids[name] = (await villages.clerk.must('collectives/record-leftover', villages.leftover(more))).id;
    await county.settled();
  });
  afterAll(async () => county.close());

  const handOver = (more: object = {}) => ({
    leftoverId: ids.account,
    giver: 'xiawu.baozhang',
    taker: 'shangwu.kuaiji',
    supervisor: 'tongyu.shenhe',
    bookedApart: true,
    documentSha256: SHA,
    ...more,
  });
  const resolution = (name: string, outcome: string) => ({
    leftoverId: ids[name],
    outcome,
    note: '见所附文件',
    documentSha256: SHA,
  });
  const listed = async (query: string, desk = villages.clerk): Promise<string[]> => {
    const { items } = (await desk.get(`collectives/leftovers?${query}`)).body;
    return items.map(({ subject }: { subject: string }) => subject).sort();
  };

  it('is listed by village, collective, kind and standing, once each', async () => {
    expect(await listed(`divisionCode=${XIAWU_VILLAGE}`)).toHaveLength(4);
    expect(await listed(`collectiveId=${XIAWU}&kind=seal`)).toEqual([]);
    expect(await listed('kind=seal&standing=open')).toEqual(['村委会公章一枚']);
    const again = await villages.clerk.send('collectives/record-leftover', villages.leftover());
    expect(again).toMatchObject({ status: 422, body: { rule: 'LO2' } });
    const key = county.nextKey();
    const archive = villages.leftover({ kind: 'archive', subject: '2010 至 2020 年会计档案' });
    const first = await villages.clerk.send('collectives/record-leftover', archive, { key });
    expect((await villages.clerk.send('collectives/record-leftover', archive, { key })).body).toMatchObject({
      id: first.body.id,
      repeated: true,
    });
  });

  it('is for whoever has to do with the village, by role and by place', async () => {
    expect((await villages.stranger.send('collectives/record-leftover', villages.leftover())).status).toBe(
      403,
    );
    expect((await villages.cashier.send('collectives/record-leftover', villages.leftover())).status).toBe(
      403,
    );
    expect((await villages.stranger.send('collectives/hand-over-leftover', handOver())).status).toBe(404);
    expect(await listed('limit=50', villages.stranger)).toEqual([]);
    expect((await villages.stranger.get(`collectives/leftovers/${ids.account}`)).status).toBe(404);
    const closing = resolution('account', 'closed');
    expect((await villages.clerk.send('collectives/resolve-leftover', closing)).status).toBe(403);
    const foreign = villages.leftover({ subject: '另一户', collectiveId: SHANGWU });
    expect(await villages.clerk.send('collectives/record-leftover', foreign)).toMatchObject({
      status: 422,
      body: { rule: 'LO3' },
    });
  });

  it('is handed over by three different people, and its books stay apart', async () => {
    const send = (more: object) => villages.clerk.send('collectives/hand-over-leftover', handOver(more));
    expect(await send({ supervisor: 'shangwu.kuaiji' })).toMatchObject({
      status: 422,
      body: { rule: 'LO10' },
    });
    expect(await send({ taker: 'meiyou' })).toMatchObject({ status: 422, body: { rule: 'LO8' } });
    expect(await send({ bookedApart: false })).toMatchObject({
      status: 422,
      body: { rule: 'M11', basis: [{ law: '农村集体经济组织财务制度', article: '第三十二条' }] },
    });
    expect((await send({})).status).toBe(200);
    const { body } = await villages.clerk.get(`collectives/leftovers/${ids.account}`);
    expect(body).toMatchObject({ standing: 'handed-over', taker: 'shangwu.kuaiji', progress: 'pending' });
    expect(await send({})).toMatchObject({ status: 422, body: { rule: 'LO11' } });
  });

  it('is overdue the day after its deadline, until it is closed', async () => {
    const open = (await villages.clerk.get('tasks?rule=LO7&standing=open')).body.items;
    expect(open.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual([
      '2026-03-01',
      '2026-03-31',
      '2026-03-31',
      '2026-03-31',
    ]);
    const overdue = 'progress=pending&deadlineOnTo=2026-03-01';
    expect(await listed(overdue)).toEqual(['欠工程款']);
    const shown = async (name: string) =>
      (await villages.clerk.get(`collectives/leftovers/${ids[name]}`)).body;
    expect(await shown('debt')).toMatchObject({ overdue: true, amountFen: 12_000_000 });
    expect(await shown('contract')).toMatchObject({ overdue: false, deadlineOn: '2026-03-31' });
    await villages.reviewer.must('collectives/resolve-leftover', resolution('debt', 'settled'));
    await county.settled();
    expect(await listed(overdue)).toEqual([]);
    expect(await shown('debt')).toMatchObject({ overdue: false, outcome: 'settled' });
    const left = (await villages.clerk.get('tasks?rule=LO7&standing=open')).body.items;
    expect(left).toHaveLength(3);
  });

  it('is closed with an outcome that fits and a paper, never a contract because of the merger', async () => {
    const send = (body: object) => villages.reviewer.send('collectives/resolve-leftover', body);
    const { documentSha256: _, ...unpapered } = resolution('seal', 'closed');
    expect((await send(unpapered)).status).toBe(400);
    expect(await send(resolution('contract', 'closed'))).toMatchObject({
      status: 422,
      body: { rule: 'LO12', basis: [{ law: '农村土地承包法', article: '第二十五条' }, {}] },
    });
    expect((await send(resolution('contract', 'performed-on'))).status).toBe(200);
    expect((await send(resolution('seal', 'closed'))).status).toBe(200);
    expect(await send(resolution('seal', 'closed'))).toMatchObject({ status: 422, body: { rule: 'LO9' } });
  });

  it('is disputed, escalated with a new owner and deadline, and then settled by a ruling alone', async () => {
    const { clerk, reviewer } = villages;
    await clerk.must('collectives/dispute-leftover', {
      leftoverId: ids.account,
      ground: '原第二村民小组主张其中三万元归本组所有',
      documentSha256: SHA,
    });
    expect(
      await reviewer.send('collectives/resolve-leftover', resolution('account', 'closed')),
    ).toMatchObject({ status: 422, body: { rule: 'LO13' } });
    await clerk.must('collectives/escalate-leftover', {
      leftoverId: ids.account,
      to: 'county',
      ground: '双方调解不成',
      dutyHolder: 'xian.shenhe',
      deadlineOn: '2026-06-30',
    });
    await county.settled();
    expect(await listed('dutyHolder=xian.shenhe&standing=escalated')).toEqual(['农商行基本户']);
    const escalated = (await clerk.get('tasks?rule=LO15')).body.items;
    expect(escalated).toMatchObject([{ dueOn: '2026-06-30', standing: 'open' }]);
    await villages.countyReviewer.must('collectives/resolve-leftover', resolution('account', 'ruled'));
    await county.settled();
    expect((await clerk.get('tasks?rule=LO15')).body.items).toMatchObject([{ standing: 'completed' }]);
    const timeline = (await villages.auditor.get(`collectives/leftovers/${ids.account}/timeline`)).body.items;
    expect(timeline.map(({ title }: { title: string }) => title)).toEqual([
      '撤并遗留事项已登记',
      '遗留事项已移交',
      '遗留事项有争议',
      '遗留事项已上报',
      '遗留事项已了结',
    ]);
    expect(county.alarms).toEqual([]);
  });
});
