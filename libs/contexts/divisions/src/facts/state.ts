import { type LegalDate, absent, streamType } from '#kernel';
import {
  type DIVISION_KINDS,
  type DivisionChange,
  DivisionRegistered,
  DivisionRenamed,
  DivisionSuccessionRecorded,
  DivisionSuperseded,
} from './events.js';

export interface DivisionName {
  readonly name: string;
  /** First legal date of the name; of the first one, since when the division stands in the register. */
  readonly from: LegalDate;
}

export interface Division {
  /** The code of the first registration, for good: a later one is among the successors. */
  readonly code: string;
  readonly divisionCode: string;
  /** The last of its names. */
  readonly name: string;
  readonly kind: keyof typeof DIVISION_KINDS;
  /** In the order of their days. */
  readonly names: readonly DivisionName[];
  /** Last legal date on which the code holds; null while it does. */
  readonly endedOn: LegalDate | null;
  readonly change: DivisionChange | null;
  readonly documentNumber: string | null;
  /** The codes in its place. */
  readonly successors: readonly string[];
  /** The codes in whose place it stands, of all generations. */
  readonly predecessors: readonly string[];
}

export const divisionStream = streamType({
  category: 'division',
  title: '区划',
  events: [DivisionRegistered, DivisionRenamed, DivisionSuperseded, DivisionSuccessionRecorded],
  initial: absent<Division>(),
  evolve: {
    DivisionRegistered: (_, { code, name, kind }, { effectiveOn: from }) => ({
      code,
      divisionCode: code,
      name,
      kind,
      names: [{ name, from }],
      endedOn: null,
      change: null,
      documentNumber: null,
      successors: [],
      predecessors: [],
    }),
    DivisionRenamed: (division, { name, from }) =>
      division && { ...division, name, names: [...division.names, { name, from }] },
    DivisionSuperseded: (division, { change, endedOn, successors, documentNumber }) =>
      division && { ...division, change, endedOn, successors, documentNumber },
    DivisionSuccessionRecorded: (division, { predecessors }) =>
      division && { ...division, predecessors: [...new Set([...division.predecessors, ...predecessors])] },
  },
});
