import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { VillageGivenUp, postStream, villageIsTakenOn } from '../facts/index.js';

/** Sent when the books of a village were handed over and the assignment has ended. */
export class GiveUpVillage {
  constructor(
    readonly postId: string,
    readonly bookkeepingId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const giveUpVillage = commandOn({
  command: GiveUpVillage,
  title: '交出代理记账村',
  permission: 'internal',
  stream: postStream,
  on: ({ postId }) => postId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId }, state: appointment }) => ({ appointment, bookkeepingId }),
  rules: [villageIsTakenOn],
  decide: ({ bookkeepingId }) => [VillageGivenUp.of({ bookkeepingId })],
});
