import type { DataSource, QueryRunner } from 'typeorm';
import type { Position } from '#event-store';
import type { Checkpoint } from './checkpoint-row.js';
import type { Projection } from './projection.js';
import { shapeOf } from './shape.js';

/* The checkpoints of the views that are read. Whoever moves one holds its row, so that the projector, a second
   projector that does not know yet that it was replaced, and the switch of a rebuild follow each other. */

/** Takes the row of a projection until the end of the transaction; nothing when it has none. */
export async function holdCheckpoint(
  runner: QueryRunner,
  projection: string,
): Promise<Checkpoint | undefined> {
  const [row] = (await runner.query(
    'SELECT version::integer, shape, position, fault FROM checkpoint WHERE projection = $1 FOR UPDATE',
    [projection],
  )) as (Omit<Checkpoint, 'position'> & { position: string })[];
  return row && { ...row, position: Number(row.position) };
}

/** Moves a checkpoint that is held. */
export async function moveCheckpoint(
  runner: QueryRunner,
  projection: string,
  position: Position,
): Promise<void> {
  await runner.query('UPDATE checkpoint SET position = $2, fault = NULL WHERE projection = $1', [
    projection,
    position,
  ]);
}

/**
 * Moves the checkpoints of projections that have nothing to write, all in one statement.
 *
 * @returns the names of those that were moved; the others no longer stand where the caller believed.
 */
export async function passBy(
  views: DataSource,
  standing: readonly { readonly projection: Projection; readonly position: Position }[],
  position: Position,
): Promise<ReadonlySet<string>> {
  const moved = await views.query<{ projection: string }[]>(
    `WITH moved AS (
       UPDATE checkpoint SET position = $1, fault = NULL
         FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[]) AS held(name, version, shape, position)
        WHERE projection = name AND checkpoint.version = held.version AND checkpoint.shape = held.shape
          AND checkpoint.position = held.position
       RETURNING projection)
     SELECT projection FROM moved`,
    [
      position,
      standing.map(({ projection }) => projection.name),
      standing.map(({ projection }) => projection.version),
      standing.map(({ projection }) => shapeOf(projection)),
      standing.map((each) => each.position),
    ],
  );
  return new Set(moved.map(({ projection }) => projection));
}

/** Notes beside a checkpoint why its projection stands still. */
export async function noteFault(views: DataSource, projection: Projection, fault: string): Promise<void> {
  await views.query(
    'UPDATE checkpoint SET fault = $2 WHERE projection = $1 AND version = $3 AND shape = $4',
    [projection.name, fault, projection.version, shapeOf(projection)],
  );
}
