import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { createApp } from '#api';
import { TestCounty } from './county.js';

let county: TestCounty;
beforeAll(async () => {
  county = await TestCounty.open();
});
afterAll(() => county.close());

it('the log of requests names routes and refusals, and nobody', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const app = await createApp(county.platform, { logger });
  await app.listen(0, '127.0.0.1');
  const named = `${encodeURIComponent('张三')}/140722188001010011`;
  const paths = [`/api/${named}`, `/api/land-rights/parcels/${named}`, '/api/staff/accounts/zhangsan?q=x'];
  for (const path of paths) {
    const { status } = await request(app.getHttpServer())
      .get(path)
      .set('Authorization', `Bearer ${county.admin.token}`);
    expect([path, status >= 400]).toEqual([path, true]);
  }
  await app.close();
  const told = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ status }) => status);
  expect(told).toMatchObject([
    { route: 'none', status: 404, code: 'REQUEST.NO_SUCH_ROUTE' },
    { route: 'none', status: 404, code: 'REQUEST.NO_SUCH_ROUTE' },
    { route: '/api/staff/accounts/:accountId', account: 'admin', code: expect.any(String) },
  ]);
  expect(lines.join('')).not.toMatch(/张三|%E5|14072218800101|zhangsan/);
});
