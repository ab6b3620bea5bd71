import { Grounds, commandOn } from '#nest';
import { Choice, Explanation, LegalDateField, SubjectId } from '#nest/fields';
import {
  HouseholdNotSigned,
  UNSIGNED_REASONS,
  type UnsignedReason,
  householdIsLeftUnsigned,
  householdSheetStream,
  placeOfSheet,
  unsignedHouseholdIsStillExtended,
} from '../facts/index.js';
import { ON_SHEET } from './sheet-command.js';

export class NoteHouseholdUnsigned extends Grounds {
  @SubjectId('调查表')
  sheetId: string;

  @LegalDateField('登记未签字日')
  notedOn: string;

  @Choice('未签字的原因', UNSIGNED_REASONS)
  cause: UnsignedReason;

  @Explanation('说明', 500, { example: '两次上门并电话联系，户主在外地，未能签字' })
  explanation: string;
}

/** One household that does not sign keeps nobody else from the list: it stands apart, and may sign later. */
export const noteHouseholdUnsigned = commandOn({
  command: NoteHouseholdUnsigned,
  title: '登记农户未签字',
  ...ON_SHEET,
  stream: householdSheetStream,
  effectiveOn: ({ notedOn }) => notedOn,
  facts: ({ command: { notedOn, cause: reason }, state: sheet, context: { today } }) => ({
    ...{ sheet, notedOn, reason, today },
  }),
  rules: [householdIsLeftUnsigned, unsignedHouseholdIsStillExtended],
  decide: ({ sheet, notedOn, reason }, { command: { explanation: note } }) => [
    HouseholdNotSigned.of({ ...placeOfSheet(sheet), notedOn, reason, note }),
  ],
});
