import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { AppointmentFellThrough, appointmentStands, postStream } from '../facts/index.js';

/** Sent when the duty book did not take the post in: somebody was appointed to an opposed duty just before. */
export class RecordAppointmentFallenThrough {
  constructor(
    readonly postId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordAppointmentFallenThrough = commandSpec({
  command: RecordAppointmentFallenThrough,
  title: '任职未能生效',
  permission: 'internal',
  stream: postStream,
  subject: {
    kind: 'existing',
    id: ({ postId }) => postId,
    organisation: (appointment) => appointment?.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { code, detail }, state: appointment }) =>
    appointment
      ? { appointment, code, detail }
      : reject('not-found', 'POST.NOT_FOUND', '没有找到该任职，请核对编号。'),
  rules: [appointmentStands],
  decide: ({ appointment: { postId }, code, detail }) => [
    AppointmentFellThrough.of({ postId, code, detail }),
  ],
});
