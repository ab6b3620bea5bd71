import { type LegalDate, absent, streamType } from '#kernel';
import {
  CollectiveMergerRecorded,
  CollectiveSplitRecorded,
  type Distributed,
} from './reorganisation-events.js';

/** Who exercises what another one did before, from a legal date on. */
export interface Exerciser {
  readonly collectiveId: string;
  readonly on: LegalDate;
}

/** What a county's mergers and splits have made of the collectives that took part in them. */
export interface Reorganisations {
  readonly divisionCode: string;
  /** Of those that act no more: who exercises their rights. The last of such a chain acts. */
  readonly successors: Readonly<Record<string, Exerciser>>;
  /** Of parcels that splits have distributed: to whom, in the order of time. Their owner stays who it was. */
  readonly distributed: Readonly<Record<string, readonly Exerciser[]>>;
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
  readonly distribution: readonly Distributed[];
}

function after(before: Reorganisations | undefined, step: Step): Reorganisations {
  const { divisionCode, on, ended, successorId, exercisesFor, others, distribution } = step;
  const { successors = {}, distributed = {}, exercising = {}, lastOn = {} } = before ?? {};
  const all = [...ended, successorId, ...others];
  const parcels = distribution.filter(({ kind }) => kind === 'parcel');
  const given = parcels.map(({ reference, collectiveId }): [string, readonly Exerciser[]] => [
    reference,
    [...(distributed[reference] ?? []), { collectiveId, on }],
  ]);
  return {
    divisionCode: divisionCode.slice(0, 6),
    successors: {
      ...successors,
      ...Object.fromEntries(ended.map((id) => [id, { collectiveId: successorId, on }])),
    },
    distributed: { ...distributed, ...Object.fromEntries(given) },
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
      after(before, { ...data, ended: absorbed, others: [], distribution: [] }),
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

/** Who exercises on a day the rights of a collective: itself, or the last of those that came in its place by then. */
function actingFor(
  reorganisations: Reorganisations | undefined,
  collectiveId: string,
  day: LegalDate,
): string {
  const next = reorganisations?.successors[collectiveId];
  return next && next.on <= day ? actingFor(reorganisations, next.collectiveId, day) : collectiveId;
}

/**
 * Who exercises the ownership of a parcel on a day: never two. A split gives it to one collective by name or leaves
 * it with the one that carries on; a merger takes it along. The owner on record stays the same.
 */
export function exerciserOf(
  reorganisations: Reorganisations | undefined,
  { ownerId, parcelCode }: { readonly ownerId: string; readonly parcelCode: string },
  day: LegalDate,
): string {
  const given = reorganisations?.distributed[parcelCode]?.findLast(({ on }) => on <= day);
  return actingFor(reorganisations, given?.collectiveId ?? ownerId, day);
}
