import { Grounds, commandOn } from '#nest';
import { Choice, DocumentNumber, LandCode, LegalDateField, SubjectId } from '#nest/fields';
import {
  LAND_FILINGS,
  type LandFiling,
  LandFilingRecorded,
  filingIsOfWhatStands,
  rightOf,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';

export class RecordLandFiling extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @Choice('备案的事项', LAND_FILINGS)
  filing: LandFiling;

  @SubjectId('备案的权利或者担保的编号')
  subjectId: string;

  @LegalDateField('备案日、通知日')
  filedOn: string;

  @DocumentNumber('备案编号', { optional: true, example: '辽备〔2026〕7号' })
  number?: string;
}

/** Of what was not filed when it was recorded; the duty to file it ends. */
export const recordLandFiling = commandOn({
  command: RecordLandFiling,
  title: '登记土地事项备案',
  ...ON_PARCEL,
  effectiveOn: ({ filedOn }) => filedOn,
  hasHappened: true,
  facts: ({ command: { filing, subjectId, filedOn, number }, state: parcel }) => ({
    ...{ parcel, filing, subjectId, filedOn, number },
    right: rightOf(parcel, subjectId),
    encumbrance: parcel.encumbrances.find(({ encumbranceId }) => encumbranceId === subjectId),
  }),
  rules: [filingIsOfWhatStands],
  decide: ({ filing, subjectId, filedOn, number }) => [
    LandFilingRecorded.of({ filing, subjectId, filedOn, number }),
  ],
});
