import { rm } from 'node:fs/promises';

/** Stops the server that global-setup.mjs started, if it did. */
export default async function globalTeardown() {
  const started = globalThis.diqiTestPostgres;
  if (!started) return;
  delete globalThis.diqiTestPostgres;
  delete process.env.DIQI_TEST_POSTGRES_URL;
  await started.server.stop();
  await rm(started.dataDir, { recursive: true, force: true });
}
