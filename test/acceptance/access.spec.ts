import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { openApiOf } from '#api';
import { PERMISSIONS } from '#kernel';
import { ROLES, type Role } from '#staff/facts';
import { type Desk, PASSWORD, TestCounty } from './county.js';
import { TestVillage, VILLAGE } from './village.js';

interface Operation {
  readonly operationId?: string;
  readonly 'x-permission'?: string;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

describe('who may do what', () => {
  let county: TestCounty;
  let operations: Route[];
  const desks = new Map<Role, Desk>();

  beforeAll(async () => {
    county = await TestCounty.open();
    await TestVillage.found(county);
    const { paths } = openApiOf(county.app);
    operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, operation]) => ({ method, path, operation })),
    );
    for (const role of Object.keys(ROLES) as Role[])
      desks.set(role, await county.hire(`x.${role}`, role, role === 'system-admin' ? '140722' : VILLAGE));
  });
  afterAll(async () => county.close());

  const call = (method: string, path: string, token?: string) => {
    const filled = path.replaceAll(/\{[^}]+\}/g, '0');
    const call =
      method === 'get' ? request(county.server).get(filled) : request(county.server).post(filled).send({});
    return token ? call.set('Authorization', `Bearer ${token}`) : call;
  };

  /** A few at a time: the walk is thousands of requests long. */
  const onEvery = async (visit: (route: Route) => Promise<void>) => {
    const routes = operations.values();
    const walk = async () => {
      for (const route of routes) await visit(route);
    };
    await Promise.all(Array.from({ length: 8 }, walk));
  };

  it('is declared on every route', () => {
    expect(operations.length).toBeGreaterThan(30);
    const undeclared = operations.filter(({ operation }) => {
      const permission = operation['x-permission'];
      return !permission || !(permission in PERMISSIONS || permission === 'public' || permission === 'self');
    });
    expect(undeclared).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.operationId)).toEqual([]);
  });

  it('keeps public what must be, and nothing else', () => {
    const open = operations.filter(({ operation }) => operation['x-permission'] === 'public');
    expect(open.map(({ path }) => path).sort()).toEqual([
      '/api/log/checkpoint',
      '/api/log/consistency',
      '/api/log/proof',
      '/api/log/tile/{path}',
      '/api/log/vkey',
      '/api/login',
      '/api/login/refresh',
      '/health/live',
      '/health/ready',
      '/metrics',
    ]);
  });

  it('answers 401 on every other route to whoever is not logged in', async () => {
    await onEvery(async ({ method, path, operation }) => {
      if (operation['x-permission'] === 'public') return;
      const { status, body } = await call(method, path);
      expect([path, status, body.code]).toEqual([path, 401, 'ACCESS.NOT_LOGGED_IN']);
      const forged = await call(method, path, `${desks.get('auditor')?.token}x`);
      expect([path, forged.status]).toEqual([path, 401]);
    });
  });

  it.each(Object.keys(ROLES) as Role[])('lets %s do what the role says, on every route', async (role) => {
    const token = (desks.get(role) as Desk).token;
    const held: readonly string[] = ROLES[role].permissions;
    await onEvery(async ({ method, path, operation }) => {
      const permission = operation['x-permission'] ?? '';
      if (permission === 'public' || permission === 'self') return;
      const { status, body } = await call(method, path, token);
      const refused = status === 403 && body.code === 'ACCESS.NO_PERMISSION';
      expect([path, refused]).toEqual([path, !held.includes(permission)]);
      expect(status).toBeLessThan(500);
    });
  });

  it('gives the system administrator no business rights', () => {
    expect(ROLES['system-admin'].permissions).toEqual(['staff.manage', 'divisions.manage']);
  });

  it('ends with the assignment, and does not begin before it', async () => {
    const clerk = await county.hire('linshi', 'station-clerk', VILLAGE);
    expect((await clerk.get('land-rights/parcels')).status).toBe(200);
    const { body: account } = await county.admin.get('staff/accounts/linshi');
    const [{ assignmentId }] = account.assignments;
    await county.admin.must('staff/end-assignment', { accountId: 'linshi', assignmentId, on: '2026-03-01' });
    const again = await county.login('linshi', PASSWORD);
    expect((await again.get('land-rights/parcels')).status).toBe(403);
    await county.admin.must('staff/assign-role', {
      accountId: 'linshi',
      role: 'station-clerk',
      organisation: VILLAGE,
      from: '2026-04-01',
    });
    expect((await (await county.login('linshi', PASSWORD)).get('land-rights/parcels')).status).toBe(403);
  });

  it('keeps cashier and accountant of one village, and administrator and business, apart', async () => {
    const assign = (role: Role, organisation: string) =>
      county.admin.send('staff/assign-role', {
        accountId: 'x.accountant',
        role,
        organisation,
        from: '2026-01-01',
      });
    expect(await assign('cashier-clerk', VILLAGE)).toMatchObject({ status: 422, body: { rule: 'S5' } });
    expect(await assign('system-admin', '140722')).toMatchObject({ status: 422, body: { rule: 'S4' } });
    await county.admin.must('divisions/register-division', {
      code: '140722100313',
      name: '前龙村',
      kind: 'village',
    });
    expect((await assign('accountant', '140722100313')).status).toBe(200);
  });
});

