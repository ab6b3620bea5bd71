import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { createApp, openFirstAdministrator } from '#api';
import { metadataOf } from '#kernel';
import { Clock } from '#nest';
import { type KurrentDbOptions, type Platform, openPlatform } from '#platform';
import { Projector } from '#projector';
import type { Role } from '#staff/facts';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';
import { noteRule, noteRules } from '../rule-cases.js';
import { PatienceWhileFollowed } from './patience.js';

/** A clock that stands still until it is told: 2026-03-02 10:00 in China. */
export class SetClock extends Clock {
  private at = '2026-03-02T02:00:00.000Z';
  override now(): string {
    return this.at;
  }
  set(instant: string): void {
    this.at = instant;
  }
}

/** Accounts are opened by the hundred here, and their passwords are no secret. */
const CHEAP_PASSWORDS = { memory: 8, passes: 1 };

export interface Answer {
  readonly status: number;
  // Bodies are looked at by the specs themselves.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Somebody at a desk: sends what the real clients send. */
export interface Desk {
  readonly token: string;
  send(
    path: string,
    body: object,
    options?: { key?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Like `send`, but expects success. */
  must(path: string, body: object): Promise<Answer['body']>;
  get(path: string): Promise<Answer>;
}

/** For how long somebody comes again while the views follow: a machine may be busy. */
const PATIENCE_MS = 30_000;

export const PASSWORD = '一段很长的口令 2026';
export const COUNTY = '140722';

/** A whole running system on a database of its own: the HTTP application and the projector, in this process. */
export class TestCounty {
  private keys = 0;
  /** Position of the last accepted command of any desk. */
  private last = -1;
  readonly alarms: string[] = [];
  /** What the projector told of views that it built anew. */
  readonly rebuilt: string[] = [];
  readonly clock = new SetClock();
  private readonly patience = new PatienceWhileFollowed();
  readonly desks = new Map<string, Desk>();
  private projector: Projector;

  private constructor(
    readonly database: FreshDatabase,
    private readonly folder: string,
    private readonly kurrentDb: KurrentDbOptions | undefined,
  ) {}

  platform: Platform;
  app: NestExpressApplication;
  server: Server;

  /** Where the next counties keep their events: in their own database, unless a suite says otherwise. */
  static eventsIn: () => Promise<KurrentDbOptions | undefined> = async () => undefined;

  static async open(): Promise<TestCounty> {
    const kurrentDb = await TestCounty.eventsIn();
    const folder = await mkdtemp(join(tmpdir(), 'diqi-county-'));
    const county = new TestCounty(await freshDatabase(), folder, kurrentDb);
    await county.start();
    const first = await openFirstAdministrator(county.app, county.platform, COUNTY);
    if (!first) throw new Error('the store is not empty');
    county.desks.set('admin', await county.firstLogin(first.accountId, first.oneTimePassword));
    return county;
  }

  /** Opens everything on the database; after `stop`, a restart. */
  async start(): Promise<void> {
    this.platform = await openPlatform({
      databaseUrl: this.database.url,
      kurrentDb: this.kurrentDb,
      vaultKeyFile: this.vaultKeyFile,
      clock: this.clock,
      patience: this.patience,
      passwordCost: CHEAP_PASSWORDS,
      onAlarm: (message) => this.alarms.push(message),
    });
    this.app = await createApp(this.platform);
    await this.app.listen(0, '127.0.0.1');
    this.server = this.app.getHttpServer();
    this.follow();
  }

  /** Starts the projector: after `rest`, as after a restart of its process. */
  follow(): void {
    this.projector = new Projector(
      this.platform,
      this.app,
      (message) => this.alarms.push(message),
      (message) => this.rebuilt.push(message),
    );
    this.projector.start();
    this.patience.followed = true;
  }

  /** Ends the projector, as when its process ends: views and process managers stand still. */
  async rest(): Promise<void> {
    this.patience.followed = false;
    await this.projector.stop();
  }

  async stop(): Promise<void> {
    await this.projector.stop();
    await this.app.close();
    await this.platform.close();
  }

  async close(): Promise<void> {
    for await (const page of this.platform.events.readAll(-1))
      for (const event of page) for (const id of metadataOf(event).rulesHeld) noteRule(id, 'held');
    await this.stop();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get vaultKeyFile(): string {
    return join(this.folder, 'vault.key');
  }

  get admin(): Desk {
    return this.deskOf('admin');
  }

  deskOf(accountId: string): Desk {
    const desk = this.desks.get(accountId);
    if (!desk) throw new Error(`no desk ${accountId}`);
    return desk;
  }

  /** Opens an account with one role, logs in and changes the password. */
  async hire(accountId: string, role: Role, organisation: string): Promise<Desk> {
    await this.admin.must('staff/open-account', { accountId, divisionCode: COUNTY });
    await this.admin.must('staff/assign-role', { accountId, role, organisation, from: '2020-01-01' });
    const { oneTimePassword } = (await this.admin.send('login/one-time-password', { accountId })).body as {
      oneTimePassword: string;
    };
    const desk = await this.firstLogin(accountId, oneTimePassword);
    this.desks.set(accountId, desk);
    return desk;
  }

  async firstLogin(accountId: string, oneTimePassword: string): Promise<Desk> {
    const first = await this.login(accountId, oneTimePassword);
    const changed = await first.send('login/password', {
      oldPassword: oneTimePassword,
      newPassword: PASSWORD,
    });
    if (changed.status !== 204) throw new Error(JSON.stringify(changed.body));
    return this.login(accountId, PASSWORD);
  }

  async login(accountId: string, password: string): Promise<Desk> {
    const { status, body } = await request(this.server).post('/api/login').send({ accountId, password });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return this.desk((body as { accessToken: string }).accessToken);
  }

  nextKey(): string {
    return `test-key-${String(++this.keys).padStart(6, '0')}`;
  }

  /** Waits until every process manager and every view has seen everything, what followed from it included. */
  async settled(): Promise<void> {
    for (let head = -2; head !== (await this.platform.events.head());) {
      head = await this.platform.events.head();
      while (!(await this.seen(head))) await setTimeout(5);
    }
  }

  private async seen(head: number): Promise<boolean> {
    const { reactions, views } = this.projector.status();
    const fault = views.find((view) => view.fault !== null)?.fault;
    if (fault) throw new Error(fault);
    const waiting = reactions.find((reaction) => reaction.fault !== null)?.fault;
    if (waiting) throw new Error(waiting);
    return [...reactions, ...views].every(({ position }) => position >= head);
  }

  private desk(token: string): Desk {
    const send: Desk['send'] = async (path, body, { key = this.nextKey(), headers = {} } = {}) => {
      const answer = await request(this.server)
        .post(`/api/${path}`)
        .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': key, ...headers })
        .send(body);
      noteRules(answer.body);
      const { position } = answer.body as { position?: number };
      if (typeof position === 'number') this.last = Math.max(this.last, position);
      return { status: answer.status, body: answer.body as unknown };
    };
    return {
      token,
      send,
      must: async (path, body) => {
        const answer = await send(path, body);
        if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
        return answer.body as unknown;
      },
      get: async (path) => {
        const joint = path.includes('?') ? '&' : '?';
        const after = this.last >= 0 && !path.includes('after=') ? `${joint}after=${this.last}` : '';
        const ask = () =>
          request(this.server)
            .get(`/api/${path}${after}`)
            .set({ Authorization: `Bearer ${token}` });
        const until = performance.now() + PATIENCE_MS;
        let { status, body } = await ask();
        while (this.patience.followed && isBehind(body) && performance.now() < until)
          ({ status, body } = await ask());
        return { status, body };
      },
    };
  }
}

/** The views have not followed yet, and ask to come again. */
const isBehind = ({ code }: { code?: string }): boolean => code === 'VIEW.BEHIND';
