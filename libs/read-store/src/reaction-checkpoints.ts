import type { Pool } from 'pg';
import { BEGINNING, type Position } from '#event-store';

/** Schema of the checkpoints of process managers. Never rebuilt: what was sent was sent. */
export const REACTIONS_SCHEMA = 'reactions';

export async function installReactions(
  owner: { query(sql: string): Promise<unknown> },
  given: { appRole: string },
): Promise<void> {
  await owner.query(`CREATE SCHEMA IF NOT EXISTS ${REACTIONS_SCHEMA}`);
  await owner.query(
    `CREATE TABLE IF NOT EXISTS ${REACTIONS_SCHEMA}.checkpoint (reaction text PRIMARY KEY, position bigint NOT NULL)`,
  );
  await owner.query(`GRANT USAGE ON SCHEMA ${REACTIONS_SCHEMA} TO "${given.appRole}"`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE ON ${REACTIONS_SCHEMA}.checkpoint TO "${given.appRole}"`);
}

/** How far each process manager has come; one that has not begun is not among them. */
export async function reactionPositions(
  pool: Pool,
): Promise<readonly { name: string; position: Position }[]> {
  const { rows } = await pool.query<{ reaction: string; position: string }>(
    `SELECT reaction, position FROM ${REACTIONS_SCHEMA}.checkpoint`,
  );
  return rows.map(({ reaction, position }) => ({ name: reaction, position: Number(position) }));
}

interface Save {
  readonly name: string;
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Where the process managers of this process stand. What is saved while a statement is under way shares the next one:
 * most events concern few of them, and each of the others has only passed.
 */
export class ReactionCheckpoints {
  private waiting: Save[] = [];
  private running = false;

  constructor(private readonly pool: Pool) {}

  async of(name: string): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>(
      `SELECT position FROM ${REACTIONS_SCHEMA}.checkpoint WHERE reaction = $1`,
      [name],
    );
    return rows[0] ? Number(rows[0].position) : BEGINNING;
  }

  /** Resolves when it is stored. One process manager has one save under way. */
  save(name: string, position: Position): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ name, position, resolve, reject });
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    if (this.running || this.waiting.length === 0) return;
    this.running = true;
    const saves = this.waiting.splice(0);
    try {
      await this.write(saves);
      for (const { resolve } of saves) resolve();
    } catch (error) {
      for (const { reject } of saves) reject(error);
    }
    this.running = false;
    void this.run();
  }

  private async write(saves: readonly Save[]): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${REACTIONS_SCHEMA}.checkpoint (reaction, position)
       SELECT * FROM unnest($1::text[], $2::bigint[]) AS save (reaction, position) ORDER BY reaction
       ON CONFLICT (reaction) DO UPDATE SET position = excluded.position`,
      [saves.map(({ name }) => name), saves.map(({ position }) => position)],
    );
  }
}
