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

/** What a variable must be, in the words of an operator. What was given is not repeated: it may be a secret. */
const EXPECTED: Readonly<Record<string, string>> = {
  PORT: '应为 0 至 65535 的整数，例如 3000；0 为任取一个空闲端口',
  DATABASE_URL: '应以 postgres:// 或 postgresql:// 开头',
  DATABASE_OWNER_URL: '应以 postgres:// 或 postgresql:// 开头',
  EVENT_STORE: '应为 postgres 或 kurrentdb',
  KURRENTDB_URL: '应以 kurrentdb:// 或 esdb:// 开头',
  DIQI_DATA_DIR: '不能为空',
  DIQI_LOG_ORIGIN: '应为 1 至 200 个字符，不含空白和加号，例如 diqi.example/140722',
  DIQI_PROJECTOR: '应为 child 或 apart',
  DIQI_COUNTY: '应为六位县级区划代码，例如 140722',
  LOG_LEVEL: '应为 fatal、error、warn、info、debug 或 silent',
};

/** @throws Error that names every variable that does not fit. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    const lines = [...names].map((name) => `  ${name} ${EXPECTED[name] ?? '填写有误'}。`);
    throw new Error(`环境变量有误（settings）：\n${lines.join('\n')}`);
  }
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
