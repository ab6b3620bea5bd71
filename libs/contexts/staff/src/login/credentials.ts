import { createHash, hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { Pool } from 'pg';
import { Clock } from '#nest';

/** Passwords and sessions: neither facts nor views, so they have tables of their own. */
export const CREDENTIALS_POOL = Symbol('CREDENTIALS_POOL');
export const PASSWORD_COST = Symbol('PASSWORD_COST');
const SCHEMA = 'access';

/** Wrong passwords in a row before an account is locked, and for how long. */
export const FAILURES_LIMIT = 5;
export const LOCK_MINUTES = 15;
/** A session ends after so many hours without a refresh. */
const SESSION_HOURS = 12;
const MINUTE_MS = 60_000;

export async function installCredentials(
  owner: { query(sql: string): Promise<unknown> },
  given: { appRole: string },
): Promise<void> {
  await owner.query(`
    CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
    CREATE TABLE IF NOT EXISTS ${SCHEMA}.credential (
      account_id text PRIMARY KEY,
      password_hash text NOT NULL,
      one_time boolean NOT NULL
    );
    ALTER TABLE ${SCHEMA}.credential DROP COLUMN IF EXISTS failures, DROP COLUMN IF EXISTS locked_until;
    CREATE TABLE IF NOT EXISTS ${SCHEMA}.attempt (
      account_id text PRIMARY KEY,
      failures integer NOT NULL,
      counts_until timestamptz NOT NULL
    );
    CREATE TABLE IF NOT EXISTS ${SCHEMA}.session (
      session_id uuid PRIMARY KEY,
      account_id text NOT NULL,
      refresh_hash bytea NOT NULL,
      csrf_hash bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      revoked boolean NOT NULL DEFAULT false
    );
    CREATE INDEX IF NOT EXISTS session_account ON ${SCHEMA}.session (account_id);
    GRANT USAGE ON SCHEMA ${SCHEMA} TO "${given.appRole}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO "${given.appRole}";
  `);
}

/** Key that signs access tokens, from the master key of the installation. */
export function tokenSecret(masterKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'diqi/access-token', 32));
}

/** What a browser keeps of a session. */
export interface SessionSecrets {
  readonly sessionId: string;
  readonly accountId: string;
  /** `<session id>.<secret>`, for the cookie. */
  readonly refreshToken: string;
  /** Must come back in a header, which another site cannot set. */
  readonly csrfToken: string;
}

export type PasswordCheck = 'right' | 'wrong' | 'locked';

/** What one guess at a password costs. Hashes bear their own, so it can be raised at any time. */
export interface PasswordCost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** Argon2id as the OWASP password storage guide asks for at least: 19 MiB, two passes. */
export const GUIDED_PASSWORD_COST: PasswordCost = { memory: 19_456, passes: 2 };

@Injectable()
export class Credentials {
  /** Of a password that nobody has: an unknown account costs as long as a known one. */
  private readonly hashOfNobody: Promise<string>;

  constructor(
    @Inject(CREDENTIALS_POOL) private readonly pool: Pool,
    private readonly clock: Clock,
    @Inject(PASSWORD_COST) private readonly cost: PasswordCost,
  ) {
    const nobody = randomBytes(32).toString('base64url');
    this.hashOfNobody = this.hash(nobody);
  }

  private hash(password: string): Promise<string> {
    const { memory, passes } = this.cost;
    return hash(password, { memoryCost: memory, timeCost: passes, parallelism: 1 });
  }

  /** A password to be changed at first use; ends every session of the account. Shown once, never stored. */
  async issueOneTimePassword(accountId: string): Promise<string> {
    const password = randomBytes(12).toString('base64url');
    await this.store(accountId, password, true);
    return password;
  }

  /** Sets the account's own password; ends every session of the account. */
  async setPassword(accountId: string, password: string): Promise<void> {
    await this.store(accountId, password, false);
  }

