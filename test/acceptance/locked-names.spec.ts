import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PASSWORD, TestCounty } from './county.js';

describe('whoever guesses passwords', () => {
  let county: TestCounty;
  beforeAll(async () => {
    county = await TestCounty.open();
  });
  afterAll(async () => county.close());

  const login = (accountId: string, password: string) =>
    request(county.server).post('/api/login').send({ accountId, password });

  it('is not told by the lock which names there are', async () => {
    const answers = async (name: string) => {
      const tries = [];
      for (let attempt = 1; attempt <= 6; attempt++) tries.push(await login(name, `${PASSWORD}!`));
      return tries.map(({ status, body }) => [status, body.code, body.detail]);
    };
    await county.hire('youren', 'auditor', '140722');
    const known = await answers('youren');
    expect(known[5]?.[1]).toBe('ACCESS.LOCKED');
    expect(await answers('meiyouren')).toEqual(known);
  });

  it('does not find 1234567890, which nobody may choose', async () => {
    const desk = await county.hire('xinmima', 'auditor', '140722');
    const answer = await desk.send('login/password', { oldPassword: PASSWORD, newPassword: '1234567890' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'ACCESS.EASY_PASSWORD' },
    });
  });

  it('has five of them looked at and no more when many come at once', async () => {
    await county.hire('yiqi', 'auditor', '140722');
    const tries = await Promise.all(Array.from({ length: 20 }, () => login('yiqi', `${PASSWORD}!`)));
    expect(tries.filter(({ body }) => body.code === 'ACCESS.WRONG_PASSWORD')).toHaveLength(5);
    expect(tries.filter(({ body }) => body.code === 'ACCESS.LOCKED')).toHaveLength(15);
  });
});
