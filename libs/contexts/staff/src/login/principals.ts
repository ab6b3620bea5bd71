import { Inject, Injectable } from '@nestjs/common';
import { type Permission, legalDateOf } from '#kernel';
import type { EventStore } from '#event-store';
import { Clock, EVENT_STORE, type Principal, foldStream } from '#nest';
import { type Account, ROLES, accountStream, assignmentsOn } from '../facts/index.js';
import { Credentials } from './credentials.js';

/** For so long an ended assignment or session may still count, in milliseconds. */
const FRESH_MS = 1_000;
const CACHE_LIMIT = 2_000;

interface Cached {
  readonly principal: Promise<Principal | undefined>;
  readonly at: number;
}

/** Who an account is today: its assignments in force, straight from its stream. */
@Injectable()
export class Principals {
  private readonly cache = new Map<string, Cached>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
  ) {}

  /** The principal of an open session, or nothing when the session or the account has ended. */
  async ofSession(accountId: string, sessionId: string): Promise<Principal | undefined> {
    const key = `${accountId}/${sessionId}`;
    const cached = this.cache.get(key);
    if (cached && performance.now() - cached.at < FRESH_MS) return cached.principal;
    // Who asks at the same time shares the look.
    const principal = this.lookUp(accountId, sessionId);
    principal.catch(() => this.cache.delete(key));
    if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
    this.cache.set(key, { principal, at: performance.now() });
    return principal;
  }

  private async lookUp(accountId: string, sessionId: string): Promise<Principal | undefined> {
    const open = await this.credentials.sessionIsOpen(sessionId);
    return open ? this.of(accountId) : undefined;
  }

  async of(accountId: string): Promise<Principal | undefined> {
    const account = await this.accountOf(accountId);
    if (!account) return undefined;
    const mustChangePassword = await this.credentials.mustChangePassword(accountId);
    const today = legalDateOf(this.clock.now());
    const authorities = assignmentsOn(account, today).map(({ role, organisation }) => ({
      role,
      organisation,
      permissions: new Set<Permission>(ROLES[role].permissions),
    }));
    return {
      account: accountId,
      displayName: accountId,
      authorities: mustChangePassword ? [] : authorities,
      mustChangePassword,
      system: false,
    };
  }

  forget(): void {
    this.cache.clear();
  }

  async accountOf(accountId: string): Promise<Account | undefined> {
    return (await foldStream(this.store, accountStream, accountId)).state;
  }
}
