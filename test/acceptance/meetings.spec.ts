import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, TestCounty } from './county.js';
import { rent, SHA } from './lawful-village.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('one meeting called, held, voted on and used', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reserve: string;
  let other: string;
  let meetingId: string;
  let resolutionId: string;
  let approvalId: string;
  /** Three households of two: six members of full civil capacity, of whom four must come and agree. */
  const homes: { householdId: string; members: [string, string] }[] = [];
  const member = (household: number, which: 0 | 1): string => homes[household]?.members[which] as string;

  const call = (more: object = {}) => ({
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    body: 'members-assembly',
    noticedOn: '2026-03-02',
    manner: 'posted',
    heldOn: '2026-03-12',
    place: '村委会会议室',
    agenda: [
      {
        matter: 'land-lease-outside',
        subject: '将河滩机动地出租给太行种植专业合作社',
        parcels: [reserve],
        lowestPriceFen: 100_000,
        validUntil: '2026-06-30',
      },
      { matter: 'income-distribution', subject: '二〇二五年收益分配方案' },
    ],
    ...more,
  });
  const sheet = (inPerson: string[], online: string[] = [], proxies: object[] = []) => ({
    meetingId,
    collectiveId: COLLECTIVE,
    attendance: { inPerson, online, proxies },
  });
  const proxyOf = (household: number) => ({
    memberId: member(household, 1),
    proxyId: member(household, 0),
    householdId: homes[household]?.householdId,
  });
  const vote = (item: number, inFavour: number, against: number, abstained: number) => ({
    meetingId,
    divisionCode: VILLAGE,
    item,
    votes: { inFavour, against, abstained },
  });
  const lease = (number: string, more: object = {}) => ({
    ...village.terms(number, { signedOn: '2026-03-20', from: '2026-03-20' }),
    parcels: [reserve],
    grantees: [village.cooperative],
    payments: { ...rent({ account: 'collective-account' }), firstDueOn: '2026-08-01' },
    resolutionId,
    approvalId,
    capabilityReportSha256: SHA,
    ...more,
  });

  /** Days later everybody must log in again. */
  const wait = async (day: string): Promise<void> => {
    county.clock.set(`${day}T02:00:00.000Z`);
    village.clerk = await county.login('jingban', PASSWORD);
    village.reviewer = await county.login('shenhe', PASSWORD);
    county.desks.set('admin', await county.login('admin', PASSWORD));
  };

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    for (let household = 0; household < 3; household++) {
      const householdId = await village.household();
      const { state } = (await village.clerk.get(`collectives/households/${householdId}/state`)).body;
      const [first, second] = state.members.map(({ personId }: { personId: string }) => personId);
      homes.push({ householdId, members: [first, second] });
    }
    [reserve, other] = [await village.parcel({ category: '22' }), await village.parcel({ category: '22' })];
    await county.settled();
  });
  afterAll(async () => county.close());

  it('refuses a meeting before its notice period, and names the first lawful day', async () => {
    const { status, body } = await village.clerk.send(
      'decisions/call-meeting',
      call({ heldOn: '2026-03-11' }),
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ rule: 'V3', wayForward: expect.stringContaining('2026-03-12') });
    const representatives = await village.clerk.send(
      'decisions/call-meeting',
      call({ body: 'representatives-assembly' }),
    );
    expect(representatives.body).toMatchObject({
      rule: 'V2',
      detail: expect.stringMatching(/《农村集体经济组织法》第二十八条.*《农村土地承包法》第五十二条/),
    });
  });

  it('is called once, by a clerk of the village, and stands in the register', async () => {
    expect((await village.accountant.send('decisions/call-meeting', call())).status).toBe(403);
    const key = county.nextKey();
    const first = await village.clerk.send('decisions/call-meeting', call(), { key });
    expect(first.status).toBe(200);
    const repeated = await village.clerk.send('decisions/call-meeting', call(), { key });
    expect(repeated.body).toMatchObject({ id: first.body.id, position: first.body.position });
    expect((await village.clerk.send('decisions/call-meeting', call())).body).toMatchObject({ rule: 'V14' });
    meetingId = first.body.id;
    const { body } = await village.clerk.get(`decisions/meetings/${meetingId}`);
    expect(body).toMatchObject({ standing: 'called', heldOn: '2026-03-12', eligible: null });
  });

  it('is counted from the roster: nobody twice, no proxy of another household, no typed-in numbers', async () => {
    const tried = (body: object) => village.clerk.send('decisions/record-meeting', body);
    expect((await tried(sheet([member(0, 0)]))).body).toMatchObject({ rule: 'V4' });
    await wait('2026-03-13');
    for (const [body, rule] of [
      [sheet([member(0, 0)], [], [proxyOf(0), proxyOf(0)]), 'V18'],
      [sheet([member(0, 0)], [member(0, 0)]), 'V18'],
      [sheet([member(0, 0)], [], [{ ...proxyOf(1), proxyId: member(0, 0) }]), 'V19'],
      [sheet([homes[0]?.householdId as string]), 'V17'],
      [{ meetingId, collectiveId: COLLECTIVE, roll: { eligible: 6, present: 6, sha256: SHA } }, 'V10'],
    ] as const)
      expect((await tried(body)).body).toMatchObject({ rule });
    expect((await village.clerk.send('decisions/record-vote', vote(1, 4, 0, 0))).body).toMatchObject({
      code: 'DECISIONS.NOTHING_TO_VOTE_ON',
    });
    const came = sheet([member(0, 0), member(1, 0)], [member(2, 0)], [proxyOf(0), proxyOf(1)]);
    await village.clerk.must('decisions/record-meeting', came);
    const { body } = await village.clerk.get(`decisions/meetings/${meetingId}`);
    expect(body).toMatchObject({ standing: 'held', eligible: 6, present: 5, quorum: 4 });
  });

  it('is voted on item by item; what fails is recorded as well', async () => {
    const tried = (body: object) => village.clerk.send('decisions/record-vote', body);
    expect((await tried(vote(1, 7, 0, 0))).body).toMatchObject({ rule: 'V5' });
    const rehearsed = await village.clerk.send('decisions/record-vote?dryRun=true', vote(1, 1, 4, 0));
    expect(rehearsed.body.trial.verdicts).toContainEqual(
      expect.objectContaining({
        rule: 'V21',
        holds: false,
        wayForward: expect.stringMatching(/再有 3 票赞成即可通过.*最早 2026-03-23 可再开会/),
      }),
    );
    expect(rehearsed.body.trial.wayForward).toEqual([
      expect.stringMatching(/再有 3 票赞成即可通过.*最早 2026-03-23 可再开会/),
    ]);
    const carried = await tried(vote(1, 4, 1, 0));
    expect(carried).toMatchObject({ status: 200, body: { tasks: [{ rule: 'V24' }] } });
    expect((await tried(vote(1, 5, 0, 0))).body).toMatchObject({ rule: 'V8' });
    resolutionId = carried.body.id;
    const failed = await tried(vote(2, 3, 2, 0));
    expect(failed.status).toBe(200);
    expect(failed.body.warnings[0]).toMatchObject({
      rule: 'V21',
      detail: expect.stringContaining('差 1 票'),
    });
    const listed = (await village.clerk.get(`decisions/resolutions?meetingId=${meetingId}`)).body.items;
    expect(listed.map(({ standing, needed }: Record<string, unknown>) => [standing, needed]).sort()).toEqual([
      ['carried', 4],
      ['rejected', 4],
    ]);
    const byStanding = await village.clerk.get('decisions/resolutions?standing=rejected');
    expect(byStanding.body.items).toHaveLength(1);
    const typedIn = await village.resolve([reserve], { noticedOn: '2026-03-02', heldOn: '2026-03-12' });
    expect(typedIn.body).toMatchObject({ rule: 'V10' });
  });

  it('carries a lease of the land it names at the price it names, as long as it is valid', async () => {
    const more = { acceptedOn: '2026-03-13', decidedOn: '2026-03-13' };
    approvalId = (await village.approve(resolutionId, more)).body.id;
    await wait('2026-07-10');
    const tried = (number: string, changes: object) =>
      village.clerk.send('contracts/conclude-collective-lease', lease(number, changes));
    const refused = async (number: string, changes: object, detail: string) =>
      expect((await tried(number, changes)).body).toMatchObject({
        rule: 'P8',
        detail: expect.stringContaining(detail),
      });
    await refused('集2', { parcels: [other] }, `没有写明地块 ${other}`);
    await refused('集3', { signedOn: '2026-07-02', from: '2026-07-02' }, '2026-06-30 为止');
    const cheap = rent({ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 99_999 }] });
    await refused('集4', { payments: { ...cheap, firstDueOn: '2026-08-01' } }, '还差 0.01 元');
    const answer = await tried('集5', {});
    expect(answer.status).toBe(200);
    expect(await village.standing(answer.body.id)).toBe('in-effect');
  });

  it('is disclosed, which ends the duty and opens the next; then a court takes it back', async () => {
    const disclose = (stage: string, disclosedOn: string) =>
      village.clerk.send('decisions/disclose-resolution', {
        resolutionId,
        stage,
        disclosedOn,
        place: 'notice-board',
        sha256: SHA,
      });
    expect((await disclose('result', '2026-03-14')).body).toMatchObject({ rule: 'V26' });
    expect((await disclose('resolution', '2026-03-14')).status).toBe(200);
    await county.settled();
    const tasks = (await village.clerk.get(`tasks?subject=resolution-${resolutionId}`)).body.items;
    expect(
      tasks.map(({ rule, standing }: { rule: string; standing: string }) => [rule, standing]).sort(),
    ).toEqual([
      ['V24', 'completed'],
      ['V25', 'open'],
    ]);
    const revoked = await village.clerk.send('decisions/revoke-resolution', {
      resolutionId,
      by: 'court',
      revokedOn: '2026-07-01',
      judgement: '（2026）晋0722民初1号',
      knownOn: '2026-03-12',
      filedOn: '2026-05-01',
    });
    expect(revoked).toMatchObject({ status: 200, body: { warnings: [] } });
    const again = await village.clerk.send(
      'contracts/conclude-collective-lease',
      lease('集6', { signedOn: '2026-07-01' }),
    );
    expect(again.body.detail).toContain('已于 2026-07-01 撤销');
    const { body } = await village.clerk.get(`decisions/resolutions/${resolutionId}`);
    expect(body).toMatchObject({ standing: 'revoked', disclosedOn: '2026-03-14', lapsed: true });
    const timeline = (await village.clerk.get(`decisions/resolutions/${resolutionId}/timeline`)).body.items;
    expect(timeline.map(({ title }: { title: string }) => title)).toEqual([
      '决议已通过',
      '决议已公开',
      '决议已撤销',
    ]);
  });

  it('is not seen from the next township', async () => {
    await county.admin.must('divisions/register-division', {
      code: '140722101',
      name: '桐峪镇',
      kind: 'township',
    });
    const stranger = await county.hire('waizhen', 'station-clerk', '140722101');
    expect((await stranger.get(`decisions/meetings/${meetingId}`)).status).toBe(404);
    const answer = await stranger.send('decisions/record-meeting', sheet([]));
    expect([403, 404]).toContain(answer.status);
  });
});
