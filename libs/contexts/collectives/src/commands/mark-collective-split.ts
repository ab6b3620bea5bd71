import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { CollectiveSplit, collectiveStream, creditorsAreTold } from '../facts/index.js';

/** Sent to a collective that was split: it acts no more unless it carries on itself. */
export class MarkCollectiveSplit {
  constructor(
    readonly collectiveId: string,
    readonly reorganisationId: string,
    readonly carriedOnBy: string,
    readonly founded: readonly string[],
    readonly approvedOn: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const markCollectiveSplit = commandOn({
  command: MarkCollectiveSplit,
  title: '标记集体已分立',
  permission: 'internal',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command, state: collective }) => ({ ...command, collective }),
  rules: [creditorsAreTold],
  decide: ({ collective, reorganisationId, carriedOnBy, approvedOn, effectiveOn: on, ...split }) => {
    const { collectiveId, divisionCode } = collective;
    const founded = [...split.founded];
    const marked = { reorganisationId, carriedOnBy, founded, on, approvedOn };
    return [CollectiveSplit.of({ collectiveId, divisionCode, ...marked })];
  },
});
