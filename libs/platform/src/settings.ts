import { join } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** An outside PostgreSQL; without it the embedded one is used. */
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  /** A login that may create schemas and roles, when the one above may not. */
  DATABASE_OWNER_URL: z.string().startsWith('postgres').optional(),
  /** Where events are kept; views, vault and checkpoints stay in PostgreSQL. */
  EVENT_STORE: z.enum(['postgres', 'kurrentdb']).default('postgres'),
  KURRENTDB_URL: z
    .string()
    .regex(/^(esdb|kurrentdb|kdb)(\+discover)?:\/\//)
    .optional(),
  DIQI_DATA_DIR: z.string().min(1).default('./data'),
  /** 32 bytes in base64; without it a key file in the data directory. */
  DIQI_VAULT_KEY: z.string().optional(),
  /** Name of the transparency log, the same for ever: a URL without its scheme. */
  DIQI_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s\p{Z}\p{C}+]{1,200}$/u)
    .optional(),
  /** 32 bytes in base64 that sign the log; without it a key file in the data directory. */
  DIQI_LOG_KEY: z.string().optional(),
  /** Whether the api starts a projector of its own. */
  DIQI_PROJECTOR: z.enum(['child', 'apart']).default('child'),
  /** County that the first administrator is for. */
  DIQI_COUNTY: z
    .string()
    .regex(/^\d{6}$/)
    .default('140722'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly ownerUrl: string | undefined;
  /** Set when events are kept in KurrentDB. Holds a password: never to be logged. */
  readonly kurrentDb: { readonly url: string } | undefined;
  readonly dataDir: string;
  readonly vaultKey: string | undefined;
  readonly vaultKeyFile: string;
  readonly logOrigin: string;
  readonly logKey: string | undefined;
  readonly projector: 'child' | 'apart';
  readonly county: string;
  readonly logLevel: string;
}

/** @throws Error that names every variable that does not fit. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`环境变量有误（settings）：\n${z.prettifyError(parsed.error)}`);
  const given = parsed.data;
  const kurrentDb = given.EVENT_STORE === 'kurrentdb';
  if (kurrentDb && !given.KURRENTDB_URL)
    throw new Error('环境变量有误（settings）：EVENT_STORE=kurrentdb 时须给出 KURRENTDB_URL。');
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    ownerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL,
    kurrentDb: kurrentDb && given.KURRENTDB_URL ? { url: given.KURRENTDB_URL } : undefined,
    dataDir: given.DIQI_DATA_DIR,
    vaultKey: given.DIQI_VAULT_KEY,
    vaultKeyFile: join(given.DIQI_DATA_DIR, 'keys', 'vault.key'),
    logOrigin: given.DIQI_LOG_ORIGIN ?? `diqi.local/${given.DIQI_COUNTY}`,
    logKey: given.DIQI_LOG_KEY,
    projector: given.DIQI_PROJECTOR,
    county: given.DIQI_COUNTY,
    logLevel: given.LOG_LEVEL,
  };
}
