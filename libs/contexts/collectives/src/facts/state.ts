import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import { CollectiveDomicileRecorded, CollectiveRegistered } from './events.js';
import { LeftoverListed, type LeftoverKind } from './leftover-events.js';
import {
  CollectiveAbsorbed,
  CollectiveParentRecorded,
  CollectiveRenamed,
  CollectiveSplit,
  CollectiveSuccessionRecorded,
  CreditorsNotified,
} from './reorganisation-events.js';

export const COLLECTIVE_STANDINGS = {
  acting: '存续',
  merged: '已并入其他集体',
  split: '已分立终止',
} as const;
export type CollectiveStanding = keyof typeof COLLECTIVE_STANDINGS;

export interface Collective extends DataOf<typeof CollectiveRegistered> {
  readonly parentId: string | null;
  /** First legal date of the present name. */
  readonly namedFrom: LegalDate;
  readonly formerNames: readonly string[];
  readonly domicile: string | null;
  /** First legal date of the present domicile; the day of registration while there is none. */
  readonly domiciledFrom: LegalDate;
  readonly standing: CollectiveStanding;
  /** First legal date on which it acts no more, and who exercises its rights since; null while it acts. */
  readonly endedOn: LegalDate | null;
  readonly successorId: string | null;
  /** Day of the last approval to merge or split, from which creditors are to be told. */
  readonly approvedOn: LegalDate | null;
  readonly creditorsNotifiedOn: LegalDate | null;
  /** The collectives it comes from. */
  readonly origins: readonly string[];
  /** Former collectives whose rights it exercises, of all generations. */
  readonly exercisesFor: readonly string[];
  /** Kinds of what was recorded as left over from it. */
  readonly leftoverKinds: readonly LeftoverKind[];
}

export const collectiveStream = streamType({
  category: 'collective',
  title: '集体经济组织',
  events: [
    CollectiveRegistered,
    CollectiveDomicileRecorded,
    CollectiveRenamed,
    CollectiveParentRecorded,
    CollectiveAbsorbed,
    CollectiveSplit,
    CollectiveSuccessionRecorded,
    CreditorsNotified,
    LeftoverListed,
  ],
  initial: absent<Collective>(),
  evolve: {
    CollectiveRegistered: (_, collective) => ({
      ...collective,
      parentId: null,
      namedFrom: collective.registeredOn,
      formerNames: [],
      domicile: null,
      domiciledFrom: collective.registeredOn,
      standing: 'acting' as const,
      endedOn: null,
      successorId: null,
      approvedOn: null,
      creditorsNotifiedOn: null,
      origins: [],
      exercisesFor: [],
      leftoverKinds: [],
    }),
    CollectiveDomicileRecorded: (collective, { domicile }, { effectiveOn }) =>
      collective && { ...collective, domicile, domiciledFrom: effectiveOn },
    CollectiveRenamed: (collective, { name, formerName, from }) =>
      collective && {
        ...collective,
        name,
        namedFrom: from,
        formerNames: [...collective.formerNames, formerName],
      },
    CollectiveParentRecorded: (collective, { parentId }) => collective && { ...collective, parentId },
    CollectiveAbsorbed: (collective, { successorId, on, approvedOn }) =>
      collective && { ...collective, standing: 'merged' as const, endedOn: on, successorId, approvedOn },
    CollectiveSplit: (collective, { carriedOnBy, on, approvedOn }) => {
      if (!collective || carriedOnBy === collective.collectiveId)
        return collective && { ...collective, approvedOn };
      const standing = 'split' as const;
      return { ...collective, standing, endedOn: on, successorId: carriedOnBy, approvedOn };
    },
    CollectiveSuccessionRecorded: (collective, { origins, exercisesFor }) =>
      collective && {
        ...collective,
        origins: [...new Set([...collective.origins, ...origins])],
        exercisesFor: [...new Set([...collective.exercisesFor, ...exercisesFor])],
      },
    CreditorsNotified: (collective, { notifiedOn }) =>
      collective && { ...collective, creditorsNotifiedOn: notifiedOn },
    LeftoverListed: (collective, { kind }) =>
      collective && { ...collective, leftoverKinds: [...new Set([...collective.leftoverKinds, kind])] },
  },
});

/** Whether a collective acts on a day: what it did before it ended stays done. */
export function actsOn({ endedOn }: Pick<Collective, 'endedOn'>, day: LegalDate): boolean {
  return endedOn === null || day < endedOn;
}

/** Whether a collective exercises the rights of an owner: its own, or those of a former one in whose place it is. */
export function exercises(collective: Collective | undefined, ownerId: string): boolean {
  return collective?.collectiveId === ownerId || (collective?.exercisesFor.includes(ownerId) ?? false);
}

/** A collective of another division than the one that is named, and that the clerk may act for, is none. */
export function registeredIn(
  divisionCode: string,
  collective: Collective | undefined,
): Collective | undefined {
  return collective?.divisionCode === divisionCode ? collective : undefined;
}
