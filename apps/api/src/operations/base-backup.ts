import { copyFile, chown, lstat, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyFolder } from './copying.js';

/** What means something to the running server alone; the server makes it anew. */
const OF_THE_RUN =
  /^(postmaster\.(pid|opts)|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*)$|(^|\/)(pgsql_tmp.*|pg_internal\.init)$/;
const SEGMENT = /^[0-9A-F]{24}$/;

/**
 * Copies the cluster of a running server, by the low-level interface of PostgreSQL (continuous archiving, "making a
 * base backup"), since its package brings no pg_basebackup: all files between start and stop of the backup, and the
 * write-ahead log of that time. A server that starts on the copy recovers to where this one stood at the end.
 *
 * @param url of a superuser
 */
export async function baseBackup(url: string, cluster: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'diqi-backup' });
  await client.connect();
  try {
    // Without a slot the server may recycle the log before it is copied; it goes with the connection.
    await client.query(`SELECT pg_create_physical_replication_slot('diqi_backup', true, true)`);
    const first = await one(client, `SELECT pg_walfile_name(pg_backup_start('diqi', true)) AS segment`);
    await copyFolder(cluster, target, (path) => !OF_THE_RUN.test(path));
    const stopped = await one(
      client,
      'SELECT pg_walfile_name(lsn) AS segment, labelfile AS label FROM pg_backup_stop(false)',
    );
    const owner = await lstat(cluster);
    const keep = async (path: string): Promise<void> => {
      if (process.getuid?.() === 0) await chown(path, owner.uid, owner.gid);
    };
    const label = join(target, 'backup_label');
    await writeFile(label, stopped.label ?? '', { mode: 0o600 });
    await keep(label);
    for (const segment of await readdir(join(cluster, 'pg_wal'))) {
      if (!SEGMENT.test(segment) || segment < first.segment || segment > stopped.segment) continue;
      const copy = join(target, 'pg_wal', segment);
      await copyFile(join(cluster, 'pg_wal', segment), copy);
      await keep(copy);
    }
  } finally {
    await client.end();
  }
}

async function one(client: pg.Client, sql: string): Promise<{ segment: string; label?: string }> {
  const { rows } = await client.query<{ segment: string; label?: string }>(sql);
  if (!rows[0]) throw new Error('PostgreSQL gave no answer');
  return rows[0];
}
