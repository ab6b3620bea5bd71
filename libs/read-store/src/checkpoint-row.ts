import { Entity } from 'typeorm';
import { IntegerColumn, KeyColumn, TextColumn } from './columns.js';

/** How far a projection has come. Written in the transaction of its rows. */
@Entity()
export class CheckpointRow {
  @KeyColumn()
  projection: string;

  @IntegerColumn()
  version: number;

  @IntegerColumn()
  position: number;

  /** Why the projection stopped, while it is stopped. */
  @TextColumn({ nullable: true })
  fault: string | null;
}
