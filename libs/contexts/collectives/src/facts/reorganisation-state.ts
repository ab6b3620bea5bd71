import { type LegalDate, absent, streamType } from '#kernel';
import { CollectiveMergerRecorded, CollectiveSplitRecorded } from './reorganisation-events.js';

/** What a county's mergers and splits have made of the collectives that took part in them. */
export interface Reorganisations {
  readonly divisionCode: string;
  /** Of those that act no more: who exercises their rights. The last of such a chain acts. */
  readonly successors: Readonly<Record<string, string>>;
  /** Of those that act for others: for whom. */
  readonly exercising: Readonly<Record<string, readonly string[]>>;
  /** The last day on which one took part. */
  readonly lastOn: Readonly<Record<string, LegalDate>>;
}

interface Step {
  readonly divisionCode: string;
  readonly on: LegalDate;
  readonly ended: readonly string[];
  readonly successorId: string;
  readonly exercisesFor: readonly string[];
  readonly others: readonly string[];
}

function after(before: Reorganisations | undefined, step: Step): Reorganisations {
  const { divisionCode, on, ended, successorId, exercisesFor, others } = step;
  const { successors = {}, exercising = {}, lastOn = {} } = before ?? {};
  const all = [...ended, successorId, ...others];
  return {
    divisionCode: divisionCode.slice(0, 6),
    successors: { ...successors, ...Object.fromEntries(ended.map((id) => [id, successorId])) },
    exercising: { ...exercising, [successorId]: [...(exercising[successorId] ?? []), ...exercisesFor] },
    lastOn: { ...lastOn, ...Object.fromEntries(all.map((id) => [id, on])) },
  };
}

/** One stream for a county: what merges with what is decided in one place, so that nobody is absorbed twice. */
export const reorganisationStream = streamType({
  category: 'reorganisation',
  title: '集体合并分立',
  events: [CollectiveMergerRecorded, CollectiveSplitRecorded],
  initial: absent<Reorganisations>(),
  evolve: {
    CollectiveMergerRecorded: (before, { absorbed, ...data }) =>
      after(before, { ...data, ended: absorbed, others: [] }),
    CollectiveSplitRecorded: (before, { collectiveId, carriedOnBy, founded, ...data }) =>
      after(before, {
        ...data,
        ended: carriedOnBy === collectiveId ? [] : [collectiveId],
        successorId: carriedOnBy,
        others: [collectiveId, ...founded.map((each) => each.collectiveId)],
      }),
  },
});

/** For whom a collective acts: itself, and every former one whose rights it exercises. */
export function actsFor(
  reorganisations: Reorganisations | undefined,
  collectiveId: string,
): readonly string[] {
  return [collectiveId, ...(reorganisations?.exercising[collectiveId] ?? [])];
}
