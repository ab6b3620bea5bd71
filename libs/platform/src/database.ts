import pg from 'pg';
import { installEventStore } from '#event-store/postgres';
import { BEGINNING, type EventStore } from '#event-store';
import { type Projection, installReactions, installViews } from '#read-store';
import { installCredentials } from '#staff';
import { installLog } from '#transparency-log/postgres';
import { installVault } from '#vault';
import { type Belonging, bind } from './belonging.js';

/** Schemas of the two logs; in KurrentDB, their names. */
export const EVENTS_SCHEMA = 'events';
export const TRAIL_SCHEMA = 'trail';
/** Schemas of their transparency logs. */
export const EVENTS_LOG_SCHEMA = 'events_log';
export const TRAIL_LOG_SCHEMA = 'trail_log';
/** The role all processes act as: it can append and read, and change nothing that was recorded. */
export const APP_ROLE = 'diqi_app';
/** The key of the advisory lock that the process which follows the store holds, as an SQL expression. */
export const PROJECTOR_LOCK = `hashtextextended('diqi.projector', 0)`;

/** Whether a process follows the store now: keeps the views, runs the process managers and signs the logs. */
export async function isFollowed(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND objsubid = 1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND (classid::bigint << 32 | objid::bigint) = ${PROJECTOR_LOCK}
     ) AS held`,
  );
  return rows[0]?.held ?? false;
}

/**
 * Prepares everything in the database; run by every process at start, one at a time, as the owner.
 *
 * @throws WrongEventStore, WrongCounty, OlderRelease
 */
export async function installDatabase(ownerUrl: string, appUrl: string, belonging: Belonging): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'diqi-install' });
  await owner.connect();
  try {
    await owner.query(`SELECT pg_advisory_lock(hashtextextended('diqi.install', 0))`);
    await createAppRole(owner, decodeURIComponent(new URL(appUrl).username));
    await installEventStore(owner, { schema: EVENTS_SCHEMA, appRole: APP_ROLE });
    await installEventStore(owner, { schema: TRAIL_SCHEMA, appRole: APP_ROLE });
    await installLog(owner, { schema: EVENTS_LOG_SCHEMA, appRole: APP_ROLE });
    await installLog(owner, { schema: TRAIL_LOG_SCHEMA, appRole: APP_ROLE });
    await bind(owner, EVENTS_SCHEMA, belonging);
    await installVault(owner, { appRole: APP_ROLE });
    await installCredentials(owner, { appRole: APP_ROLE });
    await installReactions(owner, { appRole: APP_ROLE });
  } finally {
    await owner.end();
  }
}

async function createAppRole(owner: pg.Client, login: string): Promise<void> {
  await owner.query(`
    DO $$ BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  // A superuser may act as any role; every other login must be its member.
  for (const member of new Set(['', login])) {
    const name = member === '' ? 'current_user' : pg.escapeIdentifier(member);
    await owner.query(`
      DO $$ BEGIN GRANT ${APP_ROLE} TO ${name};
      EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation OR undefined_object THEN NULL; END $$`);
  }
}

/** Prepares the views, once it can be asked whether there is anything to build them from. */
export async function installAllViews(
  ownerUrl: string,
  events: EventStore,
  projections: readonly Projection[],
): Promise<void> {
  const storeIsEmpty = (await events.head()) === BEGINNING;
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'diqi-install' });
  await owner.connect();
  try {
    await installViews(owner, projections, { appRole: APP_ROLE, storeIsEmpty });
  } finally {
    await owner.end();
  }
}
