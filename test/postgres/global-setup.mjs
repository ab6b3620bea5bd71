/**
 * One real PostgreSQL for all specs of a run, on a free port and in a fresh directory. Its URL (superuser) is in
 * DIQI_TEST_POSTGRES_URL; when that is set already, the server behind it is used and nothing is started.
 * DIQI_TEST_FSYNC=off trades durability for speed.
 */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './typescript.mjs';

const PREFIX = 'diqi-test-postgres-';
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

export default async function globalSetup() {
  if (process.env.DIQI_TEST_POSTGRES_URL) return;
  const { startEmbeddedPostgres, stopAbandonedPostgres } =
    await import('../../apps/api/src/embedded-postgres/index.ts');
  await removeAbandoned(stopAbandonedPostgres);
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}-${randomUUID()}`);
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: {
      max_connections: '300',
      fsync: process.env.DIQI_TEST_FSYNC === 'off' ? 'off' : 'on',
    },
  });
  process.env.DIQI_TEST_POSTGRES_URL = server.url;
  globalThis.diqiTestPostgres = { server, dataDir };
  // The launcher stops its server when the process exits, which a bare signal does not make it do.
  for (const [signal, code] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(code));
}

/** Directories of runs that were killed: the name tells the process that made them. */
async function removeAbandoned(stopAbandonedPostgres) {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      await stopAbandonedPostgres(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    } catch (error) {
      console.warn(`could not remove ${dataDir}: ${error}`);
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
