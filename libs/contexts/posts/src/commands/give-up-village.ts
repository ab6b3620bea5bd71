import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { VillageGivenUp, postStream, villageIsTakenOn } from '../facts/index.js';

/** Sent when the books of a village were handed over and the assignment has ended. */
export class GiveUpVillage {
  constructor(
    readonly postId: string,
    readonly bookkeepingId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const giveUpVillage = commandSpec({
  command: GiveUpVillage,
  title: '交出代理记账村',
  permission: 'internal',
  stream: postStream,
  subject: {
    kind: 'existing',
    id: ({ postId }) => postId,
    organisation: (appointment) => appointment?.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId }, state: appointment }) =>
    appointment
      ? { appointment, bookkeepingId }
      : reject('not-found', 'POST.NOT_FOUND', '没有找到该任职，请核对编号。'),
  rules: [villageIsTakenOn],
  decide: ({ bookkeepingId }) => [VillageGivenUp.of({ bookkeepingId })],
});
