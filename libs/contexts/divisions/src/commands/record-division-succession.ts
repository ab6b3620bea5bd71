import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { DivisionSuccessionRecorded, divisionStream } from '../facts/index.js';

/** Sent when a code has ended, to each that stands in its place. */
export class RecordDivisionSuccession {
  constructor(
    readonly code: string,
    readonly predecessors: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordDivisionSuccession = commandOn({
  command: RecordDivisionSuccession,
  title: '登记区划承继关系',
  permission: 'internal',
  stream: divisionStream,
  on: ({ code }) => code,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { predecessors }, state: division }) => ({ division, predecessors }),
  rules: [],
  decide: ({ division: { code: divisionCode }, predecessors }) => [
    DivisionSuccessionRecorded.of({ divisionCode, predecessors: [...predecessors] }),
  ],
});