describe('login', () => {
  let county: TestCounty;
  beforeAll(async () => {
    county = await TestCounty.open();
  });
  afterAll(async () => county.close());

  const login = (accountId: string, password: string) =>
    request(county.server).post('/api/login').send({ accountId, password });

  it('asks for a new password after a one-time one, and for nothing else before', async () => {
    await county.admin.must('staff/open-account', { accountId: 'xinlai', divisionCode: '140722' });
    await county.admin.must('staff/assign-role', {
      accountId: 'xinlai',
      role: 'auditor',
      organisation: '140722',
      from: '2026-01-01',
    });
    const { body } = await county.admin.send('login/one-time-password', { accountId: 'xinlai' });
    const desk = await county.login('xinlai', body.oneTimePassword as string);
    expect(await desk.get('land-rights/parcels')).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.CHANGE_PASSWORD_FIRST' },
    });
  });

  it('says the same of an unknown account and a wrong password, and locks after five wrong ones', async () => {
    const desk = await county.hire('suo', 'auditor', '140722');
    const unknown = await login('nobody', PASSWORD);
    const wrong = await login('suo', `${PASSWORD}!`);
    expect([unknown.status, unknown.body.code, unknown.body.detail]).toEqual([
      401,
      'ACCESS.WRONG_PASSWORD',
      wrong.body.detail,
    ]);
    for (let attempt = 2; attempt <= 5; attempt++) await login('suo', `${PASSWORD}!`);
    expect((await login('suo', PASSWORD)).body.code).toBe('ACCESS.LOCKED');
    expect((await desk.get('login/self')).status).toBe(200);
    county.clock.set('2026-03-02T02:15:01.000Z');
    expect((await login('suo', PASSWORD)).status).toBe(200);
  });

  it('keeps the last system administrator in office', async () => {
    const [{ assignmentId }] = (await county.admin.get('staff/accounts/admin')).body.assignments;
    const ended = await county.admin.send('staff/end-assignment', {
      accountId: 'admin',
      assignmentId,
      on: '2026-03-01',
    });
    expect(ended).toMatchObject({ status: 422, body: { rule: 'S7' } });
  });

  it('renews a browser session by cookie and CSRF token, each once', async () => {
    await county.hire('liulan', 'auditor', '140722');
    const first = await login('liulan', PASSWORD);
    const [cookie] = first.get('Set-Cookie') as [string];
    expect(cookie).toMatch(/^diqi_refresh=.*HttpOnly.*SameSite=Strict/);
    const refresh = (refreshCookie: string, csrf?: string) => {
      const call = request(county.server)
        .post('/api/login/refresh')
        .set('Cookie', refreshCookie.split(';')[0] as string);
      return csrf === undefined ? call : call.set('X-CSRF-Token', csrf);
    };
    expect((await refresh(cookie)).status).toBe(401);
    expect((await refresh(cookie, 'forged')).status).toBe(401);
    const second = await refresh(cookie, first.body.csrfToken as string);
    expect(second.status).toBe(200);
    // The old cookie was used: whoever brings it again has copied it, and the session ends for both.
    expect((await refresh(cookie, second.body.csrfToken as string)).status).toBe(401);
    const [next] = second.get('Set-Cookie') as [string];
    expect((await refresh(next, second.body.csrfToken as string)).status).toBe(401);
  });

  it('ends at logout, for the access token too', async () => {
    const desk = await county.hire('tuichu', 'auditor', '140722');
    expect((await desk.send('login/logout', {})).status).toBe(204);
    expect((await desk.get('login/self')).status).toBe(401);
  });

  it('slows down whoever tries many passwords from one address', async () => {
    const tries = await Promise.all(
      Array.from({ length: 130 }, (_, index) => login(`nobody${index}`, PASSWORD)),
    );
    const slowed = tries.filter(({ status }) => status === 429);
    expect(slowed.length).toBeGreaterThan(0);
    expect(slowed[0]?.body.code).toBe('REQUEST.TOO_MANY');
  });

  it('keeps a trail of logins, refusals and issued passwords', async () => {
    await county.platform.trail.settled();
    const kinds = new Set<string>();
    for await (const page of county.platform.trailStore.readAll(-1))
      for (const { data } of page) kinds.add(data.kind as string);
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'LoginSucceeded',
        'LoginFailed',
        'LoggedOut',
        'PasswordIssued',
        'PasswordChanged',
      ]),
    );
  });
});
