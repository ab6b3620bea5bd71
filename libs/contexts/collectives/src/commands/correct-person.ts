import { type IdentityField, type Rejection, type Rule, type SealedCorrection, reject } from '#kernel';
import { CORRECTION_RULES, type CorrectionEntry } from '#corrections/facts';
import { CorrectionGrounds, commandSpec, correctedSince } from '#nest';
import { IdentityNumber, PersonName, Phone, SubjectId } from '#nest/fields';
import {
  IDENTITY_FIELDS,
  type Person,
  PersonCorrected,
  type RightIdentity,
  type WrittenOfAPerson,
  correctionTellsNoPersonalData,
  fullCapacityFrom,
  personStream,
  rightNumberIsNobodyElses,
} from '../facts/index.js';

export class CorrectPerson extends CorrectionGrounds {
  @SubjectId('人员编号')
  personId: string;

  @PersonName('正确的姓名（记错的填）', { optional: true })
  name?: string;

  @IdentityNumber('正确的身份证号（记错的填）', { optional: true })
  identityNumber?: string;

  @Phone('正确的联系电话（记错的填）', { optional: true })
  phone?: string;
}

interface CorrectionCase extends CorrectionEntry, WrittenOfAPerson, SealedCorrection {
  readonly personId: string;
  readonly divisionCode: string;
  readonly since: string;
  readonly majority: RightIdentity['majority'];
}

const RULES: readonly Rule<CorrectionCase>[] = [
  ...CORRECTION_RULES,
  rightNumberIsNobodyElses,
  correctionTellsNoPersonalData,
];

const FIELDS = Object.keys(IDENTITY_FIELDS) as readonly IdentityField[];

/** What whoever corrects has written that is recorded as it stands. */
function writtenIn({ error, reason, documents = [], ...command }: CorrectPerson): WrittenOfAPerson {
  return {
    texts: [error, reason ?? '', ...documents.map(({ title }) => title)],
    stated: FIELDS.flatMap((field) => command[field] ?? []),
  };
}

/** By the right number; nothing changes of the day of majority when the number was right. */
function majorityOf(
  { identityNumber }: CorrectPerson,
  { differs }: SealedCorrection,
  since: string,
): RightIdentity['majority'] {
  if (identityNumber === undefined || !differs.includes('identityNumber')) return undefined;
  return { fullCapacityFrom: fullCapacityFrom(identityNumber, since) };
}

/** Puts right a name, number or phone that was typed wrongly; what the vault keeps is told by its commitment alone. */
export const correctPerson = commandSpec({
  command: CorrectPerson,
  title: '更正人员身份信息',
  permission: 'registers.correct',
  stream: personStream,
  subject: {
    kind: 'existing',
    id: ({ personId }) => personId,
    organisation: ({ divisionCode }: Person) => divisionCode,
  },
  corrects: ({ personId, name, identityNumber, phone }, { correction }: Person, newId) => ({
    personId,
    correctionId: newId('correction'),
    identity: { name, identityNumber, phone },
    recorded: correction,
  }),
  effectiveOn: correctedSince,
  refusals: ['COLLECTIVES.PERSON_FORGOTTEN'],
  facts: ({ command, state: person, corrected, context }): CorrectionCase | Rejection => {
    const { divisionCode = '', recordedOn: since = context.today } = person;
    if (!corrected)
      return reject(
        'rule',
        'COLLECTIVES.PERSON_FORGOTTEN',
        '该人员的身份信息已按规定删除，不能再更正；需要重新登记的，请办理人员入户。',
      );
    const { commitment, differs } = corrected;
    return {
      ...{ ...corrected, personId: command.personId, divisionCode, since },
      ...writtenIn(command),
      majority: majorityOf(command, corrected, since),
      after: differs.length > 0 ? { commitment } : {},
      papers: command.documents?.length ?? 0,
    };
  },
  rules: RULES,
  decide: (
    { personId, divisionCode, since, differs, former, commitment, majority },
    { command: { basis, error } },
  ) => [
    PersonCorrected.of({
      ...{ personId, divisionCode, since, basis, error },
      particulars: [...differs],
      ...{ before: { commitment: former }, after: { commitment }, majority },
    }),
  ],
});
