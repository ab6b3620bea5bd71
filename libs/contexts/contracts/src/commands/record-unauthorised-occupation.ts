import { type Rule } from '#kernel';
import { collectiveStream, householdStream } from '#collectives/facts';
import { type Holder, parcelStream } from '#land-rights/facts';
import { Grounds, commandSpec, one } from '#nest';
import {
  AreaField,
  Choice,
  CreditCode,
  DivisionCode,
  IdentityNumber,
  LegalDateField,
  Nested,
  LandCode,
  PersonName,
  Phone,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  DISCOVERIES,
  OCCUPIED_KINDS,
  type OccupationEntry,
  OccupationRecorded,
  noRightCoversTheOccupation,
  occupationIsFoundInTime,
  occupationStream,
  occupiedAreaIsWithinTheParcel,
  occupiedCollectiveIsRegistered,
  occupierIsNamedOnce,
} from '../facts/index.js';

class OccupyingPerson {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

export class RecordUnauthorisedOccupation extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Choice('占用的是', OCCUPIED_KINDS)
  kind: keyof typeof OCCUPIED_KINDS;

  @LandCode('地块编码（已登记的地块填）', { optional: true })
  parcelCode?: string;

  @Text('位置', 100, { example: '村委会旧址北房三间' })
  place: string;

  @SubjectId('占用的农户（占用人是农户的填）', { optional: true })
  householdId?: string;

  @CreditCode('占用单位的代码（占用人是单位的填）', { optional: true })
  creditCode?: string;

  @Nested('占用的个人（占用人是农户以外的个人的填）', () => OccupyingPerson, { optional: true })
  person?: OccupyingPerson;

  @LegalDateField('占用自何日起')
  occupiedSince: string;

  @AreaField('占用面积')
  areaDm2: number;

  @Choice('发现途径', DISCOVERIES)
  discovery: keyof typeof DISCOVERIES;

  @LegalDateField('发现日')
  foundOn: string;
}

interface OccupationCase extends OccupationEntry {
  readonly occupier: Holder | undefined;
}

const OCCUPATION_RULES: readonly Rule<OccupationCase>[] = [
  occupiedCollectiveIsRegistered,
  occupierIsNamedOnce,
  occupationIsFoundInTime,
  occupiedAreaIsWithinTheParcel,
  noRightCoversTheOccupation,
];

function occupierOf(
  { householdId, creditCode }: RecordUnauthorisedOccupation,
  personId: string | undefined,
): Holder | undefined {
  if (householdId) return { kind: 'household', id: householdId };
  if (creditCode) return { kind: 'other-organisation', id: creditCode };
  return personId === undefined ? undefined : { kind: 'person', id: personId };
}

export const recordUnauthorisedOccupation = commandSpec({
  command: RecordUnauthorisedOccupation,
  title: '登记无合同占用',
  permission: 'contracts.record',
  stream: occupationStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('occupation'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RecordUnauthorisedOccupation) => collectiveId),
    parcel: one(parcelStream, ({ parcelCode }: RecordUnauthorisedOccupation) => parcelCode),
    household: one(householdStream, ({ householdId }: RecordUnauthorisedOccupation) => householdId),
  },
  persons: ({ person }, newId) => (person ? [{ personId: newId('occupier'), identity: { ...person } }] : []),
  effectiveOn: ({ foundOn }) => foundOn,
  facts: ({ command, references: { collective, parcel, household }, persons, context }): OccupationCase => {
    const { collectiveId, divisionCode, kind, parcelCode, householdId, creditCode, person } = command;
    const { areaDm2, occupiedSince, foundOn } = command;
    return {
      ...{ collectiveId, kind, parcelCode, householdId, areaDm2, occupiedSince, foundOn },
      collective: collective?.state?.divisionCode === divisionCode ? collective.state : undefined,
      parcel: parcel?.state,
      occupiersNamed: [householdId, creditCode, person].filter((named) => named !== undefined).length,
      household: household?.state,
      today: context.today,
      occupier: occupierOf(command, persons[0]?.personId),
    };
  },
  rules: OCCUPATION_RULES,
  decide: ({ occupier, ...entry }, { command: { divisionCode, place, discovery }, context: { newId } }) => {
    const { collectiveId, kind, parcelCode, areaDm2, occupiedSince, foundOn } = entry;
    const where = { collectiveId, divisionCode, kind, parcelCode, place };
    const found = { occupiedSince, areaDm2, discovery, foundOn };
    return [OccupationRecorded.of({ occupationId: newId('occupation'), ...where, occupier, ...found })];
  },
});
