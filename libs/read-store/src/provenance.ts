import { Entity } from 'typeorm';
import { DateColumn, InstantColumn, IntegerColumn, KeyColumn, TextColumn } from './columns.js';
import { projection } from './projection.js';

/** Where the proof of a subject begins: its first record. */
@Entity()
export class ProvenanceRow {
  /** `parcel-1407221002300000001`. */
  @KeyColumn()
  stream: string;

  @DateColumn()
  effectiveOn: string;

  @InstantColumn()
  recordedAt: string;

  @IntegerColumn()
  position: number;

  /** How well a fact of before was known when it was recorded; nothing for what was recorded as it happened. */
  @TextColumn({ nullable: true })
  evidenceGrade: string | null;
}

/**
 * From when on a subject can be proven. Everything before its first record is what somebody said, or what a paper
 * said, on that day.
 */
export const provenance = projection({
  name: 'provenance',
  title: '证据起点',
  version: 1,
  tables: [ProvenanceRow],
  on: [],
  onEvery: ({ stream, revision, position, metadata }, rows) => {
    if (revision > 0) return;
    const { effectiveOn, recordedAt, evidenceGrade = null } = metadata;
    rows.put(ProvenanceRow, { stream, effectiveOn, recordedAt, position, evidenceGrade });
  },
});
