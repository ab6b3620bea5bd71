import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { PROJECTOR_LOCK } from '#platform';
import { TestCounty } from '../acceptance/county.js';

describe('whether the system is ready', () => {
  let county: TestCounty;
  beforeAll(async () => {
    county = await TestCounty.open();
    await county.settled();
  });
  afterAll(() => county.close());

  const ready = async () => {
    const { status, body } = await request(county.server).get('/health/ready');
    return { status, error: (body as { error?: Record<string, unknown> }).error ?? {} };
  };
  const metric = async (line: RegExp) => {
    const { text } = await request(county.server).get('/metrics');
    return line.exec(text)?.[1];
  };

  it('is told while everything follows', async () => {
    expect(await ready()).toEqual({ status: 200, error: {} });
    expect(await metric(/^diqi_projector_leading (\d)$/m)).toBe('1');
    expect(await metric(/^diqi_log_stopped\{log="register"\} (\d)$/m)).toBe('0');
    const head = String(await county.platform.events.head());
    expect(await metric(/^diqi_reaction_position\{reaction="taking-effect"\} (\d+)$/m)).toBe(head);
  });

  it('is denied at once when no projector follows the store', async () => {
    await county.rest();
    expect(await ready()).toMatchObject({ status: 503, error: { projector: { status: 'down' } } });
    expect(await metric(/^diqi_projector_leading (\d)$/m)).toBe('0');
  });

  it('is denied when what follows signs nothing for half a minute', async () => {
    const hanging = new pg.Client(county.database.url);
    await hanging.connect();
    await hanging.query(`SELECT pg_advisory_lock(${PROJECTOR_LOCK})`);
    await county.admin.must('staff/open-account', { accountId: 'jingban', divisionCode: '140722' });
    const guess = { accountId: 'jingban', password: 'a-guess-that-is-wrong' };
    expect((await request(county.server).post('/api/login').send(guess)).status).toBe(401);
    await county.platform.trail.settled();
    expect((await ready()).status).toBe(200);
    county.clock.set('2026-03-02T02:00:31.000Z');
    expect(await ready()).toMatchObject({
      status: 503,
      error: { logs: { overdue: ['register', 'access'] } },
    });
    await hanging.end();
    county.follow();
    await county.settled();
  });
});
