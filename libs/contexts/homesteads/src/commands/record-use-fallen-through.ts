import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { UseFellThrough, useIsThereToFallThrough, useOn } from '../facts/index.js';
import { ON_PROJECT } from './on-project.js';

/** Sent when the household, or the plot, cannot bear a use that was agreed. */
export class RecordUseFallenThrough {
  constructor(
    readonly projectId: string,
    readonly parcelCode: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
    /** The agreement that is meant: a later one on the same house is another. */
    readonly number?: string,
  ) {}
}

export const recordUseFallenThrough = commandOn({
  command: RecordUseFallenThrough,
  title: '房屋使用约定作废',
  ...ON_PROJECT,
  permission: 'internal',
  facts: ({ command: { parcelCode, cause, number }, state: project }) => ({
    ...{ project, parcelCode, cause, number, householdId: useOn(project, parcelCode)?.householdId },
  }),
  rules: [useIsThereToFallThrough],
  decide: ({ project: { projectId }, parcelCode, householdId, cause }) => [
    UseFellThrough.of({ projectId, parcelCode, householdId, cause }),
  ],
});
