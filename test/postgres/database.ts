import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  /** As its owner, the superuser of the test server. */
  readonly url: string;
  /** As {@link APP_ROLE}: every statement runs with that role's rights. */
  readonly appUrl: string;
  /** Drops the database and ends whatever connections it still has. */
  drop(): Promise<void>;
}

/** The role of the application: no login of its own, taken on by its connections. */
export const APP_ROLE = 'diqi_app';

/** An empty database of its own on the test server; any number of workers and runs may call this at once. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `diqi_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`
    DO $$ BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  const appUrl = new URL(url);
  appUrl.searchParams.set('options', `-c role=${APP_ROLE}`);
  return {
    url: url.href,
    // pg decodes %20, not the + of a form.
    appUrl: appUrl.href.replaceAll('+', '%20'),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client(adminUrl());
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function adminUrl(): string {
  const url = process.env.DIQI_TEST_POSTGRES_URL;
  if (!url)
    throw new Error('DIQI_TEST_POSTGRES_URL is not set: Jest sets it in test/postgres/global-setup.mjs');
  return url;
}
