import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type Desk, TestCounty } from './county.js';
import { TestVillage, VILLAGE } from './village.js';

describe('a bad request gets a clear answer, and nothing is stored', () => {
  let county: TestCounty;
  let clerk: Desk;
  let head: number;

  beforeAll(async () => {
    county = await TestCounty.open();
    ({ clerk } = await TestVillage.found(county));
    await county.settled();
    head = await county.platform.events.head();
  });
  afterAll(async () => county.close());

  const parcel = {
    code: `${VILLAGE}0000001`,
    name: '河滩地',
    areaDm2: 333_350,
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
  };

  const raw = (body: string, type = 'application/json') =>
    request(county.server)
      .post('/api/land-rights/register-parcel')
      .set({
        Authorization: `Bearer ${clerk.token}`,
        'Idempotency-Key': county.nextKey(),
        'Content-Type': type,
      })
      .send(body);

  it.each([
    ['half a body', '{"code": "1407', 400],
    ['a bare word', 'parcel', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
    ['a prototype', '{"__proto__": {"x": 1}}', 400],
    ['a form', 'code=1', 400],
  ])('%s instead of an object', async (_, body, status) => {
    const answer = await raw(body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(/[一-鿿]/);
    expect(answer.type).toBe('application/problem+json');
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('a field called %s', async (name) => {
    const text = JSON.stringify(parcel);
    const answer = await raw(`${text.slice(0, -1)}, "${name}": {}}`);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, name]);
  });

  it('a body of another type', async () => {
    const answer = await raw('code=1', 'application/x-www-form-urlencoded');
    expect([answer.status, answer.body.code]).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
  });

  it('a body beyond the limit', async () => {
    const answer = await raw(JSON.stringify({ ...parcel, name: '地'.repeat(400_000) }));
    expect([answer.status, answer.body.code]).toEqual([413, 'REQUEST.TOO_LARGE']);
  });

  it('a body nested a hundred thousand deep', async () => {
    expect((await raw('['.repeat(100_000) + ']'.repeat(100_000))).status).toBe(400);
  });

  it('a route that is not there', async () => {
    const answer = await clerk.send('land-rights/delete-parcel', {});
    expect(answer).toMatchObject({ status: 404, body: { code: 'REQUEST.NO_SUCH_ROUTE' } });
  });

  it.each([[''], ['short'], ['a'.repeat(101)], ['with space in it']])('a key of “%s”', async (key) => {
    const answer = await clerk.send('land-rights/register-parcel', parcel, { key });
    expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST.IDEMPOTENCY_KEY' } });
  });

  it('a fact that lies ahead', async () => {
    const answer = await clerk.send('land-rights/register-parcel', { ...parcel, effectiveOn: '2026-03-03' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'COMMAND.EFFECTIVE_IN_FUTURE' } });
  });

  it.each([
    ['limit=0'],
    ['limit=201'],
    ['limit=1e3'],
    ['limit=x'],
    ['cursor=%00'],
    ['ownerId=%00'],
    ['owner=1'],
    ['after=-1'],
    ['after=x'],
    ['limit=1&limit=2'],
    ['cursor[a]=1'],
  ])('a query of %s', async (query) => {
    const answer = await request(county.server)
      .get(`/api/land-rights/parcels?${query}`)
      .set('Authorization', `Bearer ${clerk.token}`);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(/[一-鿿]/);
  });

  it.each([
    ['limit=1&limit=2', 'REQUEST.REPEATED', '网址中的参数“limit”写了不止一次，请只留一个。'],
    ['after=99999999', 'REQUEST.AFTER', '还没有登记内容'],
  ])('a query of %s, and says so at once', async (query, code, sentence) => {
    const begun = performance.now();
    const { status, body } = await clerk.get(
      `land-rights/parcels?after=0&${query}`.replace('after=0&after', 'after'),
    );
    expect([status, body.code]).toEqual([400, code]);
    expect(body.detail).toContain(sentence);
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  it('a revision of what is not there yet', async () => {
    const answer = await clerk.send('land-rights/register-parcel', parcel, {
      headers: { 'If-Match': '"0"' },
    });
    expect(answer).toMatchObject({
      status: 412,
      body: { detail: expect.stringContaining('尚不存在'), facts: { current: 'none' } },
    });
  });

  it.each([['%00'], ['..%2f..'], ["1'%20or%20'1"], ['%ff'], ['🏠'], ['a'.repeat(3_000)]])(
    'an id of %s',
    async (id) => {
      for (const path of [
        `land-rights/parcels/${id}`,
        `land-rights/parcels/${id}/timeline`,
        `contracts/${id}`,
      ]) {
        const { status } = await clerk.get(path);
        expect([400, 404]).toContain(status);
      }
    },
  );

  it('a login with anything but a name and a password', async () => {
    for (const body of [
      {},
      { accountId: 'a\u0000b', password: 'x'.repeat(12) },
      { accountId: {}, password: [] },
      [],
    ])
      expect((await request(county.server).post('/api/login').send(body)).status).toBe(400);
  });

  it('and nothing of all this was stored', async () => {
    expect(await county.platform.events.head()).toBe(head);
  });
});
