import { householdStream } from '#collectives/facts';
import { Evidence, commandSpec, one } from '#nest';
import { Choice, DivisionCode, Sha256, SubjectId } from '#nest/fields';
import {
  DECLARATION_RULES,
  KIN_RELATIONS,
  type KinRelation,
  NearKinDeclared,
  dutyBookStream,
} from '../facts/index.js';

export class DeclareKin extends Evidence {
  @DivisionCode('所在区划')
  divisionCode: string;

  @SubjectId('申报人（人员编号）')
  personId: string;

  @SubjectId('申报人所在农户（没有任职的须填）', { optional: true })
  personHouseholdId?: string;

  @Choice('对方是申报人的', KIN_RELATIONS)
  relation: KinRelation;

  @SubjectId('对方（人员编号）')
  kinId: string;

  @SubjectId('对方所在农户（没有任职的须填）', { optional: true })
  kinHouseholdId?: string;

  @Sha256('申报表或户口簿扫描件的 SHA-256')
  documentSha256: string;
}

/** A person declares near kin where they hold or stand for a duty; declarations name persons by id alone. */
export const declareKin = commandSpec({
  command: DeclareKin,
  title: '申报近亲属',
  permission: 'posts.record',
  stream: dutyBookStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    personHousehold: one(householdStream, ({ personHouseholdId }: DeclareKin) => personHouseholdId),
    kinHousehold: one(householdStream, ({ kinHouseholdId }: DeclareKin) => kinHouseholdId),
  },
  facts: ({ command, state: book, references, context }) => {
    const { divisionCode, personId, relation, kinId, documentSha256 } = command;
    const declarationId = context.newId('declaration');
    return {
      book,
      declaration: { declarationId, divisionCode, personId, relation, kinId, documentSha256 },
      personHousehold: references.personHousehold?.state,
      kinHousehold: references.kinHousehold?.state,
      today: context.today,
    };
  },
  rules: DECLARATION_RULES,
  decide: ({ declaration }) => [NearKinDeclared.of(declaration)],
});
