import { Entity } from 'typeorm';
import type { Position } from '#event-store';
import { IntegerColumn, KeyColumn, TextColumn } from './columns.js';
import type { Projection } from './projection.js';
import { shapeOf } from './shape.js';

/** How far a projection has come. Written in the transaction of its rows. */
@Entity()
export class CheckpointRow {
  @KeyColumn()
  projection: string;

  /** Version and shape of the projection that built the rows; see {@link shapeOf}. */
  @IntegerColumn()
  version: number;

  @TextColumn({ nullable: true })
  shape: string | null;

  @IntegerColumn()
  position: number;

  /** Why the projection stopped, while it is stopped. */
  @TextColumn({ nullable: true })
  fault: string | null;
}

/** A checkpoint as its row stands in the database. */
export interface Checkpoint {
  readonly version: number;
  readonly shape: string | null;
  readonly position: Position;
  readonly fault: string | null;
}

/** Whether rows under a checkpoint are those the projection as it is now would have written. */
export function fits(
  checkpoint: Pick<Checkpoint, 'version' | 'shape'> | undefined,
  projection: Projection,
): boolean {
  return checkpoint?.version === projection.version && checkpoint.shape === shapeOf(projection);
}
