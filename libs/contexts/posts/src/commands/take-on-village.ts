import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
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

export const takeOnVillage = commandSpec({
  command: TakeOnVillage,
  title: '接手代理记账村',
  permission: 'internal',
  stream: postStream,
  subject: {
    kind: 'existing',
    id: ({ postId }) => postId,
    organisation: (appointment) => appointment?.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { bookkeepingId, villageCode }, state: appointment }) =>
    appointment
      ? { appointment, bookkeepingId, villageCode }
      : reject('not-found', 'POST.NOT_FOUND', '没有找到该任职，请核对编号。'),
  rules: [appointmentStands],
  decide: ({ bookkeepingId, villageCode }) => [VillageTakenOn.of({ bookkeepingId, villageCode })],
});
