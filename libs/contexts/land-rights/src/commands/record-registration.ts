import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LandCode, LegalDateField, SubjectId, Text } from '#nest/fields';
import { rowsRead } from '#policies/facts';
import {
  type Parcel,
  RegistrationRecorded,
  type Right,
  parcelIsCurrent,
  registrationIsOfWhatStands,
  rightOf,
  shortConveyanceIsNotRegistered,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { REMINDING, policiesOfTheParcel, watchedFrom } from './reminding.js';

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

/** The right that takes the place of another with its registration, whose reminders end with that. */
function succeeding({ code: parcelCode }: Parcel, right: Right | undefined) {
  if (right?.succeeds === undefined) return [];
  const { contractId: rightId, right: kind, contractNumber, to } = right;
  return [{ parcelCode, rightId, right: kind, contractNumber, to }];
}

export const recordRegistration = commandOn({
  command: RecordRegistration,
  title: '记载不动产登记',
  ...ON_PARCEL,
  effectiveOn: ({ registeredOn }) => registeredOn,
  references: { policies: policiesOfTheParcel<RecordRegistration>() },
  facts: ({ command, state: parcel, references, context: { today } }) => {
    const { subjectId, authority, number, registeredOn } = command;
    const encumbrance = parcel.encumbrances.find((each) => each.encumbranceId === subjectId);
    const right = rightOf(parcel, subjectId);
    return {
      ...watchedFrom(succeeding(parcel, right), references.policies?.state, today),
      ...{ parcel, subjectId, right, encumbrance, authority, number, registeredOn, today },
    };
  },
  rules: [parcelIsCurrent, registrationIsOfWhatStands, shortConveyanceIsNotRegistered, ...REMINDING],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ subjectId, authority, number, registeredOn }) => [
    RegistrationRecorded.of({ subjectId, authority, number, registeredOn }),
  ],
});
