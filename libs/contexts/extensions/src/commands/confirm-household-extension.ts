import { Grounds, commandOn } from '#nest';
import { LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  HouseholdExtensionConfirmed,
  householdConfirmsWhatWasFound,
  householdSheetStream,
  keptLand,
  keptLandIsTheirsStill,
  placeOfSheet,
} from '../facts/index.js';
import { ON_SHEET, keptParcels } from './sheet-command.js';

export class ConfirmHouseholdExtension extends Grounds {
  @SubjectId('调查表')
  sheetId: string;

  @LegalDateField('农户签字日')
  confirmedOn: string;

  @Sha256('农户代表签字的调查表和合同文本扫描件的 SHA-256')
  paperSha256: string;
}

export const confirmHouseholdExtension = commandOn({
  command: ConfirmHouseholdExtension,
  title: '登记农户确认延包结果',
  ...ON_SHEET,
  stream: householdSheetStream,
  references: { parcels: keptParcels },
  effectiveOn: ({ confirmedOn }) => confirmedOn,
  facts: ({ command: { confirmedOn }, state: sheet, references, context: { today } }) => ({
    ...keptLand(sheet, references.parcels),
    ...{ confirmedOn, today },
  }),
  rules: [householdConfirmsWhatWasFound, keptLandIsTheirsStill],
  decide: ({ sheet, confirmedOn }, { command: { paperSha256 } }) => [
    HouseholdExtensionConfirmed.of({ ...placeOfSheet(sheet), confirmedOn, paperSha256 }),
  ],
});