  private async store(accountId: string, password: string, oneTime: boolean): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${SCHEMA}.credential (account_id, password_hash, one_time) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE
         SET password_hash = $2, one_time = $3`,
      [accountId, await this.hash(password), oneTime],
    );
    await this.forgetAttempts(accountId);
    await this.pool.query(`UPDATE ${SCHEMA}.session SET revoked = true WHERE account_id = $1`, [accountId]);
  }

  /**
   * Counts the attempt before it looks at the password, so that many at once gain nothing. What no account is
   * called is counted and locked alike, so that the answer does not tell which names there are.
   */
  async check(accountId: string, password: string): Promise<PasswordCheck> {
    const locked = (await this.countAttempt(accountId)) > FAILURES_LIMIT;
    const { rows } = await this.pool.query<{ password_hash: string }>(
      `SELECT password_hash FROM ${SCHEMA}.credential WHERE account_id = $1`,
      [accountId],
    );
    const stored = locked ? undefined : rows[0]?.password_hash;
    const right = await verify(stored ?? (await this.hashOfNobody), password).catch(() => false);
    if (locked) return 'locked';
    if (stored === undefined || !right) return 'wrong';
    await this.forgetAttempts(accountId);
    return 'right';
  }

  /** Attempts in a row, this one included. They count until none was made for a while; then the row goes, too. */
  private async countAttempt(accountId: string): Promise<number> {
    const now = this.clock.now();
    const until = new Date(Date.parse(now) + LOCK_MINUTES * MINUTE_MS).toISOString();
    await this.pool.query(
      `DELETE FROM ${SCHEMA}.attempt WHERE account_id IN
         (SELECT account_id FROM ${SCHEMA}.attempt WHERE counts_until <= $1 FOR UPDATE SKIP LOCKED)`,
      [now],
    );
    const { rows } = await this.pool.query<{ failures: number }>(
      `INSERT INTO ${SCHEMA}.attempt AS held (account_id, failures, counts_until) VALUES ($1, 1, $3)
       ON CONFLICT (account_id) DO UPDATE
         SET failures = CASE WHEN held.counts_until <= $2 THEN 1 ELSE LEAST(held.failures, $4) + 1 END,
             counts_until = CASE WHEN held.counts_until <= $2 OR held.failures < $4 THEN $3::timestamptz
                                 ELSE held.counts_until END
       RETURNING failures`,
      [accountId, now, until, FAILURES_LIMIT],
    );
    return rows[0]?.failures ?? FAILURES_LIMIT + 1;
  }

  private async forgetAttempts(accountId: string): Promise<void> {
    await this.pool.query(`DELETE FROM ${SCHEMA}.attempt WHERE account_id = $1`, [accountId]);
  }

  async exists(accountId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(`SELECT 1 FROM ${SCHEMA}.credential WHERE account_id = $1`, [
      accountId,
    ]);
    return rowCount === 1;
  }

  async mustChangePassword(accountId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ one_time: boolean }>(
      `SELECT one_time FROM ${SCHEMA}.credential WHERE account_id = $1`,
      [accountId],
    );
    return rows[0]?.one_time ?? false;
  }

  async openSession(accountId: string): Promise<SessionSecrets> {
    const session = secretsOf(randomUUID(), accountId);
    await this.pool.query(`DELETE FROM ${SCHEMA}.session WHERE account_id = $1 AND expires_at < $2`, [
      accountId,
      this.clock.now(),
    ]);
    await this.pool.query(
      `INSERT INTO ${SCHEMA}.session (session_id, account_id, refresh_hash, csrf_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [session.sessionId, accountId, digest(session.refreshToken), digest(session.csrfToken), this.expiry()],
    );
    return session;
  }

  /**
   * New secrets for a session. A refresh token serves once: one that comes back a second time was copied, and
   * ends the session for both.
   */
  async renewSession(refreshToken: string, csrfToken: string): Promise<SessionSecrets | undefined> {
    const [sessionId = ''] = refreshToken.split('.');
    if (!/^[0-9a-f-]{36}$/.test(sessionId)) return undefined;
    const { rows } = await this.pool.query<{ account_id: string; refresh_hash: Buffer; csrf_hash: Buffer }>(
      `SELECT account_id, refresh_hash, csrf_hash FROM ${SCHEMA}.session
        WHERE session_id = $1 AND NOT revoked AND expires_at > $2`,
      [sessionId, this.clock.now()],
    );
    const [row] = rows;
    if (!row || !timingSafeEqual(row.csrf_hash, digest(csrfToken))) return undefined;
    const next = secretsOf(sessionId, row.account_id);
    const renewed = await this.pool.query(
      `UPDATE ${SCHEMA}.session SET refresh_hash = $3, csrf_hash = $4, expires_at = $5
        WHERE session_id = $1 AND refresh_hash = $2 AND NOT revoked`,
      [sessionId, digest(refreshToken), digest(next.refreshToken), digest(next.csrfToken), this.expiry()],
    );
    if (renewed.rowCount === 1) return next;
    await this.endSession(sessionId);
    return undefined;
  }

  async endSession(sessionId: string): Promise<void> {
    await this.pool.query(`UPDATE ${SCHEMA}.session SET revoked = true WHERE session_id = $1`, [sessionId]);
  }

  async sessionIsOpen(sessionId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 FROM ${SCHEMA}.session WHERE session_id = $1 AND NOT revoked AND expires_at > $2`,
      [sessionId, this.clock.now()],
    );
    return rowCount === 1;
  }

  private expiry(): string {
    return new Date(Date.parse(this.clock.now()) + SESSION_HOURS * 60 * MINUTE_MS).toISOString();
  }
}

function secretsOf(sessionId: string, accountId: string): SessionSecrets {
  const refreshToken = `${sessionId}.${randomBytes(32).toString('base64url')}`;
  return { sessionId, accountId, refreshToken, csrfToken: randomBytes(24).toString('base64url') };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
