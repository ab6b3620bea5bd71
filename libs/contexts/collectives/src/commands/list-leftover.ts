import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { type LeftoverKind, LeftoverListed, collectiveStream } from '../facts/index.js';

/** Sent when something left over from a collective was recorded, so that a merger sees what is still missing. */
export class ListLeftover {
  constructor(
    readonly collectiveId: string,
    readonly leftoverId: string,
    readonly kind: LeftoverKind,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const listLeftover = commandOn({
  command: ListLeftover,
  title: '列入遗留事项清单',
  permission: 'internal',
  stream: collectiveStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { leftoverId, kind }, state: collective }) => ({ collective, leftoverId, kind }),
  rules: [],
  decide: ({ collective: { collectiveId, divisionCode }, leftoverId, kind }) => [
    LeftoverListed.of({ collectiveId, divisionCode, leftoverId, kind }),
  ],
});
