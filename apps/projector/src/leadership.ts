import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isOutage } from '#nest';
import { PROJECTOR_LOCK } from '#platform';

const RETRY_MS = 1_000;

/**
 * Does the work while this process alone holds the lock of the database; waits for it before, and again after
 * the connection that held it was lost. Ends when the signal is aborted.
 */
export async function leadership(
  databaseUrl: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await term(databaseUrl, signal, work).catch((error: unknown) => {
      if (!isOutage(error)) throw error;
    });
    if (!signal.aborted) await wait(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function term(
  databaseUrl: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'diqi-projector-lock',
    keepAlive: true,
  });
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock(${PROJECTOR_LOCK}) AS held`,
    );
    if (rows[0]?.held) await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    await client.end().catch(() => undefined);
  }
}
