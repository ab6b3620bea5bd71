import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { VillageTakenOn, appointmentStands, postStream } from '../facts/index.js';

/** Sent when somebody was assigned the books of a village: who answers for books may not leave without handing over. */
export class TakeOnVillage {
  constructor(
    readonly postId: string,
    readonly bookkeepingId: string,
    readonly villageCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeOnVillage = commandOn({
  command: TakeOnVillage,
  title: '接手代理记账村',
  permission: 'internal',
  stream: postStream,
  on: ({ postId }) => postId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId, villageCode }, state: appointment }) => ({
    appointment,
    bookkeepingId,
    villageCode,
  }),
  rules: [appointmentStands],
  decide: ({ bookkeepingId, villageCode }) => [VillageTakenOn.of({ bookkeepingId, villageCode })],
});
