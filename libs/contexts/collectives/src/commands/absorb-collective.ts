import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { CollectiveAbsorbed, collectiveStream, creditorsAreTold } from '../facts/index.js';

/** Sent to each collective that a merger has ended. What stands under its name stays: land, contracts, books. */
export class AbsorbCollective {
  constructor(
    readonly collectiveId: string,
    readonly reorganisationId: string,
    readonly successorId: string,
    readonly approvedOn: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const absorbCollective = commandOn({
  command: AbsorbCollective,
  title: '标记集体已并入',
  permission: 'internal',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command, state: collective }) => ({ ...command, collective }),
  rules: [creditorsAreTold],
  decide: ({ collective, reorganisationId, successorId, approvedOn, effectiveOn: on }) => {
    const { collectiveId, divisionCode } = collective;
    const merger = { reorganisationId, successorId, on, approvedOn };
    return [CollectiveAbsorbed.of({ collectiveId, divisionCode, ...merger })];
  },
});
