import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  AppointmentFellThrough,
  appointmentStands,
  postStream,
  refusedAppointmentIsSettled,
} from '../facts/index.js';

/** Sent when the duty book did not take the post in: somebody was appointed to an opposed duty just before. */
export class RecordAppointmentFallenThrough {
  constructor(
    readonly postId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordAppointmentFallenThrough = commandOn({
  command: RecordAppointmentFallenThrough,
  title: '任职未能生效',
  permission: 'internal',
  stream: postStream,
  on: ({ postId }) => postId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { code, detail }, state: appointment, context: { today } }) => ({
    appointment,
    code,
    detail,
    today,
  }),
  rules: [appointmentStands, refusedAppointmentIsSettled],
  decide: ({ appointment: { postId }, code, detail }) => [
    AppointmentFellThrough.of({ postId, code, detail }),
  ],
});
