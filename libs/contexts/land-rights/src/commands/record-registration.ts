import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LandCode, LegalDateField, SubjectId, Text } from '#nest/fields';
import {
  RegistrationRecorded,
  parcelIsCurrent,
  registrationIsOfWhatStands,
  rightOf,
  shortConveyanceIsNotRegistered,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';

export class RecordRegistration extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @SubjectId('已登记的权利或者抵押的编号')
  subjectId: string;

  @Text('登记机构', 60, { example: '左权县不动产登记中心' })
  authority: string;

  @DocumentNumber('不动产权证书号、登记证明号', { example: '晋(2026)左权县不动产权第0000123号' })
  number: string;

  @LegalDateField('登记日')
  registeredOn: string;
}

export const recordRegistration = commandOn({
  command: RecordRegistration,
  title: '记载不动产登记',
  ...ON_PARCEL,
  effectiveOn: ({ registeredOn }) => registeredOn,
  facts: ({ command, state: parcel, context: { today } }) => {
    const { subjectId, authority, number, registeredOn } = command;
    const encumbrance = parcel.encumbrances.find((each) => each.encumbranceId === subjectId);
    const right = rightOf(parcel, subjectId);
    return { parcel, subjectId, right, encumbrance, authority, number, registeredOn, today };
  },
  rules: [parcelIsCurrent, registrationIsOfWhatStands, shortConveyanceIsNotRegistered],
  decide: ({ subjectId, authority, number, registeredOn }) => [
    RegistrationRecorded.of({ subjectId, authority, number, registeredOn }),
  ],
});
