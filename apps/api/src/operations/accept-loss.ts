import pg from 'pg';
import { LOG_TITLES, type LogName, PROJECTOR_LOCK, type Platform } from '#platform';
import { type SignedLoss, giveUpSigned, signedLossOf } from '#transparency-log/postgres';

/** Nothing was given up; the sentence is for the person at the keyboard. */
export class LossRefused extends Error {
  override readonly name = 'LossRefused';
}

export interface AcceptedLoss extends SignedLoss {
  readonly log: LogName;
  /** Where the checkpoint that was given up is kept. */
  readonly evidence: string;
}

/**
 * After a restore from a backup that is older than the last checkpoint: lets each log go on from what the store
 * holds. The trail says who gave up what and why, before it happens; the checkpoint is kept as evidence.
 *
 * @returns what was given up; nothing when the store leads to every checkpoint
 * @throws LossRefused while a projector follows the store
 * @throws LogContradicted, LogDamaged when the database contradicts itself, which is no loss
 */
export async function acceptLosses(platform: Platform, reason: string): Promise<readonly AcceptedLoss[]> {
  return alone(platform.databaseUrl, async () => {
    const accepted: AcceptedLoss[] = [];
    for (const written of await platform.logs.written()) {
      const loss = await signedLossOf(written);
      if (!loss) continue;
      const { signed, stored } = loss;
      platform.trail.record({
        kind: 'SignedLossAccepted',
        account: 'installation',
        about: written.name,
        detail: `${LOG_TITLES[written.name]}：签过 ${signed} 条，恢复后存有 ${stored} 条。理由：${reason}`,
      });
      await platform.trail.settled();
      const evidence = await giveUpSigned(written, platform.clock.now());
      accepted.push({ ...loss, log: written.name, evidence });
    }
    return accepted;
  });
}

/** Holds off every projector meanwhile: it would write the same files. */
async function alone<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'diqi-accept-loss' });
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock(${PROJECTOR_LOCK}) AS held`,
    );
    if (!rows[0]?.held) throw new LossRefused('系统正在运行。请先停止系统（包括单独运行的投影进程）。');
    return await work();
  } finally {
    await client.end();
  }
}
