import type { DataSource, QueryRunner } from 'typeorm';
import type { Position } from '#event-store';
import type { Checkpoint } from './checkpoint-row.js';
import type { Projection } from './projection.js';
import { shapeOf } from './shape.js';

/* The checkpoints of the views that are read. Whoever moves one holds its row, so that the projector, a second
   projector that does not know yet that it was replaced, and the switch of a rebuild follow each other. */

/** A checkpoint, and which transaction wrote its row: while that is the same, so are the rows of the view. */
export interface HeldCheckpoint extends Checkpoint {
  readonly writtenBy: string;
}

/** Takes the row of a projection until the end of the transaction; nothing when it has none. */
export async function holdCheckpoint(
  runner: QueryRunner,
  projection: string,
): Promise<HeldCheckpoint | undefined> {
  const [row] = await runner.manager.query<(Omit<HeldCheckpoint, 'position'> & { position: string })[]>(
    `SELECT version::integer, shape, position, fault, xmin::text AS "writtenBy"
       FROM checkpoint WHERE projection = $1 FOR UPDATE`,
    [projection],
  );
  return row && { ...row, position: Number(row.position) };
}

/** Moves a checkpoint that is held; tells by which transaction. */
export async function moveCheckpoint(
  runner: QueryRunner,
  projection: string,
  position: Position,
): Promise<string> {
  const [row] = await runner.manager.query<{ writtenBy: string }[]>(
    `WITH moved AS (UPDATE checkpoint SET position = $2, fault = NULL WHERE projection = $1)
     SELECT pg_current_xact_id()::xid::text AS "writtenBy"`,
    [projection, position],
  );
  return row?.writtenBy ?? '';
}

export interface Standing {
  readonly projection: Projection;
  readonly position: Position;
  /** What is remembered of its rows is good only if this transaction wrote the checkpoint last. */
  readonly remembered: { readonly writtenBy: string } | undefined;
}

/**
 * Moves the checkpoints of projections that have nothing to write, all in one statement.
 *
 * @returns the names of those that were moved, and by which transaction; the others no longer stand where the
 *   caller believed.
 */
export async function passBy(
  views: DataSource,
  standing: readonly Standing[],
  position: Position,
): Promise<ReadonlyMap<string, string>> {
  const moved = await views.query<{ projection: string; writtenBy: string }[]>(
    `WITH moved AS (
       UPDATE checkpoint SET position = $1, fault = NULL
         FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[])
                AS held(name, version, shape, position, written_by)
        WHERE projection = name AND checkpoint.version = held.version AND checkpoint.shape = held.shape
          AND checkpoint.position = held.position
          AND (held.written_by IS NULL OR checkpoint.xmin::text = held.written_by)
       RETURNING projection)
     SELECT projection, pg_current_xact_id()::xid::text AS "writtenBy" FROM moved`,
    [
      position,
      standing.map(({ projection }) => projection.name),
      standing.map(({ projection }) => projection.version),
      standing.map(({ projection }) => shapeOf(projection)),
      standing.map((each) => each.position),
      standing.map(({ remembered }) => remembered?.writtenBy ?? null),
    ],
  );
  return new Map(moved.map(({ projection, writtenBy }) => [projection, writtenBy]));
}

/** Notes beside a checkpoint why its projection stands still. */
export async function noteFault(views: DataSource, projection: Projection, fault: string): Promise<void> {
  await views.query(
    'UPDATE checkpoint SET fault = $2 WHERE projection = $1 AND version = $3 AND shape = $4',
    [projection.name, fault, projection.version, shapeOf(projection)],
  );
}
