import { type LegalDate, isRejection } from '#kernel';
import { collectiveStream, householdStream } from '#collectives/facts';
import { commandSpec, one } from '#nest';
import { Choice, CreditCode, IntegerField, LegalDateField, Nested, SubjectId } from '#nest/fields';
import {
  APPOINTMENT_RULES,
  DUTY_RULES,
  MANNERS,
  type Manner,
  OFFICER_RULES,
  OfficerAppointed,
  VILLAGE_POST_TITLES,
  type VillagePost,
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

export class AppointOfficer extends AppointmentTerms {
  @Choice('职务', VILLAGE_POST_TITLES)
  post: VillagePost;

  @CreditCode('所属集体经济组织（理事会、监事会和集体的财会岗位填写）', { optional: true })
  collectiveId?: string;

  @Nested('任职人（已登记的人可改填人员编号）', () => Person, { optional: true })
  person?: Person;

  @SubjectId('人员编号', { optional: true })
  personId?: string;

  @SubjectId('该人所在农户（按人员编号任职、尚无职务的须填）', { optional: true })
  householdId?: string;

  @Choice('产生方式', MANNERS)
  manner: Manner;

  @LegalDateField('止期（含当日）')
  to: LegalDate;

  @IntegerField('本届应选名额（财会岗位不填）', 1, 15, { optional: true })
  seats?: number;
}

/** The rules over duties are judged twice: here, so that the clerk is told, and when the duty book takes it in. */
export const appointOfficer = commandSpec({
  command: AppointOfficer,
  title: '登记任职',
  permission: 'posts.record',
  stream: postStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('post'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    ...placeReferences<AppointOfficer>(),
    collective: one(collectiveStream, ({ collectiveId }: AppointOfficer) => collectiveId),
    household: one(householdStream, ({ householdId }: AppointOfficer) => householdId),
  },
  persons: ({ person }, newId) => namedIn(person, newId),
  effectiveOn: ({ decidedOn }) => decidedOn,
  refusals: ['POSTS.PERSON'],
  facts: ({ command, references, persons, context }) => {
    const { post, collectiveId, divisionCode, personId, manner, to, seats } = command;
    const stated = stateAppointment({
      terms: command,
      post,
      organisationId: collectiveId ?? divisionCode,
      seats,
      sealed: persons[0],
      personId,
      household: references.household?.state,
      references,
      context,
    });
    if (isRejection(stated)) return stated;
    const collective = references.collective?.state;
    // A collective of another place than the one the clerk may act for is none.
    const own = collective?.divisionCode === divisionCode ? collective : undefined;
    return { ...stated, collectiveId, collective: own, manner, to };
  },
  rules: [...APPOINTMENT_RULES, ...OFFICER_RULES, ...DUTY_RULES],
  decide: (entry, { command }) => {
    const { manner, to, seats } = entry;
    return [OfficerAppointed.of({ ...appointmentData(entry, command), manner, to, seats })];
  },
});
