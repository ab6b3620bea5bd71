import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { DivisionSuccessionRecorded, divisionStream } from '../facts/index.js';

/** Sent when a code has ended, to each that stands in its place. */
export class RecordDivisionSuccession {
  constructor(
    readonly code: string,
    readonly predecessors: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordDivisionSuccession = commandSpec({
  command: RecordDivisionSuccession,
  title: '登记区划承继关系',
  permission: 'internal',
  stream: divisionStream,
  subject: { kind: 'existing', id: ({ code }) => code, organisation: (division) => division?.code },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { predecessors }, state: division }) =>
    division
      ? { division, predecessors }
      : reject('not-found', 'DIVISION.NOT_FOUND', '没有找到该区划，请核对代码。'),
  rules: [],
  decide: ({ division: { code: divisionCode }, predecessors }) => [
    DivisionSuccessionRecorded.of({ divisionCode, predecessors: [...predecessors] }),
  ],
});
