import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectiveCode } from '#kernel';
import { type Desk, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

const NEXT_VILLAGE = '140722100231';
const NEXT_COLLECTIVE = collectiveCode('N2', '140722', 7);
/** Synthetic: of age on 2026-03-03, one day after today; and born on 2026-01-15. */
const SCHOOLGIRL = '140722200803030021';
const NEWBORN = '140722202601150016';
const BRIDE = identityNumber(901);
const documents = [{ title: '证明', sha256: 'd4'.repeat(32) }];

describe('members and households of a collective', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Desk;
  let wangs: string;
  let father: string;
  let mother: string;
  let bride: string;
  let resolutionId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    ({ clerk } = village);
    const next = { code: NEXT_VILLAGE, name: '上武村', kind: 'village' };
    await county.admin.must('divisions/register-division', next);
    await village.countyReviewer.must('collectives/register-collective', {
      collectiveId: NEXT_COLLECTIVE,
      name: '上武村股份经济合作社',
      divisionCode: NEXT_VILLAGE,
    });
    const decision = { matter: 'member-confirmation', subject: '确认李四为本集体成员', parcels: undefined };
    resolutionId = (await village.resolve([], decision)).body.id;
  });
  afterAll(async () => county.close());

  async function register(collectiveId: string, contractorCode: string, members: object[]): Promise<string> {
    const household = { collectiveId, contractorCode, members };
    return (await clerk.must('collectives/register-household', household)).id;
  }

  async function peopleOf(householdId: string): Promise<{ personId: string; name: string }[]> {
    await county.settled();
    return (await clerk.get(`collectives/households/${householdId}/members`)).body.items;
  }

  async function rosterOn(collectiveId: string, on: string) {
    await county.settled();
    return (await clerk.get(`collectives/rosters/${collectiveId}?on=${on}`)).body;
  }

  const votes = (inFavour: number) => ({
    present: 240,
    inFavour,
    against: 240 - inFavour,
    abstained: 0,
  });

  async function tasksOf(rule: string) {
    await county.settled();
    return (await clerk.get(`tasks?rule=${rule}`)).body.items;
  }

  it('enters the members of a registered household, who vote from their eighteenth birthday on', async () => {
    wangs = await register(COLLECTIVE, `${VILLAGE}000101`, [
      { name: '王大', identityNumber: identityNumber(801), relation: 'head', collectiveMember: true },
      { name: '赵二', identityNumber: identityNumber(802), relation: 'spouse', collectiveMember: true },
      { name: '王小', identityNumber: SCHOOLGIRL, relation: 'daughter', collectiveMember: true },
    ]);
    const people = await peopleOf(wangs);
    father = people.find(({ name }) => name === '王大')?.personId ?? '';
    mother = people.find(({ name }) => name === '赵二')?.personId ?? '';
    expect(people).toMatchObject([
      { memberOf: COLLECTIVE },
      { memberOf: COLLECTIVE },
      { memberOf: COLLECTIVE },
    ]);
    const today = await rosterOn(COLLECTIVE, '2026-03-02');
    expect(today).toMatchObject({ members: 3, voters: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const tomorrow = await rosterOn(COLLECTIVE, '2026-03-03');
    expect(tomorrow).toMatchObject({ members: 3, voters: 3, digest: today.digest });
    const stored = await clerk.get(`collectives/rosters/${COLLECTIVE}/timeline`);
    expect(JSON.stringify(stored.body)).not.toMatch(/王大|赵二|1880/);
  });

  it('has a newborn confirmed without a vote', async () => {
    const { id } = await clerk.must('collectives/join-household', {
      householdId: wangs,
      ground: 'birth',
      relation: 'son',
      person: { name: '王新', identityNumber: NEWBORN },
    });
    expect(id).toBe(wangs);
    const [open] = await tasksOf('MB1');
    expect(open).toMatchObject({ standing: 'open', divisionCode: VILLAGE });
    const newborn = (await peopleOf(wangs)).find(({ name }) => name === '王新')?.personId;
    const members = [{ householdId: wangs, personId: newborn, ground: 'birth' }];
    await clerk.must('collectives/confirm-members', { collectiveId: COLLECTIVE, members });
    expect(await rosterOn(COLLECTIVE, '2026-03-02')).toMatchObject({ members: 4, voters: 2 });
    expect(await rosterOn(COLLECTIVE, '2026-03-01')).toMatchObject({ members: 3 });
    expect((await tasksOf('MB1'))[0]).toMatchObject({ standing: 'completed' });
  });

  it('takes a bride from the next village, who is then a member of one collective only', async () => {
    const parents = await register(NEXT_COLLECTIVE, `${NEXT_VILLAGE}000101`, [
      { name: '李三', identityNumber: identityNumber(900), relation: 'head', collectiveMember: true },
      { name: '李四', identityNumber: BRIDE, relation: 'daughter', collectiveMember: true },
    ]);
    expect(await rosterOn(NEXT_COLLECTIVE, '2026-03-02')).toMatchObject({ members: 2 });
    await clerk.must('collectives/join-household', {
      householdId: wangs,
      ground: 'marriage',
      relation: 'other',
      person: { name: '李四', identityNumber: BRIDE },
    });
    const people = await peopleOf(wangs);
    bride = people.find(({ name }) => name === '李四')?.personId ?? '';
    expect(people).toHaveLength(5);
    expect(await peopleOf(parents)).toHaveLength(1);
    // She has left the household, and is a member where she was until she is one here.
    expect(await rosterOn(NEXT_COLLECTIVE, '2026-03-02')).toMatchObject({ members: 2 });

    const confirm = {
      collectiveId: COLLECTIVE,
      members: [{ householdId: wangs, personId: bride, ground: 'marriage' }],
    };
    const unasked = await clerk.send('collectives/confirm-members', confirm);
    expect(unasked).toMatchObject({ status: 422, body: { rule: 'MB6' } });
    const other = { matter: 'income-distribution', subject: '二〇二五年收益分配方案', parcels: undefined };
    const elsewhere = { ...confirm, resolutionId: (await village.resolve([], other)).body.id };
    expect(await clerk.send('collectives/confirm-members', elsewhere)).toMatchObject({
      status: 422,
      body: { rule: 'MB6', wayForward: expect.stringContaining('最早 2026-03-12 可再开会') },
    });
    await clerk.must('collectives/confirm-members', { ...confirm, resolutionId });
    expect(await rosterOn(COLLECTIVE, '2026-03-02')).toMatchObject({ members: 5, voters: 3 });
    expect(await rosterOn(NEXT_COLLECTIVE, '2026-03-02')).toMatchObject({ members: 1 });
    expect(await rosterOn(NEXT_COLLECTIVE, '2026-03-01')).toMatchObject({ members: 2 });
    expect(await tasksOf('MB18')).toMatchObject([{ divisionCode: NEXT_VILLAGE, standing: 'open' }]);
  });

  it('refuses to strike out a divorced woman, and says by which law', async () => {
    const divorce = { collectiveId: COLLECTIVE, personId: bride, ground: 'divorce', documents };
    const { status, body } = await clerk.send('collectives/record-membership-lost', divorce);
    expect(status).toBe(422);
    expect(body).toMatchObject({ rule: 'P14', wayForward: expect.stringContaining('保留成员身份') });
    expect(body.basis).toContainEqual({ law: '农村集体经济组织法', article: '第八条' });
    expect(body.basis).toContainEqual({ law: '农村土地承包法', article: '第三十一条' });
    const lines = await clerk.get(`collectives/members?collectiveId=${COLLECTIVE}&personId=${bride}`);
    expect(lines.body.items).toMatchObject([{ standing: 'member', ground: 'marriage', householdId: wangs }]);
  });

  it('ends household and membership of somebody who has died, by one entry', async () => {
    const staying = [{ personId: mother, relation: 'head' }];
    const death = {
      householdId: wangs,
      personId: father,
      ground: 'death',
      staying,
      effectiveOn: '2026-03-01',
    };
    await clerk.must('collectives/leave-household', death);
    expect(await rosterOn(COLLECTIVE, '2026-03-01')).toMatchObject({ members: 2 });
    expect(await rosterOn(COLLECTIVE, '2026-02-28')).toMatchObject({ members: 3 });
    const lines = await clerk.get(`collectives/members?collectiveId=${COLLECTIVE}&personId=${father}`);
    expect(lines.body.items).toMatchObject([
      { standing: 'lost', lossGround: 'death', endsOn: '2026-03-01', householdId: null },
    ]);
    const later = await clerk.get(`collectives/rosters/${COLLECTIVE}/timeline`);
    expect(later.body.items.at(-1)).toMatchObject({ title: '成员身份已丧失', account: 'residence' });
  });

  it('lets somebody who has long worked here share the income by three quarters of all members, no less', async () => {
    const doctor = {
      collectiveId: COLLECTIVE,
      person: { name: '赵六', identityNumber: identityNumber(950) },
      workedSinceOn: '2005-09-01',
    };
    const matter = { matter: 'income-sharer-admission', subject: '村医赵六参与收益分配', parcels: undefined };
    const short = await village.resolve([], { ...matter, votes: votes(224) });
    expect(short).toMatchObject({ status: 422, body: { rule: 'V7', facts: { needed: 225, missing: 1 } } });
    const confirmed = { ...doctor, resolutionId };
    expect(await clerk.send('collectives/admit-income-sharer', confirmed)).toMatchObject({
      status: 422,
      body: { rule: 'MB14' },
    });
    const carried = (await village.resolve([], { ...matter, votes: votes(225) })).body.id;
    await clerk.must('collectives/admit-income-sharer', { ...doctor, resolutionId: carried });
    expect(await rosterOn(COLLECTIVE, '2026-03-02')).toMatchObject({ members: 4 });
    const sharers = await clerk.get(`collectives/members?collectiveId=${COLLECTIVE}&standing=income-sharer`);
    expect(sharers.body.items).toHaveLength(1);
  });

  it('is closed to another village, to another role, and to a second of the same', async () => {
    const foreign = await county.hire('wai.jingban', 'station-clerk', NEXT_VILLAGE);
    const leave = { householdId: wangs, personId: bride, ground: 'moved-away' };
    expect((await foreign.send('collectives/leave-household', leave)).status).toBe(404);
    expect((await foreign.get(`collectives/rosters/${COLLECTIVE}`)).status).toBe(404);
    expect((await foreign.get(`collectives/members?collectiveId=${COLLECTIVE}`)).body.items).toEqual([]);
    const loss = { collectiveId: COLLECTIVE, personId: bride, ground: 'death', documents };
    expect((await foreign.send('collectives/record-membership-lost', loss)).status).toBe(404);
    expect((await village.accountant.send('collectives/leave-household', leave)).status).toBe(403);

    const move = {
      householdId: wangs,
      relations: [
        { personId: mother, relation: 'parent' },
        { personId: bride, relation: 'head' },
      ],
    };
    const others = (await peopleOf(wangs)).filter(
      ({ personId }) => personId !== mother && personId !== bride,
    );
    const relations = [...move.relations, ...others.map(({ personId }) => ({ personId, relation: 'other' }))];
    const named = { ...move, relations };
    const key = county.nextKey();
    const first = await clerk.send('collectives/name-head', named, { key });
    const second = await clerk.send('collectives/name-head', named, { key });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    const other = await clerk.send('collectives/name-head', move, { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'COMMAND.KEY_REUSED' } });
  });
});
