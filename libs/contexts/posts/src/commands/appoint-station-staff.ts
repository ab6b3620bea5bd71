import { type LegalDate, isRejection } from '#kernel';
import { commandSpec } from '#nest';
import { Choice, IntegerField, LegalDateField, Nested, Sha256 } from '#nest/fields';
import {
  ACCOUNTING_TITLES,
  APPOINTMENT_RULES,
  type AccountingTitle,
  DUTY_RULES,
  STATION_POST_TITLES,
  StationStaffAppointed,
  type StationPost,
  chiefIsQualified,
  postStream,
} from '../facts/index.js';
import {
  AppointmentTerms,
  Person,
  appointmentData,
  namedIn,
  placeReferences,
  stateAppointment,
} from './appointment.js';

class Qualification {
  @Choice('会计专业技术资格', ACCOUNTING_TITLES)
  title: AccountingTitle;

  @IntegerField('从事会计工作的整年数', 0, 60)
  years: number;

  @Sha256('资格证书或工作证明的 SHA-256')
  sha256: string;
}

export class AppointStationStaff extends AppointmentTerms {
  @Choice('岗位', STATION_POST_TITLES)
  post: StationPost;

  @Nested('任用的人', () => Person)
  person: Person;

  @LegalDateField('止期（不填则直到终止）', { optional: true })
  to?: LegalDate;

  @Nested('资格', () => Qualification)
  qualification: Qualification;
}

export const appointStationStaff = commandSpec({
  command: AppointStationStaff,
  title: '登记农经站人员任用',
  permission: 'station.record',
  stream: postStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('post'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: placeReferences<AppointStationStaff>(),
  persons: ({ person }, newId) => namedIn(person, newId),
  effectiveOn: ({ decidedOn }) => decidedOn,
  facts: ({ command, references, persons, context }) => {
    const { post, qualification } = command;
    const stated = stateAppointment({ terms: command, post, sealed: persons[0], references, context });
    if (isRejection(stated)) return stated;
    return { ...stated, qualification };
  },
  rules: [...APPOINTMENT_RULES, chiefIsQualified, ...DUTY_RULES],
  decide: (entry, { command }) => {
    const { to } = entry;
    const { title, years, sha256 } = entry.qualification;
    const qualification = { title, years, sha256 };
    return [StationStaffAppointed.of({ ...appointmentData(entry, command), to, qualification })];
  },
});
