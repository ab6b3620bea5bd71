import { Grounds, commandOn } from '#nest';
import { Choice, DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import {
  FORUMS,
  OccupationBroughtBeforeForum,
  caseIsBroughtOnce,
  occupationIsOpen,
  occupationStream,
} from '../facts/index.js';

export class BringOccupationBeforeForum extends Grounds {
  @SubjectId('无合同占用')
  occupationId: string;

  @Choice('受理机构', FORUMS)
  forum: keyof typeof FORUMS;

  @DocumentNumber('案号', { example: '（2026）晋0722民初12号' })
  caseNumber: string;

  @LegalDateField('提起日')
  broughtOn: string;
}

export const bringOccupationBeforeForum = commandOn({
  command: BringOccupationBeforeForum,
  title: '登记占用提起诉讼或仲裁',
  permission: 'contracts.record',
  stream: occupationStream,
  on: ({ occupationId }) => occupationId,
  effectiveOn: ({ broughtOn }) => broughtOn,
  facts: ({ command: { forum, caseNumber, broughtOn: on }, state: occupation, context: { today } }) => ({
    occupation,
    on,
    today,
    forum,
    caseNumber,
  }),
  rules: [occupationIsOpen, caseIsBroughtOnce],
  decide: ({ occupation: { occupationId }, on: broughtOn, forum, caseNumber }) => [
    OccupationBroughtBeforeForum.of({ occupationId, forum, caseNumber, broughtOn }),
  ],
});
