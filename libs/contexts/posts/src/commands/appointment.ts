import {
  type DecisionContext,
  type LegalDate,
  type Loaded,
  type Rejection,
  type SealedPerson,
  isRejection,
  onePerson,
} from '#kernel';
import type { Household } from '#collectives/facts';
import { type Division, divisionStream } from '#divisions/facts';
import { Grounds, type NamedPerson, one } from '#nest';
import {
  DivisionCode,
  Flag,
  IdentityNumber,
  LegalDateField,
  Nested,
  PersonName,
  Phone,
  Sha256,
} from '#nest/fields';
import { type AppointmentEntry, type DutyBook, type Post, dutyBookStream } from '../facts/index.js';

/* What the ways of appointing somebody have in common. */

export class Person {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

class Conduct {
  @Flag('没有与会计职务有关的犯罪记录')
  clear: boolean;

  @LegalDateField('查询日')
  checkedOn: string;

  @Sha256('查询结果扫描件的 SHA-256')
  sha256: string;
}

/** Every appointment says where, on which paper, from when. */
export abstract class AppointmentTerms extends Grounds {
  @DivisionCode('所在区划')
  divisionCode: string;

  @LegalDateField('选举、任命或聘任日')
  decidedOn: string;

  @Sha256('当选证书、任命或聘任文件的 SHA-256')
  documentSha256: string;

  @LegalDateField('起期')
  from: string;

  @Nested('犯罪记录查询（会计工作须填）', () => Conduct, { optional: true })
  conduct?: Conduct;
}

/** The place of the appointment, and who is trusted with what there. */
export function placeReferences<Command extends AppointmentTerms>() {
  return {
    division: one(divisionStream, ({ divisionCode }: Command) => divisionCode),
    book: one(dutyBookStream, ({ divisionCode }: Command) => divisionCode),
  };
}

/** The person named in an appointment, for the vault. */
export function namedIn(person: Person | undefined, newId: DecisionContext['newId']): readonly NamedPerson[] {
  return person ? [{ personId: newId('person'), identity: person }] : [];
}

/** An appointment that can be judged, and the commitment to the identity of a person who was named. */
export type StatedAppointment = AppointmentEntry & { readonly commitment: string | undefined };

/** States the facts that every appointment has; or that nobody, or two persons, are named in it. */
export function stateAppointment(given: {
  readonly terms: AppointmentTerms & { readonly to?: LegalDate };
  readonly post: Post;
  /** None for the station, whose people serve every organisation of its villages. */
  readonly organisationId?: string;
  readonly seats?: number | undefined;
  /** The person named, whom the vault may know already; or the one referred to by id. */
  readonly sealed: SealedPerson | undefined;
  readonly personId?: string | undefined;
  readonly household?: Household | undefined;
  readonly references: {
    readonly division: Loaded<Division | undefined> | undefined;
    readonly book: Loaded<DutyBook | undefined> | undefined;
  };
  readonly context: DecisionContext;
}): StatedAppointment | Rejection {
  const { terms, post, organisationId, seats, sealed, household, references, context } = given;
  const personId = onePerson(sealed, given.personId, { code: 'POSTS.PERSON', field: 'person' });
  if (isRejection(personId)) return personId;
  const { divisionCode, decidedOn, from, to, conduct } = terms;
  return {
    personId,
    commitment: sealed?.commitment,
    person: {
      named: sealed !== undefined,
      household,
      anotherName: sealed?.differs.includes('name') ?? false,
    },
    dutyId: context.newId('post'),
    duty: post,
    post,
    organisationId,
    book: references.book?.state,
    division: references.division?.state,
    divisionCode,
    decidedOn,
    from,
    to,
    seats,
    conduct,
    today: context.today,
  };
}

/** What every event of an appointment records; of a look-up for convictions only a clear one is ever kept. */
export function appointmentData(entry: StatedAppointment, terms: AppointmentTerms) {
  const { dutyId: postId, divisionCode, post, personId, commitment, decidedOn, from } = entry;
  const { documentSha256, conduct } = terms;
  return {
    postId,
    divisionCode,
    organisationId: entry.organisationId ?? divisionCode,
    post,
    personId,
    commitment,
    documentSha256,
    decidedOn,
    from,
    conductCheck: conduct && { checkedOn: conduct.checkedOn, sha256: conduct.sha256 },
  };
}
