import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { OfficersVillage, SHA } from './officers.js';
import { COLLECTIVE, VILLAGE } from './village.js';

describe('seals and files, from hand to hand', () => {
  let county: TestCounty;
  let office: OfficersVillage;
  const people: Record<string, { postId: string; personId: string }> = {};
  const id = (name: string): string => people[name]?.personId ?? '';
  const seals: Record<string, string> = {};

  beforeAll(async () => {
    county = await TestCounty.open();
    office = await OfficersVillage.found(county);
    const appointment = { manner: 'appointment' };
    people.chair = await office.appointed('board-chair', '张三');
    people.director = await office.appointed('director', '李四');
    people.supervisor = await office.appointed('supervisor', '王五');
    people.accountant = await office.appointed('accountant', '赵六', appointment);
    people.cashier = await office.appointed('cashier', '孙七', appointment);
    const past = { ...appointment, decidedOn: '2021-01-10', from: '2021-02-01', to: '2026-01-31' };
    people.former = await office.appointed('property-custodian', '周八', past);
  });
  afterAll(async () => county.close());

  const register = (kind: string, keeper: string, more: object = {}, desk = office.village.clerk) =>
    desk.send('posts/register-custody', {
      divisionCode: VILLAGE,
      collectiveId: COLLECTIVE,
      kind,
      label: `黄家会村股份经济合作社 ${kind}`,
      keeperId: id(keeper),
      from: '2026-02-01',
      listSha256: SHA,
      ...more,
    });
  const use = (more: object = {}, desk = office.village.cashier) =>
    desk.send('posts/record-seal-use', {
      custodyId: seals.official,
      divisionCode: VILLAGE,
      on: '2026-03-01',
      purpose: '签订河滩机动地出租合同',
      documentSha256: SHA,
      copies: 3,
      applicantId: id('director'),
      approverId: id('chair'),
      ...more,
    });

  it('are registered with their keepers: not with one whose term has run out', async () => {
    for (const [name, kind, keeper] of [
      ['official', 'official-seal', 'accountant'],
      ['financial', 'financial-seal', 'accountant'],
      ['bank', 'bank-seal', 'chair'],
    ] as const) {
      const { status, body } = await register(kind, keeper);
      expect([kind, status]).toEqual([kind, 200]);
      seals[name] = body.id as string;
    }
    await county.settled();
    const expired = await register('archive', 'former');
    expect(expired).toMatchObject({ status: 422, body: { rule: 'PS22' } });
    expect(expired.body.detail).toContain('2026-01-31');
    expect(await register('official-seal', 'director')).toMatchObject({
      status: 422,
      body: { rule: 'PS33' },
    });
  });

  it('of one payment are not in one hand, and the financial seal not in the cashier’s', async () => {
    expect(await register('cheques', 'accountant')).toMatchObject({ status: 422, body: { rule: 'PS6' } });
    const toCashier = {
      custodyId: seals.financial,
      divisionCode: VILLAGE,
      giverId: id('accountant'),
      takerId: id('cashier'),
      supervisorId: id('supervisor'),
      on: '2026-03-01',
      listSha256: SHA,
    };
    expect(await office.village.clerk.send('posts/hand-over-custody', toCashier)).toMatchObject({
      status: 422,
      body: { rule: 'PS7' },
    });
  });

  it('are used on the word of another than the applicant, and not by the keeper for himself', async () => {
    const { status, body } = await use();
    expect([status, body.warnings]).toEqual([200, []]);
    expect(await use({ applicantId: id('chair') })).toMatchObject({
      status: 422,
      body: { rule: 'PS20', detail: '审批人不能同时是申请人。' },
    });
    expect(await use({ approverId: id('accountant') })).toMatchObject({
      status: 422,
      body: { rule: 'PS20' },
    });
    expect(await use({ approverId: id('former') })).toMatchObject({ status: 422, body: { rule: 'PS22' } });
    const related = await use({ counterpartyIds: [id('supervisor')] });
    expect([related.status, related.body.warnings]).toMatchObject([200, [{ rule: 'M8' }]]);
    expect(await use({ counterpartyIds: [id('chair')] })).toMatchObject({
      status: 422,
      body: { rule: 'PS21' },
    });
    const { items } = (await office.village.clerk.get(`posts/seal-uses?custodyId=${seals.official}`)).body;
    expect(items.map(({ number, copies }: Record<string, number>) => [number, copies])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('are numbered once for a submission that is sent twice', async () => {
    const key = county.nextKey();
    const body = {
      custodyId: seals.financial,
      divisionCode: VILLAGE,
      on: '2026-03-01',
      purpose: '支付水电费',
      documentSha256: SHA,
      copies: 1,
      applicantId: id('cashier'),
      approverId: id('chair'),
    };
    const first = await office.village.cashier.send('posts/record-seal-use', body, { key });
    const again = await office.village.cashier.send('posts/record-seal-use', body, { key });
    expect([first.status, again.status, again.body.repeated]).toEqual([200, 200, true]);
    const { uses } = (await office.village.clerk.get(`posts/custody/${seals.financial}`)).body;
    expect(uses).toBe(1);
  });

  it('are handed over before three persons, after which the new keeper answers', async () => {
    const handOver = (more: object = {}) =>
      office.village.clerk.send('posts/hand-over-custody', {
        custodyId: seals.official,
        divisionCode: VILLAGE,
        giverId: id('accountant'),
        takerId: id('director'),
        supervisorId: id('supervisor'),
        on: '2026-03-01',
        listSha256: SHA,
        ...more,
      });
    expect(await handOver({ supervisorId: id('director') })).toMatchObject({
      status: 422,
      body: { rule: 'PS20' },
    });
    expect((await handOver()).status).toBe(200);
    expect((await handOver()).status).toBe(422);
    const { keeperId, keptSince } = (await office.village.clerk.get(`posts/custody/${seals.official}`)).body;
    expect([keeperId, keptSince]).toEqual([id('director'), '2026-03-01']);
    const lines = (await office.village.clerk.get(`posts/custody-hand-overs?custodyId=${seals.official}`))
      .body;
    expect(lines.items).toMatchObject([{ giverId: id('accountant'), supervisorId: id('supervisor') }]);
    // The director keeps it now, and so does not apply for its use.
    expect(await use()).toMatchObject({ status: 422, body: { rule: 'PS20' } });
  });

  it('leave whoever goes with ten days to hand them over', async () => {
    await county.settled();
    const { tasks } = await office.village.clerk.must('posts/end-officer-term', {
      postId: people.director?.postId,
      divisionCode: VILLAGE,
      cause: 'resignation',
      on: '2026-03-01',
      documentSha256: SHA,
    });
    expect(tasks).toContainEqual(expect.objectContaining({ rule: 'PS25', dueOn: '2026-03-11' }));
    await county.settled();
    const taken = { applicantId: id('cashier'), on: '2026-03-02' };
    expect(await use(taken)).toMatchObject({ status: 422, body: { rule: 'PS22' } });
  });

  it('are marked when the keeper was given an opposed duty at the same moment, and rest until handed on', async () => {
    const appointment = { manner: 'appointment', from: '2026-03-01', decidedOn: '2026-03-01' };
    people.checker = await office.appointed('internal-checker', '吴九', appointment);
    await county.rest();
    const own = { from: '2026-03-01' };
    const financial = await register('financial-seal', 'checker', {
      ...own,
      label: '黄家会村合作社财务专用章（二）',
    });
    const bank = await register('bank-seal', 'checker', {
      ...own,
      label: '黄家会村合作社法定代表人名章（二）',
    });
    expect([financial.status, bank.status]).toEqual([200, 200]);
    county.follow();
    await county.settled();
    const contested = (await office.village.clerk.get('posts/custody?standing=contested')).body.items;
    expect(contested).toMatchObject([{ custodyId: bank.body.id }]);
    expect(contested[0].note).toContain('保管财务专用章');
    const again = { custodyId: bank.body.id, applicantId: id('cashier') };
    expect(await use(again)).toMatchObject({ status: 422, body: { rule: 'PS58' } });
    const duties = (standing: string) =>
      office.village.auditor.get(`tasks?rule=PS62&standing=${standing}`).then(({ body }) => body.items);
    expect(await duties('open')).toMatchObject([{ subject: `custody-${bank.body.id}` }]);
    await office.village.clerk.must('posts/hand-over-custody', {
      custodyId: bank.body.id,
      divisionCode: VILLAGE,
      giverId: id('checker'),
      takerId: id('supervisor'),
      supervisorId: id('chair'),
      on: '2026-03-02',
      listSha256: SHA,
    });
    await county.settled();
    expect(await duties('open')).toEqual([]);
    expect((await use({ ...again, on: '2026-03-02' })).status).toBe(200);
  });

  it('come to their end by loss or under supervision', async () => {
    const lost = await office.village.clerk.must('posts/record-custody-loss', {
      custodyId: seals.bank,
      on: '2026-03-02',
      circumstances: '办公室被盗，已报案',
    });
    expect(lost.tasks).toMatchObject([{ rule: 'PS38' }]);
    const cancellation = {
      custodyId: seals.financial,
      divisionCode: VILLAGE,
      manner: 'destroyed',
      supervisorId: id('supervisor'),
      on: '2026-03-02',
      documentSha256: SHA,
    };
    await office.village.clerk.must('posts/cancel-custody', cancellation);
    await county.settled();
    for (const [name, standing] of [
      ['bank', 'lost'],
      ['financial', 'cancelled'],
    ])
      expect((await office.village.clerk.get(`posts/custody/${seals[name as string]}`)).body.standing).toBe(
        standing,
      );
  });

  it('are of no concern to another township, nor to whoever has no part in them', async () => {
    expect(await use({}, office.stranger)).toMatchObject({
      status: 404,
      body: { code: 'CUSTODY.NOT_FOUND' },
    });
    expect((await use({}, office.village.auditor)).status).toBe(403);
    expect((await office.stranger.get(`posts/custody/${seals.official}`)).status).toBe(404);
    expect((await office.stranger.get('posts/seal-uses')).body.items).toEqual([]);
    expect((await register('archive', 'chair', {}, office.stranger)).status).toBe(403);
  });
});
