import type { LegalDate } from '#kernel';
import { divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one } from '#nest';
import { DivisionCode, LegalDateField, SubjectId } from '#nest/fields';
import {
  ASSIGNMENT_RULES,
  BookkeepingAssigned,
  DUTY_RULES,
  bookkeepingStream,
  dutyBookStream,
  postStream,
} from '../facts/index.js';

export class AssignBookkeeping extends Evidence {
  @DivisionCode('记账的村')
  divisionCode: string;

  @SubjectId('代理会计（农经站的任职）')
  postId: string;

  @LegalDateField('起期')
  from: LegalDate;

  @LegalDateField('止期（不填则直到终止）', { optional: true })
  to?: LegalDate;
}

export const assignBookkeeping = commandSpec({
  command: AssignBookkeeping,
  title: '分工代理记账',
  permission: 'station.record',
  stream: bookkeepingStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('bookkeeping'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    village: one(divisionStream, ({ divisionCode }: AssignBookkeeping) => divisionCode),
    accountant: one(postStream, ({ postId }: AssignBookkeeping) => postId),
    book: one(dutyBookStream, ({ divisionCode }: AssignBookkeeping) => divisionCode),
  },
  facts: ({ command, references, context }) => {
    const { divisionCode: villageCode, postId, from, to } = command;
    const accountant = references.accountant?.state;
    return {
      dutyId: context.newId('bookkeeping'),
      duty: 'agency-bookkeeping' as const,
      // Nobody, when there is no such appointment, which is refused.
      personId: accountant?.personId ?? postId,
      book: references.book?.state,
      village: references.village?.state,
      villageCode,
      postId,
      accountant,
      from,
      to,
    };
  },
  rules: [...ASSIGNMENT_RULES, ...DUTY_RULES],
  decide: ({ dutyId: bookkeepingId, villageCode: divisionCode, personId, postId, from, to }) => [
    BookkeepingAssigned.of({ bookkeepingId, divisionCode, postId, personId, from, to }),
  ],
});
