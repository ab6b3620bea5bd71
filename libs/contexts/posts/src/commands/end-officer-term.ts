import { Grounds, commandOn, one, subjectNotFound } from '#nest';
import { Choice, DivisionCode, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  ENDING_RULES,
  END_CAUSES,
  type EndCause,
  OfficerTermEnded,
  dutyBookStream,
  postStream,
} from '../facts/index.js';

export class EndOfficerTerm extends Grounds {
  @SubjectId('任职')
  postId: string;

  @DivisionCode('任职所在区划')
  divisionCode: string;

  @Choice('原因', END_CAUSES)
  cause: EndCause;

  @LegalDateField('最后任职日')
  on: string;

  @Sha256('书面依据的 SHA-256', { optional: true })
  documentSha256?: string;
}

export const endOfficerTerm = commandOn({
  command: EndOfficerTerm,
  title: '终止任职',
  permission: 'posts.record',
  stream: postStream,
  on: ({ postId }) => postId,
  references: { book: one(dutyBookStream, ({ divisionCode }: EndOfficerTerm) => divisionCode) },
  effectiveOn: ({ on }) => on,
  facts: ({ command, state: appointment, references, context }) => {
    const { divisionCode, cause, on, documentSha256 } = command;
    if (appointment.divisionCode !== divisionCode) return subjectNotFound(postStream, appointment.postId);
    return { appointment, book: references.book?.state, cause, on, documentSha256, today: context.today };
  },
  rules: ENDING_RULES,
  decide: ({ appointment: { postId, divisionCode }, cause, on, documentSha256 }) => [
    OfficerTermEnded.of({ postId, divisionCode, cause, on, documentSha256 }),
  ],
});
